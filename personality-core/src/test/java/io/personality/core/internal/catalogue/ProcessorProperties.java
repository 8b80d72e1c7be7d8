package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ProcessorProperties {
  private static final ProcessorCatalogue CATALOGUE = Resources.processors();
  private static final AcceleratorCatalogue ACCELERATORS = Resources.accelerators();
  private static final List<ProcessorGeneration> GENERATIONS =
      ProcessorReader.matchers(new Tree("processors.json", Resources.parsed("processors.json")))
          .stream()
          .map(ProcessorMatcher::generation)
          .toList();

  @Provide
  Arbitrary<ProcessorGeneration> generations() {
    return Arbitraries.of(GENERATIONS);
  }

  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> likely =
        Arbitraries.of(
                "Intel",
                "Xeon",
                "Gold",
                "Gen",
                "EPYC",
                "13th",
                "4",
                "NVIDIA",
                "A100",
                "GPU",
                "+",
                "(R)",
                "80GB",
                "Core",
                "i7-",
                "9999",
                "Neoverse",
                "\u0130",
                "\uD800",
                "{",
                "-")
            .list()
            .ofMaxSize(12)
            .map(words -> String.join(" ", words));
    return Arbitraries.oneOf(Arbitraries.strings().ofMaxLength(400), likely);
  }

  @Property
  void noTextMakesTheCatalogueFail(@ForAll("texts") String a, @ForAll("texts") String b) {
    ProcessorReading reading =
        ProcessorReading.named(a).withCpuid(b, 6, 85, 4).withMidr(0x41, 0xd4f).withDmi(b, a, b);
    assertNotNull(CATALOGUE.identify(reading));
    assertNotNull(CATALOGUE.resolve(a, Optional.of(b)));
    assertNotNull(CATALOGUE.resolveLabel(a, b, a));
    assertNotNull(ACCELERATORS.resolve(a));
    assertNotNull(ACCELERATORS.identify(a));
    assertTrue(ACCELERATORS.statedMemoryMib(a) >= 0);
  }

  @Property
  void aLaterGenerationNeverEarnsLess(
      @ForAll("generations") ProcessorGeneration asked,
      @ForAll("generations") ProcessorGeneration present) {
    GenerationQuery query =
        new GenerationQuery.Found(List.of(asked.ref()), asked.year(), asked.label());
    double credit = CATALOGUE.credit(query, host(present));
    assertTrue(credit >= 0 && credit <= 1);
    boolean own = asked.ref().lineage().equals(present.ref().lineage());
    assertEquals(own && present.ref().index() >= asked.ref().index(), credit == 1);
    for (ProcessorGeneration later : GENERATIONS) {
      boolean noWorse =
          later.ref().lineage().equals(present.ref().lineage())
              && later.ref().index() >= present.ref().index()
              && later.year() >= present.year();
      assertTrue(!noWorse || CATALOGUE.credit(query, host(later)) >= credit, later::label);
    }
  }

  @Property
  void whatAskedForAGenerationMeetsItsOwnHosts(
      @ForAll("generations") ProcessorGeneration generation) {
    HostGeneration host =
        CATALOGUE
            .resolveLabel(generation.label(), generation.line(), generation.vendor())
            .orElseThrow();
    GenerationQuery asked = CATALOGUE.resolve(generation.label(), Optional.of(generation.vendor()));
    if (!generation.exception()) {
      assertEquals(1.0, CATALOGUE.credit(asked, host), generation::id);
    }
  }

  private static HostGeneration host(ProcessorGeneration generation) {
    return new HostGeneration(List.of(generation.ref()), generation.year());
  }
}

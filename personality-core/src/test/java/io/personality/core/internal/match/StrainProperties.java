package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.core.internal.query.FeatureTest;
import io.personality.core.internal.query.Relaxer;
import io.personality.model.FeatureDefinition.Kind;
import io.personality.model.Fingerprint;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Strains in figures alone are those of the changes in words, and their bounds hold. */
class StrainProperties {
  private static final double ROUNDING = 1e-12;
  private static final List<FeatureEntry> FEATURES =
      List.copyOf(Worlds.CATALOGUE.entries().values());

  @Property(tries = 4_000)
  void strainsAreThoseOfTheChange(@ForAll long seed) {
    Random random = new Random(seed);
    Worlds worlds = new Worlds(seed);
    FeatureEntry entry = worlds.pick(FEATURES);
    Fingerprint host = worlds.host("host");
    CompiledRequirement requirement = requirement(new Wishes(worlds, random), entry);
    if (requirement.test().test(host) == FeatureTest.Outcome.MET) {
      return;
    }
    Relaxer relaxer = requirement.relaxer();
    Relaxer.Loosened loosened = relaxer.towards(host);
    assertEquals(loosened.strain(), relaxer.strain(host), () -> requirement + " on " + host);
    assertTrue(loosened.strain() >= 0 && loosened.strain() <= 1, requirement.text());
    assertEquals(FeatureTest.Outcome.MET, loosened.test().test(host), requirement.text());
  }

  private static CompiledRequirement requirement(Wishes wishes, FeatureEntry entry) {
    String feature = entry.definition().name().value();
    return Worlds.compile(
            Profile.builder("asking")
                .metric("memory_bandwidth", 1)
                .require(feature, wishes.condition(entry))
                .build())
        .requirements()
        .get(0);
  }

  @Property(tries = 4_000)
  void strainsOfNumbersAreThoseOfHostsThatHaveThem(@ForAll long seed) {
    Random random = new Random(seed);
    Worlds worlds = new Worlds(seed);
    FeatureEntry entry =
        worlds.pick(
            FEATURES.stream()
                .filter(
                    f ->
                        f.definition().kind() == Kind.METRIC
                            || f.definition().kind() == Kind.QUANTITY)
                .toList());
    CompiledRequirement requirement = requirement(new Wishes(worlds, random), entry);
    double number = ((Value.Number) worlds.value(entry)).number();
    if (random.nextBoolean()) {
      number = Math.rint(number * 100) / 100; // of few digits, as people write bounds
    }
    Fingerprint host =
        worlds
            .host("host")
            .with(entry.definition().name(), Reading.of(number, Provenance.MEASURED, "test"));
    if (requirement.test().test(host) == FeatureTest.Outcome.MET) {
      return;
    }
    double strain = requirement.relaxer().towards(host).strain();
    assertEquals(strain, requirement.relaxer().strain(number), requirement.text());
    double least = requirement.relaxer().leastStrain(number);
    assertTrue(least <= strain + ROUNDING, () -> requirement.text() + ": " + least);
  }
}

package io.personality.core.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.personality.Experimental;
import io.personality.PlacementEngine;
import io.personality.core.Personality;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ArrowsTest {

  private static final String INTERNAL = "io.personality.core.internal";
  private static final String SAMPLE = "io.personality.core.architecture.sample.internal";

  private static final JavaClasses OURS =
      CompiledClasses.of(PlacementEngine.class, Personality.class);
  private static final JavaClasses SAMPLES = new ClassFileImporter().importPackages(SAMPLE);

  @Test
  void valuesSeeOnlyValues() {
    onlySees("io.personality.model", "io.personality.model");
  }

  @Test
  void callersTypesSeeValues() {
    onlySees("io.personality", "io.personality", "io.personality.model");
  }

  @Test
  void providersInterfacesSeeCallersTypesAndValues() {
    onlySees("io.personality.spi", "io.personality.spi", "io.personality", "io.personality.model");
  }

  @ParameterizedTest
  @EnumSource
  void stationsSeeOnlyWhatLiesBeforeThem(Station station) {
    station.arrows(INTERNAL).check(OURS);
  }

  @Test
  void everyInternalPackageIsOnTheMap() {
    Station.isComplete(INTERNAL).check(OURS);
  }

  @Test
  void theEntryPointShowsNoLibraryAndNoBackEnd() {
    String[] seen =
        Stream.of(Station.COMMON, Station.BESIDES, List.of("io.personality.core", INTERNAL + ".."))
            .flatMap(List::stream)
            .toArray(String[]::new);
    classes()
        .that()
        .resideInAPackage("io.personality.core")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(seen)
        .check(OURS);
  }

  @Test
  void anArrowBackIsAllowed() {
    assertFalse(Station.QUERY.arrows(SAMPLE).evaluate(SAMPLES).hasViolation());
  }

  @Test
  void anArrowAheadIsNoticed() {
    assertTrue(Station.MATCH.arrows(SAMPLE).evaluate(SAMPLES).hasViolation());
  }

  @Test
  void aParserOutsideItsStationIsNoticed() {
    assertTrue(Station.CLAIM.arrows(SAMPLE).evaluate(SAMPLES).hasViolation());
  }

  @Test
  void aLoggerInTheHotPathIsNoticed() {
    assertTrue(Station.FLEET.arrows(SAMPLE).evaluate(SAMPLES).hasViolation());
  }

  @Test
  void aPackageBesideTheMapIsNoticed() {
    assertTrue(Station.isComplete(SAMPLE).evaluate(SAMPLES).hasViolation());
  }

  private static void onlySees(String of, String... seen) {
    DescribedPredicate<JavaClass> allowed =
        resideInAnyPackage(seen)
            .or(resideInAnyPackage("java..", "org.slf4j", "org.jspecify.annotations"))
            // An annotation marks values too, though it lies with the callers' types.
            .or(type(Experimental.class));
    classes().that().resideInAPackage(of).should().onlyDependOnClassesThat(allowed).check(OURS);
  }
}

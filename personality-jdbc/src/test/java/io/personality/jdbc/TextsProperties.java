package io.personality.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.StorageException;
import io.personality.model.ExclusiveUnit;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.OperatorValue;
import io.personality.model.PagePool;
import io.personality.model.PlacementState;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

/** What is stored as text or as a decimal is read as it was. */
class TextsProperties {

  @Property
  void timesAreExact(@ForAll("times") Instant time) {
    assertEquals(time, Times.instant(Times.seconds(time)));
  }

  @Provide
  Arbitrary<Instant> times() {
    return Combinators.combine(
            Arbitraries.longs().between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond()),
            Arbitraries.integers().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  @Example
  void theFirstAndTheLastTimeAreExact() {
    assertEquals(Instant.MAX, Times.instant(Times.seconds(Instant.MAX)));
    assertEquals(Instant.MIN, Times.instant(Times.seconds(Instant.MIN)));
  }

  @Property
  void timesHaveTheOrderOfTheirDecimals(
      @ForAll("times") Instant one, @ForAll("times") Instant two) {
    assertEquals(
        Integer.signum(one.compareTo(two)),
        Integer.signum(Times.seconds(one).compareTo(Times.seconds(two))));
  }

  @Property
  void unitsAreReadAsTheyWere(@ForAll("units") ExclusiveUnit unit) {
    assertEquals(unit, Units.unit(unit.text()));
  }

  @Provide
  Arbitrary<ExclusiveUnit> units() {
    Arbitrary<Integer> numbers = Arbitraries.integers().greaterOrEqual(0);
    Arbitrary<Long> sizes = Arbitraries.longs().greaterOrEqual(1);
    return Arbitraries.oneOf(
        numbers.map(ExclusiveUnit.Core::new),
        Arbitraries.strings()
            .withChars(":=;,'\"\\%_$")
            .alpha()
            .ofMinLength(1)
            .ofMaxLength(200)
            .map(ExclusiveUnit.Device::new),
        Combinators.combine(numbers, sizes, sizes)
            .as((cell, kib, pages) -> new ExclusiveUnit.Pages(new PagePool(cell, kib, pages))));
  }

  @Property
  void operatorTermsAreReadAsTheyWere(
      @ForAll @DoubleRange(max = 1) double tolerance,
      @ForAll @DoubleRange(max = 1e300) double step,
      @ForAll @IntRange(min = 1, max = 100_000) int pool,
      @ForAll OperatorTerm term,
      @ForAll("choices") Choice choice) {
    OperatorTerms terms =
        new OperatorTerms(List.of(new OperatorTerms.Wish(term, step)), tolerance, choice, pool);
    assertEquals(terms, OperatorTexts.terms(OperatorTexts.text(terms)));
    assertEquals(OperatorTerms.NONE, OperatorTexts.terms(OperatorTexts.text(OperatorTerms.NONE)));
  }

  @Provide
  Arbitrary<Choice> choices() {
    return Arbitraries.oneOf(
        Arbitraries.just(new Choice.BestFirst()),
        Arbitraries.just(new Choice.ByRequest()),
        Arbitraries.longs().map(Choice.Seeded::new));
  }

  @Property
  void operatorValuesAreReadAsTheyWere(
      @ForAll OperatorTerm term, @ForAll @DoubleRange(max = 1e300) double value) {
    List<OperatorValue> values =
        List.of(
            new OperatorValue(term, OptionalDouble.of(value)),
            new OperatorValue(OperatorTerm.COST, OptionalDouble.empty()));
    assertEquals(values, OperatorTexts.values(OperatorTexts.text(values)));
    assertEquals(List.of(), OperatorTexts.values(""));
  }

  @Example
  void whatANewerVersionWroteIsRefusedByName() {
    StorageException refused =
        assertThrows(
            StorageException.class, () -> Names.constant(PlacementState.class, "hibernated"));
    assertTrue(refused.getMessage().contains("hibernated"), refused.getMessage());
    assertTrue(refused.getMessage().contains("running"), refused.getMessage());
    assertThrows(StorageException.class, () -> Units.unit("cache-way:3"));
    assertThrows(StorageException.class, () -> Units.unit("core:x"));
    assertThrows(StorageException.class, () -> OperatorTexts.terms("0.1;5;by-mood;"));
    assertThrows(StorageException.class, () -> OperatorTexts.terms("0.1"));
    assertThrows(StorageException.class, () -> OperatorTexts.values("noise=1"));
  }
}

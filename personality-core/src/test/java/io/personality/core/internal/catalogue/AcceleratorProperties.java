package io.personality.core.internal.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.catalogue.AcceleratorAssignment.Device;
import io.personality.core.internal.catalogue.AcceleratorAssignment.Wish;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AcceleratorProperties {
  private static final AcceleratorCatalogue CATALOGUE = Resources.accelerators();
  private static final List<AcceleratorModel> MODELS =
      new AcceleratorReader(new Tree("accelerators.json", Resources.parsed("accelerators.json")))
          .models().stream().map(AcceleratorReader.Named::value).toList();

  @Provide
  Arbitrary<AcceleratorModel> models() {
    return Arbitraries.of(MODELS);
  }

  @Provide
  Arbitrary<Long> memory() {
    return Arbitraries.longs().between(1, 400_000);
  }

  @Provide
  Arbitrary<AcceleratorQuery> queries() {
    Arbitrary<Double> gib = Arbitraries.of(0.0, 1.0, 16.0, 40.0, 80.0, 500.0);
    return Combinators.combine(models(), gib, Arbitraries.integers().between(0, 3))
        .as(
            (model, memory, sort) ->
                switch (sort) {
                  case 0 -> new AcceleratorQuery.OfModel(model, memory);
                  case 1 -> new AcceleratorQuery.OfGeneration(model.generation(), memory);
                  case 2 ->
                      new AcceleratorQuery.OfVendor(
                          model.generation().vendor(), AcceleratorKind.ANY, memory);
                  default -> new AcceleratorQuery.OfKind(model.generation().kind(), memory);
                });
  }

  @Provide
  Arbitrary<List<Wish>> wishes() {
    return Combinators.combine(
            queries(),
            Arbitraries.integers().between(1, 2),
            Arbitraries.doubles().between(0.01, 10).ofScale(4))
        .as(Wish::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  @Provide
  Arbitrary<List<Device>> devices() {
    return Combinators.combine(models(), memory()).as(Device::new).list().ofMaxSize(5);
  }

  @Property
  void creditLiesBetweenNoneAndFull(
      @ForAll("queries") AcceleratorQuery asked,
      @ForAll("models") AcceleratorModel present,
      @ForAll("memory") long memoryMib) {
    double credit = CATALOGUE.credit(asked, present, memoryMib);
    assertTrue(credit >= 0 && credit <= 1, () -> String.valueOf(credit));
  }

  @Property
  void betterHardwareNeverEarnsLess(
      @ForAll("queries") AcceleratorQuery asked,
      @ForAll("models") AcceleratorModel present,
      @ForAll("memory") long memoryMib,
      @ForAll("memory") long more) {
    double credit = CATALOGUE.credit(asked, present, memoryMib);
    assertTrue(CATALOGUE.credit(asked, present, memoryMib + more) >= credit);
    for (AcceleratorModel other : MODELS) {
      if (noWorse(other, present)) {
        assertTrue(
            CATALOGUE.credit(asked, other, memoryMib) >= credit,
            () -> other + " earns less than " + present + " for " + asked);
      }
    }
  }

  private static boolean noWorse(AcceleratorModel other, AcceleratorModel present) {
    AcceleratorGeneration ours = present.generation();
    AcceleratorGeneration theirs = other.generation();
    return other.family().equals(present.family())
        && theirs.vendor().equals(ours.vendor())
        && theirs.kind() == ours.kind()
        && theirs.order() >= ours.order()
        && other.year() >= present.year()
        && other.tier() >= present.tier();
  }

  @Property
  void computeCardsDoWhatInferenceCardsDo(
      @ForAll("models") AcceleratorModel asked,
      @ForAll("models") AcceleratorModel present,
      @ForAll("memory") long memoryMib) {
    for (String family : List.of("inference", "data-centre compute")) {
      AcceleratorQuery query = new AcceleratorQuery.OfModel(ofFamily(asked, family), 0);
      assertTrue(
          CATALOGUE.credit(query, ofFamily(present, "data-centre compute"), memoryMib)
              >= CATALOGUE.credit(query, ofFamily(present, "inference"), memoryMib));
    }
  }

  private static AcceleratorModel ofFamily(AcceleratorModel model, String family) {
    return new AcceleratorModel(
        model.name(), model.generation(), family, model.year(), model.memoryGib(), model.tier());
  }

  @Property
  void anotherFamilyNeverEarnsMoreThanTheAskedOne(
      @ForAll("models") AcceleratorModel asked,
      @ForAll("models") AcceleratorModel present,
      @ForAll("memory") long memoryMib) {
    AcceleratorQuery query = new AcceleratorQuery.OfModel(asked, 0);
    assertTrue(
        CATALOGUE.credit(query, ofFamily(present, asked.family()), memoryMib)
            >= CATALOGUE.credit(query, present, memoryMib));
  }

  @Property
  void aModelMeetsItselfInFull(@ForAll("models") AcceleratorModel model) {
    AcceleratorQuery asked = CATALOGUE.resolve(model.name());
    assertEquals(new AcceleratorQuery.OfModel(model, 0), asked);
    assertEquals(1.0, CATALOGUE.credit(asked, model, 0));
    assertEquals(model, CATALOGUE.identify(model.name()).orElseThrow());
  }

  @Property(tries = 500)
  void noAssignmentIsBetter(
      @ForAll("wishes") List<Wish> wishes, @ForAll("devices") List<Device> devices) {
    AcceleratorAssignment best = AcceleratorAssignment.best(CATALOGUE, wishes, devices);
    List<Wish> units = new ArrayList<>();
    for (Wish wish : wishes) {
      for (int i = 0; i < wish.count(); i++) {
        units.add(new Wish(wish.query(), 1, wish.weight() / wish.count()));
      }
    }
    double weights = wishes.stream().mapToDouble(Wish::weight).sum();
    double oracle = bestOfAll(units, 0, devices, new boolean[devices.size()]) / weights;
    assertEquals(oracle, best.overall(), 1e-9);
    assertEquals(wishes.size(), best.credits().size());
    assertEquals(best, AcceleratorAssignment.best(CATALOGUE, wishes, devices));
  }

  /** Tries every assignment. */
  private static double bestOfAll(
      List<Wish> units, int unit, List<Device> devices, boolean[] taken) {
    if (unit == units.size()) {
      return 0;
    }
    double best = bestOfAll(units, unit + 1, devices, taken);
    Wish wish = units.get(unit);
    for (int d = 0; d < devices.size(); d++) {
      if (!taken[d]) {
        taken[d] = true;
        Device device = devices.get(d);
        double credit = CATALOGUE.credit(wish.query(), device.model(), device.memoryMib());
        best = Math.max(best, wish.weight() * credit + bestOfAll(units, unit + 1, devices, taken));
        taken[d] = false;
      }
    }
    return best;
  }

  @Property
  void allMetIsExactlyOne(@ForAll("wishes") List<Wish> wishes) {
    List<Device> devices = new ArrayList<>();
    for (Wish wish : wishes) {
      AcceleratorModel model =
          MODELS.stream()
              .filter(m -> CATALOGUE.credit(wish.query(), m, 1_000_000) == 1)
              .findFirst()
              .orElseThrow();
      IntStream.range(0, wish.count()).forEach(i -> devices.add(0, new Device(model, 1_000_000)));
    }
    assertEquals(1.0, AcceleratorAssignment.best(CATALOGUE, wishes, devices).overall());
  }
}

package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.personality.LaunchException;
import io.personality.MoveTerms;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.core.internal.memory.MemoryLauncher;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.core.internal.memory.PassingLauncher;
import io.personality.model.Asked;
import io.personality.model.Candidate;
import io.personality.model.Capacity;
import io.personality.model.Condition;
import io.personality.model.Evacuability;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.Placement;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.MovingLauncher;
import io.personality.spi.VmSite;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** How many hosts could take a VM while it runs, and what keeps the others from it. */
class EvacuabilityTest {
  private static final Profile FAST_MEMORY =
      Profile.builder("Fast memory")
          .metric("memory_bandwidth", 1)
          .require("memory_type", new Condition.AtLeast(new Asked.Text("DDR4")))
          .build();

  private final MemoryLauncher vms = new MemoryLauncher();

  /** Moves nothing between zones, as a launcher with a storage in each would. */
  private final class Zoned extends PassingLauncher implements MovingLauncher {
    private Zoned() {
      super(EvacuabilityTest.this.vms);
    }

    @Override
    public Optional<String> obstacle(Profile profile, Host from, Host to) {
      return zone(from).equals(zone(to))
          ? Optional.empty()
          : Optional.of("its disk stays in zone " + zone(from));
    }

    private String zone(Host host) {
      return host.fingerprint().labels().getOrDefault("zone", "");
    }

    @Override
    public Place move(VmSite from, LaunchOrder to, MoveTerms terms) {
      return vms.move(from, to, terms);
    }

    @Override
    public Place settle(VmSite from, VmSite to) {
      return vms.settle(from, to);
    }
  }

  private static void report(
      Personality engine, String host, String zone, int vcpus, double bandwidth, String memory) {
    engine
        .fleet()
        .report(
            new Fingerprint(
                new HostId(host),
                Optional.empty(),
                "",
                Capacity.of(vcpus, 4_096),
                new TreeMap<>(Map.of("zone", zone)),
                new TreeMap<>(
                    Map.of(
                        new FeatureName("memory_bandwidth"),
                        Reading.of(bandwidth, Provenance.MEASURED, "test"),
                        new FeatureName("memory_type"),
                        Reading.of(memory, Provenance.MEASURED, "test")))));
  }

  private static Personality filled(HypervisorLauncher launcher, OperatorTerms terms) {
    Personality engine =
        Personality.builder()
            .storage(new MemoryStorage())
            .launcher(launcher)
            .operator(terms)
            .build();
    report(engine, "a1", "a", 2, 40, "DDR5");
    report(engine, "a2", "a", 4, 30, "DDR5");
    report(engine, "a3", "a", 4, 20, "DDR5");
    report(engine, "a4-small", "a", 1, 20, "DDR5");
    report(engine, "b1", "b", 4, 39.9, "DDR5");
    report(engine, "b2", "b", 4, 35, "DDR5");
    report(engine, "c1-plain", "a", 4, 35, "DDR3");
    return engine;
  }

  private static PlacementRequest two() {
    return PlacementRequest.of(FAST_MEMORY).resources(2, 1_024).build();
  }

  private static List<String> names(Evacuability evacuability) {
    return evacuability.best().stream().map(Candidate::host).map(HostId::value).toList();
  }

  @Test
  void everyOtherHostIsATargetOrCountedByWhatItLacks() {
    try (Personality engine = filled(new Zoned(), OperatorTerms.NONE)) {
      Placement placement = ((Placed) engine.place(two())).placement();
      assertEquals(new HostId("a1"), placement.decision().host());
      Evacuability found = engine.evacuability(placement.id(), 10);
      assertEquals(List.of("a2", "a3"), names(found));
      assertEquals(2, found.targets());
      assertEquals(1, found.lackRoom(), "a4-small; the full host itself does not count");
      assertEquals(1, found.lackHardware());
      assertEquals(Map.of("its disk stays in zone a", 2), found.obstacles());
      assertEquals(6, found.others());
      assertEquals(List.of("a2"), names(engine.evacuability(placement.id(), 1)));
      engine.move(placement.id(), MoveTerms.DEFAULT);
    }
  }

  @Test
  void aHostWithRoomForAnotherIsNoTargetOfItsOwn() {
    try (Personality engine = filled(new Zoned(), OperatorTerms.NONE)) {
      PlacementRequest one = PlacementRequest.of(FAST_MEMORY).resources(1, 512).build();
      Placement placement = ((Placed) engine.place(one)).placement();
      Evacuability found = engine.evacuability(placement.id(), 10);
      assertEquals(List.of("a2", "a3", "a4-small"), names(found));
      assertEquals(0, found.lackRoom());
      assertEquals(6, found.others());
    }
  }

  @Test
  void aRequestIsToldOfTheHostThatItWouldGoTo() {
    try (Personality engine = filled(new Zoned(), OperatorTerms.NONE)) {
      Evacuability found = engine.evacuability(two(), 5).orElseThrow();
      assertEquals(new HostId("a1"), found.host());
      assertEquals(List.of("a2", "a3"), names(found));
      PlacementRequest huge = PlacementRequest.of(FAST_MEMORY).resources(64, 1_024).build();
      assertEquals(Optional.empty(), engine.evacuability(huge, 5));
      assertThrows(IllegalArgumentException.class, () -> engine.evacuability(two(), 0));
    }
  }

  @Test
  void theOperatorMayPreferWhatCanBeEvacuated() {
    OperatorTerms terms =
        OperatorTerms.builder().wish(OperatorTerm.EVACUABILITY).tolerance(0.005).build();
    try (Personality engine = filled(new Zoned(), terms)) {
      report(engine, "b3", "b", 4, 34, "DDR5");
      report(engine, "b4", "b", 4, 33, "DDR5");
      // b1 is a little worse than a1, and three of its zone could take the VM instead of two.
      Candidate first = engine.candidates(two(), 1).candidates().get(0);
      assertEquals(new HostId("b1"), first.host());
      assertEquals(OptionalDouble.of(3), first.operator().get(0).value());
    }
    try (Personality engine = filled(vms, terms)) {
      Candidate simulated = engine.candidates(two(), 1).candidates().get(0);
      assertEquals(OptionalDouble.of(4), simulated.operator().get(0).value());
    }
  }

  @Test
  void aLauncherThatMovesNothingKnowsNothing() {
    HypervisorLauncher still = new PassingLauncher(vms);
    OperatorTerms terms = OperatorTerms.builder().wish(OperatorTerm.EVACUABILITY).build();
    try (Personality engine = filled(still, terms)) {
      assertThrows(LaunchException.class, () -> engine.evacuability(two(), 5));
      Candidate first = engine.candidates(two(), 1).candidates().get(0);
      assertEquals(OptionalDouble.empty(), first.operator().get(0).value());
    }
  }
}

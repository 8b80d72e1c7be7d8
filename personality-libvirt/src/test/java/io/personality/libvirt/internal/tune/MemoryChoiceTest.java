package io.personality.libvirt.internal.tune;

import static io.personality.libvirt.internal.tune.Cases.TWO_CELLS;
import static io.personality.libvirt.internal.tune.Cases.degraded;
import static io.personality.libvirt.internal.tune.Cases.latency;
import static io.personality.libvirt.internal.tune.Cases.pins;
import static io.personality.libvirt.internal.tune.Cases.trait;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Level;
import io.personality.model.Origin;
import io.personality.model.PagePool;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class MemoryChoiceTest {
  @Test
  void claimedPagesThatDoNotReachAreNotUsed() {
    Tuned.Planned planned = latency(Level.LOW).unit(Hosts.pages(0, 2048, 100)).planned();
    assertEquals(OptionalLong.empty(), planned.plan().memory().pageKib());
    assertTrue(degraded(planned, "memoryBacking"));
  }

  @Test
  void claimedPagesThatSomebodyElseUsesAreNotUsed() {
    Tuned.Planned planned = onPages(4_095, Hosts.kvm());
    assertEquals(OptionalLong.empty(), planned.plan().memory().pageKib());
    assertTrue(
        planned.tunings().stream()
            .anyMatch(one -> one.reason().startsWith("somebody else uses pages of 2048 KiB")),
        planned.tunings()::toString);
    assertEquals(OptionalLong.of(2_048), onPages(4_096, Hosts.kvm()).plan().memory().pageKib());
  }

  @Test
  void anUnprivilegedHypervisorUsesNoHugePages() {
    Tuned.Planned planned = onPages(4_096, Hosts.tcg());
    assertEquals(OptionalLong.empty(), planned.plan().memory().pageKib());
    assertTrue(degraded(planned, "memoryBacking"));
  }

  /** A guest of 8 GiB with as many claimed pages, of which so many are free. */
  private static Tuned.Planned onPages(long free, HostAbility ability) {
    List<HostTopology.Cell> cells =
        TWO_CELLS.cells().stream()
            .map(
                cell ->
                    new HostTopology.Cell(
                        cell.id(),
                        cell.memoryMib(),
                        cell.freeMib(),
                        cell.cpus(),
                        List.of(new PagePool(cell.id(), 2_048, free)),
                        cell.distances()))
            .toList();
    HostTopology topology = new HostTopology(cells, new TreeSet<>(), List.of());
    return Hosts.on(topology, ability).unit(Hosts.pages(0, 2_048, 4_096)).planned();
  }

  @Test
  void theLargestClaimedPageThatSufficesIsUsed() {
    Tuned.Planned planned =
        latency(Level.HIGH)
            .unit(Hosts.pages(0, 2048, 4096))
            .unit(Hosts.pages(0, 1_048_576, 8))
            .planned();
    assertEquals(OptionalLong.of(1_048_576), planned.plan().memory().pageKib());
  }

  @Test
  void pagesAwayFromTheThreadsAreSaidToBe() {
    Tuned.Planned planned =
        latency(Level.HIGH)
            .units(Hosts.cores(4, 5, 6, 7))
            .unit(Hosts.pages(0, 2048, 4096))
            .planned();
    assertTrue(degraded(planned, "numatune/memory"));
  }

  @Test
  void memoryIsLockedWhereThatIsAllowed() {
    assertTrue(latency(Level.HIGH).planned().plan().memory().locked());
    Tuned.Planned session = Hosts.on(TWO_CELLS, Hosts.tcg()).planned();
    assertFalse(session.plan().memory().locked());
    assertTrue(degraded(session, "memoryBacking/locked"));
  }

  @Test
  void errorCorrectionIsReportedAsTheHosts() {
    Tuned.Planned unknown = trait("error_correction_level", Level.HIGH).planned();
    assertTrue(degraded(unknown, "memory"));
    Reading ecc = Reading.of(new Value.Flag(true), Origin.of(Provenance.DECLARED, "dmidecode"));
    Tuned.Planned known =
        trait("error_correction_level", Level.HIGH).reading("memory_ecc", ecc).planned();
    assertFalse(degraded(known, "memory"));
    assertEquals(unknown.plan(), known.plan());
  }

  @Test
  void pagesOfSeveralCellsAreTakenAsClaimed() {
    Tuned.Planned planned =
        latency(Level.LOW)
            .unit(Hosts.pages(0, 2048, 1024))
            .unit(Hosts.pages(1, 2048, 3072))
            .planned();
    List<DomainPlan.GuestCell> cells = planned.plan().processor().cells();
    assertEquals(2_048, cells.get(0).memoryMib());
    assertEquals(6_144, cells.get(1).memoryMib());
    assertEquals(OptionalInt.of(1), cells.get(1).hostCell());
    assertEquals(List.of(), pins(planned));
  }
}

package io.personality.libvirt.internal.tune;

import static io.personality.libvirt.internal.tune.Cases.TWO_CELLS;
import static io.personality.libvirt.internal.tune.Cases.degraded;
import static io.personality.libvirt.internal.tune.Cases.latency;
import static io.personality.libvirt.internal.tune.Cases.pins;
import static io.personality.libvirt.internal.tune.Cases.trait;
import static io.personality.libvirt.internal.tune.Cases.tunings;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Preference;
import io.personality.model.Profile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TunerTest {
  @Test
  void highLatencySensitivityPinsEachVcpuToACoreOfTheClaim() {
    Tuned.Planned planned =
        latency(Level.HIGH)
            .units(Hosts.cores(4, 5, 6, 7, 12, 13, 14, 15))
            .unit(Hosts.pages(1, 2048, 4096))
            .planned();
    assertEquals(List.of("4", "5", "6", "7"), pins(planned));
    assertEquals("12-15", planned.plan().placing().emulator().orElseThrow().toString());
    assertEquals(OptionalLong.of(2048), planned.plan().memory().pageKib());
    assertEquals(
        Optional.of(new DomainPlan.Nodes(true, CpuSet.parse("1"))),
        planned.plan().memory().nodes());
    assertFalse(planned.plan().devices().balloon());
    assertTrue(planned.tunings().stream().allMatch(t -> t.effect() == Tuning.Effect.HONOURED));
    Tuning pin = tunings(planned, "cputune/vcpupin[0]").get(0);
    assertEquals("0->4", pin.value());
    assertTrue(pin.toString().contains("latency_sensitivity=high"), pin.toString());
    assertTrue(pin.reason().contains("cell 1 has 8 free threads"), pin.reason());
  }

  @Test
  void lowLatencySensitivityFloatsWithABalloonThatReports() {
    Tuned.Planned planned = latency(Level.LOW).planned();
    assertEquals(List.of(), pins(planned));
    assertEquals(Optional.empty(), planned.plan().placing().emulator());
    assertTrue(planned.plan().devices().balloon());
    assertEquals(2, planned.plan().devices().statsSeconds());
    assertEquals(Optional.empty(), planned.plan().memory().nodes());
  }

  @Test
  void floatingGuestsStayOffThreadsThatOthersOwn() {
    HostTopology taken =
        TWO_CELLS.withTaken(Set.of(new ExclusiveUnit.Core(0), new ExclusiveUnit.Core(8)));
    Tuned.Planned planned =
        Hosts.on(taken, Hosts.kvm()).profile(Hosts.profile(Level.LOW)).planned();
    assertEquals("1-7,9-15", planned.plan().placing().floating().orElseThrow().toString());
    assertEquals("1-7,9-15", planned.plan().placing().emulator().orElseThrow().toString());
  }

  @Test
  void aGuestWithoutThreadsOfItsOwnSharesTheBestCellAndSaysSo() {
    HostTopology taken =
        TWO_CELLS.withTaken(Set.of(new ExclusiveUnit.Core(0), new ExclusiveUnit.Core(8)));
    Tuned.Planned planned = Hosts.on(taken, Hosts.kvm()).planned();
    assertEquals(List.of("4-6,12-14", "4-6,12-14", "4-6,12-14", "4-6,12-14"), pins(planned));
    assertEquals("7,15", planned.plan().placing().emulator().orElseThrow().toString());
    assertTrue(degraded(planned, "cputune/vcpupin[0]"));
    assertTrue(degraded(planned, "memoryBacking"));
  }

  @Test
  void mediumLatencySensitivityStaysInOneCellAndKeepsTheBalloon() {
    Tuned.Planned planned = latency(Level.MEDIUM).planned();
    assertEquals(List.of("0-3,8-11", "0-3,8-11", "0-3,8-11", "0-3,8-11"), pins(planned));
    assertTrue(planned.plan().devices().balloon());
    assertFalse(degraded(planned, "cputune"));
  }

  @Test
  void theCellOfAClaimedDeviceComesFirst() {
    HostTopology withGpu = TWO_CELLS.withDevices(List.of(Hosts.gpu(1)));
    Tuned.Planned planned =
        Hosts.on(withGpu, Hosts.kvm()).unit(new ExclusiveUnit.Device(Hosts.GPU)).planned();
    assertEquals("4-6,12-14", pins(planned).get(0));
    assertEquals(List.of(new PciDevice.Address(0, 0x41, 0, 0)), planned.plan().devices().passed());
    assertTrue(
        tunings(planned, "devices/hostdev").get(0).reason().contains("NVIDIA Corporation GA100"));
  }

  @Test
  void strictRefusesWhatWouldDegrade() {
    List<Refusal> refusals =
        latency(Level.HIGH).settings(TunerSettings.DEFAULT.strict(true)).refusals();
    assertTrue(
        refusals.stream().anyMatch(r -> r.toString().contains("vcpupin[0]")), refusals.toString());
    assertTrue(
        refusals.stream().anyMatch(r -> r.reason().contains("no huge pages")), refusals.toString());
  }

  @Test
  void wholeCoresAreShownToTheGuestAsCoresOfTwoThreads() {
    Tuned.Planned planned = latency(Level.HIGH).units(Hosts.cores(4, 5, 12, 13)).planned();
    assertEquals(List.of("4", "12", "5", "13"), pins(planned));
    assertEquals(new DomainPlan.Topology(1, 2, 2), planned.plan().processor().topology());
    assertTrue(degraded(planned, "cputune/emulatorpin"));
  }

  @Test
  void aSiblingThatIsNotClaimedIsSaidToDisturb() {
    Tuned.Planned planned = latency(Level.HIGH).units(Hosts.cores(4, 5, 6, 7)).planned();
    Tuning pin = tunings(planned, "cputune/vcpupin[0]").get(0);
    assertEquals(Tuning.Effect.DEGRADED, pin.effect());
    assertTrue(pin.reason().contains("sibling 12"), pin.reason());
  }

  @Test
  void fewerThreadsThanVcpusAreSharedAmongThem() {
    Tuned.Planned planned = latency(Level.LOW).units(Hosts.cores(4, 12)).planned();
    assertEquals(List.of("4,12", "4,12", "4,12", "4,12"), pins(planned));
    assertTrue(degraded(planned, "cputune/vcpupin"));
  }

  @Test
  void aThreadThatTheHostDoesNotHaveIsRefused() {
    List<Refusal> refusals = latency(Level.HIGH).units(Hosts.cores(4, 5, 6, 7, 99)).refusals();
    assertEquals("claim of thread 99: the host has no such thread", refusals.get(0).toString());
  }

  @Test
  void aGuestInTwoCellsSeesTwoCells() {
    Tuned.Planned planned =
        latency(Level.HIGH)
            .units(Hosts.cores(3, 4, 5, 6))
            .unit(Hosts.pages(0, 2048, 1024))
            .unit(Hosts.pages(1, 2048, 3072))
            .planned();
    assertEquals(List.of("3", "4", "5", "6"), pins(planned));
    List<DomainPlan.GuestCell> cells = planned.plan().processor().cells();
    assertEquals(
        List.of(
            new DomainPlan.GuestCell(0, CpuSet.parse("0"), 2048, OptionalInt.of(0)),
            new DomainPlan.GuestCell(1, CpuSet.parse("1-3"), 6144, OptionalInt.of(1))),
        cells);
  }

  @Test
  void aGuestThatNoCellCanHoldIsSpreadOverTheNearest() {
    HostTopology four = Hosts.topology(4, 2, 8_192);
    Tuned.Planned planned =
        Hosts.on(four, Hosts.kvm())
            .profile(Hosts.profile(Level.LOW))
            .resources(8, 12_288)
            .planned();
    List<DomainPlan.GuestCell> cells = planned.plan().processor().cells();
    assertEquals(2, cells.size());
    assertEquals(OptionalInt.of(0), cells.get(0).hostCell());
    assertEquals(OptionalInt.of(1), cells.get(1).hostCell());
    assertEquals(12_288, cells.stream().mapToLong(DomainPlan.GuestCell::memoryMib).sum());
    assertEquals(new DomainPlan.Topology(2, 4, 1), planned.plan().processor().topology());
  }

  @Test
  void anOperatorCanAskForGuestCells() {
    Tuned.Planned planned =
        latency(Level.LOW).settings(TunerSettings.DEFAULT.guestCells(2)).planned();
    List<DomainPlan.GuestCell> cells = planned.plan().processor().cells();
    assertEquals("0-1", cells.get(0).vcpus().toString());
    assertEquals("2-3", cells.get(1).vcpus().toString());
    assertEquals(OptionalInt.empty(), cells.get(0).hostCell());
  }

  @Test
  void floatingGuestsCanGrowAndPinnedOnesCannot() {
    TunerSettings growing = TunerSettings.DEFAULT.mostVcpus(8);
    assertEquals(8, latency(Level.LOW).settings(growing).planned().plan().placing().mostVcpus());
    Tuned.Planned pinned =
        latency(Level.HIGH).settings(growing).units(Hosts.cores(4, 5, 6, 7)).planned();
    assertEquals(4, pinned.plan().placing().mostVcpus());
  }

  @Test
  void throughputGetsQueuesAndThreadsForDisks() {
    Tuned.Planned planned = trait("throughput_priority", Level.HIGH).planned();
    DomainPlan.DiskPlan disk = planned.plan().devices().disks().get(0);
    assertTrue(disk.uncached() && disk.nativeIo());
    assertEquals(OptionalInt.of(1), disk.iothread());
    assertEquals(OptionalInt.of(4), disk.queues());
    assertEquals(OptionalInt.of(4), planned.plan().devices().interfaces().get(0).queues());
    assertEquals(1, planned.plan().placing().iothreads());
  }

  @Test
  void theEmulatorsOwnNetworkHasOneQueue() {
    Tuned.Planned planned =
        trait("throughput_priority", Level.HIGH)
            .media(
                new GuestMedia(
                    List.of(),
                    List.of(new GuestMedia.Network.User()),
                    Optional.empty(),
                    new GuestMedia.Console.Terminal()))
            .planned();
    assertTrue(degraded(planned, "devices/interface[0]/driver"));
  }

  @Test
  void networkQueuesStopAtEightUnlessThereAreManyVcpus() {
    assertEquals(
        List.of(1, 4, 8, 8, 10, 16, 16),
        List.of(1, 4, 8, 32, 40, 64, 128).stream().map(InterfaceChoice::queuesFor).toList());
  }

  @Test
  void powerEfficiencyYieldsToOthersOnTheScaleOfTheHost() {
    assertEquals(
        OptionalInt.of(512),
        trait("power_efficiency", Level.HIGH).planned().plan().placing().shares());
    Tuned.Planned session =
        Hosts.on(TWO_CELLS, Hosts.tcg())
            .profile(Profile.builder("p").trait("power_efficiency", Level.HIGH))
            .planned();
    assertEquals(OptionalInt.empty(), session.plan().placing().shares());
    assertTrue(degraded(session, "cputune/shares"));
  }

  @Test
  void aRunningGuestIsGivenTheWeightItWouldBeLaunchedWith() {
    Hosts.Case saving = trait("power_efficiency", Level.HIGH);
    assertEquals(512, ShareChoice.of(saving.input().order(), 1_024));
    assertEquals(50, ShareChoice.of(saving.input().order(), 100));
    assertEquals(100, ShareChoice.of(saving.units(Hosts.cores(4, 5, 6, 7)).input().order(), 100));
    assertEquals(100, ShareChoice.of(trait("power_efficiency", Level.LOW).input().order(), 100));
  }

  @Test
  void theHostsOwnCpuIsGivenUnlessTheGuestMustMove() {
    assertEquals(Optional.empty(), latency(Level.HIGH).planned().plan().processor().model());
    assertEquals(
        Optional.of("Skylake-Server-noTSX-IBRS"),
        latency(Level.HIGH)
            .settings(TunerSettings.DEFAULT.migratable(true))
            .planned()
            .plan()
            .processor()
            .model());
    assertEquals(
        Optional.of("Westmere"),
        Hosts.on(TWO_CELLS, Hosts.tcg()).planned().plan().processor().model());
  }

  @Test
  void requiredInstructionsBecomeRequiredFeaturesInLibvirtsNames() {
    Tuned.Planned planned =
        latency(Level.LOW)
            .profile(
                Profile.builder("p")
                    .require(
                        "processor_flags",
                        new Condition.HasAll(List.of("avx512f", "sse4_2", "constant_tsc"))))
            .planned();
    assertEquals(List.of("avx512f", "sse4.2"), planned.plan().processor().required());
    assertTrue(
        tunings(planned, "cpu/feature[avx512f]")
            .get(0)
            .stem()
            .toString()
            .startsWith("requirement processor_flags"));
  }

  @Test
  void everyInstructionThatIsNotThereIsRefused() {
    Profile.Builder profile =
        Profile.builder("p")
            .require(
                "processor_flags", new Condition.HasAll(List.of("avx512f", "amx_tile", "aes")));
    List<Refusal> refusals = Hosts.on(TWO_CELLS, Hosts.tcg()).profile(profile).refusals();
    assertEquals(2, refusals.size());
    assertTrue(refusals.get(0).reason().contains("qemu) does not offer avx512f"));
    assertTrue(refusals.get(0).demand().contains("processor_flags"));
    List<Refusal> lacking =
        Hosts.on(TWO_CELLS, Hosts.kvm())
            .profile(profile)
            .reading("processor_flags", Hosts.flags("avx512f", "aes"))
            .refusals();
    assertEquals("the host's processor lacks amx_tile", lacking.get(0).reason());
  }

  @Test
  void aFeatureThatTheHypervisorHidesIsRefusedThoughTheHostHasIt() {
    List<Refusal> refusals =
        latency(Level.LOW)
            .profile(
                Profile.builder("p")
                    .require("processor_flags", new Condition.HasAll(List.of("rtm"))))
            .reading("processor_flags", Hosts.flags("rtm"))
            .refusals();
    assertTrue(refusals.get(0).reason().contains("does not offer rtm"));
  }

  @Test
  void aWishForInstructionsDegrades() {
    Profile.Builder profile =
        Profile.builder("p")
            .prefer(Preference.of(FlagDemands.FLAGS, new Asked.Names(List.of("rtm", "aes"))));
    Tuned.Planned planned = Hosts.on(TWO_CELLS, Hosts.kvm()).profile(profile).planned();
    assertEquals(List.of("aes"), planned.plan().processor().required());
    assertTrue(degraded(planned, "cpu"));
  }

  @Test
  void hardwareVirtualizationAndInstructionSetAreDecidedByTheHypervisor() {
    Profile.Builder profile =
        Profile.builder("p")
            .require(
                "virtualization_extensions", new Condition.OneOf(List.of(new Asked.Flag(true))))
            .require(
                "processor_architecture", new Condition.OneOf(List.of(new Asked.Text("arm64"))));
    List<Refusal> refusals = Hosts.on(TWO_CELLS, Hosts.tcg()).profile(profile).refusals();
    assertEquals(2, refusals.size(), refusals.toString());
    assertTrue(refusals.get(1).toString().contains("one of [arm64]: the hypervisor runs"));
  }

  @Test
  void dedicatedTimeNeedsThreadsOfTheClaimWhereTheHostOvercommits() {
    Profile.Builder profile =
        Profile.builder("p")
            .require("processor_allocation", new Condition.AtLeast(new Asked.Text("dedicated")));
    assertEquals(1, Hosts.on(TWO_CELLS, Hosts.kvm()).profile(profile).refusals().size());
    Hosts.on(TWO_CELLS, Hosts.kvm()).profile(profile).overcommit(1).planned();
    Hosts.on(TWO_CELLS, Hosts.kvm()).profile(profile).units(Hosts.cores(0, 1, 2, 3)).planned();
  }

  @Test
  void requiredAcceleratorsMustBeClaimed() {
    Asked.DeviceRequest request =
        new Asked.DeviceRequest("NVIDIA A100", 1, "", true, Optional.empty(), true);
    Profile.Builder profile =
        Profile.builder("p")
            .prefer(Preference.of(FeatureName.ACCELERATORS, new Asked.Devices(List.of(request))));
    assertTrue(
        Hosts.on(TWO_CELLS, Hosts.kvm())
            .profile(profile)
            .refusals()
            .get(0)
            .reason()
            .contains("0 devices of the 1 required"));
  }

  @Test
  void devicesThatCannotBePassedAreRefusedWithTheReason() {
    HostTopology withGpu = TWO_CELLS.withDevices(List.of(Hosts.gpu(1)));
    ExclusiveUnit gpu = new ExclusiveUnit.Device(Hosts.GPU);
    assertTrue(
        Hosts.on(withGpu, Hosts.tcg())
            .unit(gpu)
            .refusals()
            .get(0)
            .reason()
            .contains("cannot pass"));
    assertTrue(
        Hosts.on(withGpu, Hosts.kvm())
            .unit(new ExclusiveUnit.Device("pci:0000:42:00.0"))
            .refusals()
            .get(0)
            .reason()
            .contains("no device there"));
    assertTrue(
        Hosts.on(withGpu, Hosts.kvm())
            .unit(new ExclusiveUnit.Device("mdev:1"))
            .refusals()
            .get(0)
            .reason()
            .contains("only PCI devices"));
    assertTrue(
        Hosts.on(withGpu, Hosts.kvm())
            .unit(gpu)
            .settings(TunerSettings.DEFAULT.migratable(true))
            .refusals()
            .get(0)
            .reason()
            .contains("cannot move"));
  }

  @Test
  void aHostWhoseThreadsAllBelongToOthersIsRefused() {
    TreeMap<Integer, ExclusiveUnit.Core> all = new TreeMap<>();
    for (int cpu = 0; cpu < 16; cpu++) {
      all.put(cpu, new ExclusiveUnit.Core(cpu));
    }
    HostTopology full = TWO_CELLS.withTaken(Set.copyOf(all.values()));
    assertTrue(
        Hosts.on(full, Hosts.kvm()).refusals().get(0).reason().contains("belongs to another VM"));
  }

  @Test
  void moreVcpusThanTheHypervisorHasAreRefused() {
    assertTrue(latency(Level.LOW).resources(256, 8_192).refusals().get(0).reason().contains("255"));
  }

  @Test
  void textsThatXmlCannotHoldAreRefusedAndOthersBounded() {
    assertTrue(latency(Level.LOW).guest("a\0b").refusals().get(0).reason().contains("U+0000"));
    DomainPlan plan = latency(Level.LOW).guest("x\n<&>".repeat(20_000)).planned().plan();
    assertTrue(plan.identity().title().length() <= Texts.MOST_TITLE);
    assertFalse(plan.identity().title().contains("\n"));
  }

  @Test
  void aFlagThatIsNoNameIsRefused() {
    Profile.Builder profile =
        Profile.builder("p").require("processor_flags", new Condition.HasAll(List.of("<aes>&")));
    assertTrue(
        Hosts.on(TWO_CELLS, Hosts.kvm())
            .profile(profile)
            .refusals()
            .get(0)
            .reason()
            .contains("no name"));
  }

  @Test
  void armGuestsGetTheirBoardAndFirmware() {
    HostAbility x86 = Hosts.kvm();
    HostAbility arm =
        new HostAbility(
            new HostAbility.Hypervisor(
                HostAbility.Virtualization.KVM,
                "aarch64",
                "/usr/bin/qemu-system-aarch64",
                List.of("virt-7.2"),
                512),
            x86.processors(),
            x86.permissions());
    DomainPlan plan = Hosts.on(TWO_CELLS, arm).planned().plan();
    assertEquals("virt-7.2", plan.machine().type());
    assertTrue(plan.machine().uefi());
    assertEquals(List.of("acpi"), plan.machine().features());
    assertEquals(List.of(), plan.timers());
  }
}

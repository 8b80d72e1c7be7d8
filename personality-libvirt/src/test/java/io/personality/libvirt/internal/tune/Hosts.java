package io.personality.libvirt.internal.tune;

import io.personality.PlacementRequest;
import io.personality.libvirt.internal.tune.HostAbility.Virtualization;
import io.personality.libvirt.internal.tune.HostTopology.Cell;
import io.personality.libvirt.internal.tune.HostTopology.Cpu;
import io.personality.model.Availability;
import io.personality.model.Capacity;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.Origin;
import io.personality.model.PagePool;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Value;
import io.personality.spi.LaunchOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Invented hosts, guests and claims. */
public final class Hosts {
  public static final HostId HOST = new HostId("rack1/host-7");
  public static final PlacementId PLACEMENT =
      PlacementId.of("123e4567-e89b-12d3-a456-426614174000");
  public static final String GPU = "pci:0000:41:00.0";
  public static final GuestMedia.Disk DISK =
      new GuestMedia.Disk("/images/vm.qcow2", GuestMedia.Format.QCOW2, false, true);
  public static final GuestMedia.Disk SEED =
      new GuestMedia.Disk("/images/seed.iso", GuestMedia.Format.RAW, true, false);

  private Hosts() {}

  /** Cells of cores with two threads each: thread t of core c is t * all cores + c. */
  public static HostTopology topology(int cells, int coresEach, long mibEach) {
    int cores = cells * coresEach;
    List<Cell> all = new ArrayList<>();
    for (int cell = 0; cell < cells; cell++) {
      List<Cpu> cpus = new ArrayList<>();
      for (int core = cell * coresEach; core < (cell + 1) * coresEach; core++) {
        TreeSet<Integer> siblings = new TreeSet<>(Set.of(core, core + cores));
        cpus.add(new Cpu(core, cell, core, siblings));
        cpus.add(new Cpu(core + cores, cell, core, siblings));
      }
      Map<Integer, Integer> distances = new TreeMap<>();
      for (int other = 0; other < cells; other++) {
        distances.put(other, 10 + 11 * Math.abs(cell - other));
      }
      all.add(new Cell(cell, mibEach, mibEach, cpus, List.of(), distances));
    }
    return new HostTopology(all, new TreeSet<>(), List.of());
  }

  public static HostAbility kvm() {
    return new HostAbility(
        new HostAbility.Hypervisor(
            Virtualization.KVM,
            "x86_64",
            "/usr/bin/qemu-system-x86_64",
            List.of("pc-q35-7.2"),
            288),
        new HostAbility.Processors(
            true,
            Optional.of("Icelake-Server"),
            new TreeSet<>(Set.of("qemu64", "Westmere", "Skylake-Server-noTSX-IBRS")),
            new TreeSet<>(Set.of("avx512f", "aes")),
            new TreeSet<>(Set.of("rtm")),
            false),
        new HostAbility.Permissions(OptionalInt.of(1024), true, true));
  }

  public static HostAbility tcg() {
    return new HostAbility(
        new HostAbility.Hypervisor(
            Virtualization.QEMU,
            "x86_64",
            "/usr/bin/qemu-system-x86_64",
            List.of("pc-q35-7.2"),
            288),
        new HostAbility.Processors(
            false,
            Optional.of("EPYC"),
            new TreeSet<>(Set.of("qemu64", "Westmere", "Nehalem")),
            new TreeSet<>(),
            new TreeSet<>(),
            false),
        HostAbility.Permissions.SESSION);
  }

  public static PciDevice gpu(int cell) {
    return new PciDevice(
        GPU,
        0x030200,
        0x10de,
        0x20b0,
        "NVIDIA Corporation",
        "GA100",
        OptionalInt.of(cell),
        OptionalInt.of(12));
  }

  public static Set<ExclusiveUnit> cores(int... cpus) {
    Set<ExclusiveUnit> units = new HashSet<>();
    for (int cpu : cpus) {
      units.add(new ExclusiveUnit.Core(cpu));
    }
    return units;
  }

  public static ExclusiveUnit pages(int cell, long kib, long pages) {
    return new ExclusiveUnit.Pages(new PagePool(cell, kib, pages));
  }

  public static Profile.Builder profile(Level latency) {
    return Profile.builder("tuned").trait("latency_sensitivity", latency);
  }

  public static Reading flags(String... names) {
    return Reading.of(Value.Names.of(names), Origin.of(Provenance.MEASURED, "test"));
  }

  /** Starts a case of a guest with 4 vCPUs and 8 GiB on a host of two cells. */
  public static Case on(HostTopology topology, HostAbility ability) {
    return new Case(topology, ability);
  }

  /** Collects the parts of an input. */
  public static final class Case {
    private final HostTopology topology;
    private final HostAbility ability;
    private Resources resources = new Resources(4, 8_192);
    private Profile profile = Hosts.profile(Level.HIGH).build();
    private Set<ExclusiveUnit> units = Set.of();
    private PlacementRequest.Guest guest =
        new PlacementRequest.Guest("web", "debian", List.of(), List.of());
    private GuestMedia media =
        new GuestMedia(
            List.of(DISK, SEED),
            List.of(new GuestMedia.Network.Named("default")),
            Optional.empty(),
            new GuestMedia.Console.Terminal());
    private TunerSettings settings = TunerSettings.DEFAULT;
    private final Map<FeatureName, Reading> readings = new TreeMap<>();
    private double overcommit = 4;

    private Case(HostTopology topology, HostAbility ability) {
      this.topology = topology;
      this.ability = ability;
    }

    public Case resources(int vcpus, long mib) {
      resources = new Resources(vcpus, mib);
      return this;
    }

    public Case profile(Profile.Builder builder) {
      profile = builder.build();
      return this;
    }

    public Case units(Set<ExclusiveUnit> claimed) {
      units = new HashSet<>(claimed);
      return this;
    }

    public Case unit(ExclusiveUnit claimed) {
      units = new HashSet<>(units);
      units.add(claimed);
      return this;
    }

    public Case guest(String name) {
      guest = new PlacementRequest.Guest(name, "debian", List.of(), List.of());
      return this;
    }

    public Case media(GuestMedia given) {
      media = given;
      return this;
    }

    public Case settings(TunerSettings given) {
      settings = given;
      return this;
    }

    public Case reading(String feature, Reading reading) {
      readings.put(new FeatureName(feature), reading);
      return this;
    }

    public Case overcommit(double factor) {
      overcommit = factor;
      return this;
    }

    public TunerInput input() {
      Fingerprint fingerprint = Fingerprint.of(HOST, Capacity.of(16, 131_072), readings);
      Host host =
          new Host(
              fingerprint,
              1,
              Availability.OPEN,
              new Host.Settings(Resources.NONE, overcommit, Optional.of("qemu:///system")));
      Claim claim = new Claim(PLACEMENT, HOST, resources, units, Instant.MAX);
      return new TunerInput(
          new LaunchOrder(claim, host, profile, guest), topology, ability, media, settings);
    }

    public Tuned.Planned planned() {
      Tuned tuned = Tuner.tune(input());
      if (tuned instanceof Tuned.Planned planned) {
        return planned;
      }
      throw new AssertionError("refused: " + tuned);
    }

    public List<Refusal> refusals() {
      Tuned tuned = Tuner.tune(input());
      if (tuned instanceof Tuned.Refused refused) {
        return refused.refusals();
      }
      throw new AssertionError("not refused: " + tuned);
    }
  }
}

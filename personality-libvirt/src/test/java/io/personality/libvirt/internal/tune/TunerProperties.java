package io.personality.libvirt.internal.tune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.libvirt.internal.xml.Differences;
import io.personality.libvirt.internal.xml.DomainXml;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.XmlElement;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Level;
import io.personality.model.Profile;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every guest on every host. */
class TunerProperties {
  /** Elements that are the same for every domain, or say what it is called. */
  private static final Set<String> UNCHOSEN =
      Set.of(
          "name",
          "uuid",
          "title",
          "description",
          "metadata",
          "currentMemory",
          "on_poweroff",
          "on_reboot",
          "on_crash");

  private static final List<String> TRAITS =
      List.of(
          "latency_sensitivity",
          "throughput_priority",
          "power_efficiency",
          "error_correction_level");

  private static final List<Level> LEVELS = List.of(Level.LOW, Level.MEDIUM, Level.HIGH);

  private static HostTopology host(Random random) {
    int cells = 1 + random.nextInt(4);
    HostTopology topology =
        Hosts.topology(cells, 1 + random.nextInt(6), 4_096 << random.nextInt(5));
    return topology.withDevices(List.of(Hosts.gpu(random.nextInt(cells))));
  }

  private static List<Integer> cpus(HostTopology topology) {
    return topology.cells().stream()
        .flatMap(cell -> cell.cpus().stream().map(HostTopology.Cpu::id))
        .toList();
  }

  private static Set<ExclusiveUnit> claim(Random random, HostTopology topology, List<Integer> of) {
    Set<ExclusiveUnit> units = new HashSet<>();
    if (random.nextBoolean()) {
      of.stream()
          .filter(cpu -> random.nextInt(3) > 0)
          .forEach(cpu -> units.add(new ExclusiveUnit.Core(cpu)));
    }
    for (HostTopology.Cell cell : topology.cells()) {
      if (random.nextInt(3) == 0) {
        units.add(Hosts.pages(cell.id(), 2048, random.nextInt(6_000)));
      }
      if (random.nextInt(6) == 0) {
        units.add(Hosts.pages(cell.id(), 1_048_576, random.nextInt(12)));
      }
    }
    return units;
  }

  private static Hosts.Case guest(Random random, HostTopology topology, Set<ExclusiveUnit> units) {
    Profile.Builder profile = Profile.builder("any");
    for (String trait : TRAITS) {
      int level = random.nextInt(4);
      if (level < 3) {
        profile.trait(trait, LEVELS.get(level));
      }
    }
    TunerSettings settings =
        new TunerSettings(
            false,
            random.nextInt(4) == 0,
            random.nextBoolean(),
            random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(4)) : OptionalInt.empty(),
            random.nextInt(3) == 0 ? OptionalInt.of(1 + random.nextInt(20)) : OptionalInt.empty(),
            random.nextInt(3));
    GuestMedia media =
        new GuestMedia(
            List.of(
                Hosts.DISK,
                new GuestMedia.Disk("/tmp/b", GuestMedia.Format.RAW, false, false),
                Hosts.SEED),
            List.of(new GuestMedia.Network.User(), new GuestMedia.Network.Named("default")),
            Optional.empty(),
            new GuestMedia.Console.Terminal());
    return Hosts.on(topology, random.nextBoolean() ? Hosts.kvm() : Hosts.tcg())
        .profile(profile)
        .resources(1 + random.nextInt(24), 1 + random.nextInt(30_000))
        .units(units)
        .media(media)
        .settings(settings);
  }

  private static Hosts.Case any(long seed) {
    Random random = new Random(seed);
    HostTopology topology = host(random);
    return guest(random, topology, claim(random, topology, cpus(topology)));
  }

  @Property(tries = 400)
  void equalInputsGiveEqualDomains(@ForAll long seed) {
    assertEquals(Tuner.tune(any(seed).input()), Tuner.tune(any(seed).input()));
  }

  @Property(tries = 400)
  void pinsStayWithinTheThreadsThatAreClaimed(@ForAll long seed) {
    TunerInput input = any(seed).input();
    DomainPlan.Placing placing = any(seed).planned().plan().placing();
    if (input.cores().isEmpty()) {
      return;
    }
    assertTrue(placing.pins().size() >= placing.vcpus());
    placing.pins().forEach(pin -> assertTrue(input.cores().containsAll(pin.numbers())));
    assertTrue(input.cores().containsAll(placing.emulator().orElseThrow().numbers()));
  }

  @Property(tries = 400)
  void claimsWithoutCommonThreadsNeverShareOne(@ForAll long seed) {
    Random random = new Random(seed);
    HostTopology topology = host(random);
    Set<ExclusiveUnit> first = new HashSet<>();
    Set<ExclusiveUnit> second = new HashSet<>();
    for (int cpu : cpus(topology)) {
      (random.nextBoolean() ? first : second).add(new ExclusiveUnit.Core(cpu));
    }
    if (first.isEmpty() || second.isEmpty()) {
      return;
    }
    Set<Integer> common = used(guest(random, topology, first));
    common.retainAll(used(guest(random, topology, second)));
    assertEquals(Set.of(), common);
  }

  @Property(tries = 400)
  void guestsWithoutThreadsOfTheirOwnStayOffThoseOfOthers(@ForAll long seed) {
    Random random = new Random(seed);
    HostTopology topology = host(random);
    Set<ExclusiveUnit.Core> taken = new HashSet<>();
    List<Integer> cpus = cpus(topology);
    cpus.subList(1, cpus.size()).stream()
        .filter(cpu -> random.nextBoolean())
        .forEach(cpu -> taken.add(new ExclusiveUnit.Core(cpu)));
    Hosts.Case guest = guest(random, topology.withTaken(taken), Set.of());
    DomainPlan.Placing placing = guest.planned().plan().placing();
    assertEquals(placing.pins().isEmpty() && !taken.isEmpty(), placing.floating().isPresent());
    Set<Integer> used = used(guest);
    taken.forEach(core -> assertFalse(used.contains(core.cpu())));
  }

  private static Set<Integer> used(Hosts.Case guest) {
    DomainPlan.Placing placing = guest.planned().plan().placing();
    TreeSet<Integer> used = new TreeSet<>();
    placing.pins().forEach(pin -> used.addAll(pin.numbers()));
    placing.emulator().ifPresent(cpus -> used.addAll(cpus.numbers()));
    placing.floating().ifPresent(cpus -> used.addAll(cpus.numbers()));
    return used;
  }

  @Property(tries = 400)
  void numbersAddUp(@ForAll long seed) {
    TunerInput input = any(seed).input();
    DomainPlan plan = any(seed).planned().plan();
    DomainPlan.Topology topology = plan.processor().topology();
    assertEquals(
        plan.placing().mostVcpus(), topology.sockets() * topology.cores() * topology.threads());
    assertTrue(
        plan.placing().pins().isEmpty()
            || plan.placing().pins().size() == plan.placing().mostVcpus());
    plan.placing().pins().forEach(pin -> assertTrue(pin.size() > 0));
    List<DomainPlan.GuestCell> cells = plan.processor().cells();
    if (!cells.isEmpty()) {
      assertEquals(
          input.memoryMib(), cells.stream().mapToLong(DomainPlan.GuestCell::memoryMib).sum());
      TreeSet<Integer> vcpus = new TreeSet<>();
      cells.forEach(cell -> vcpus.addAll(cell.vcpus().numbers()));
      assertEquals(plan.placing().mostVcpus(), vcpus.size());
      assertEquals(plan.placing().mostVcpus() - 1, vcpus.last());
    }
    plan.memory()
        .pageKib()
        .ifPresent(
            kib -> {
              assertEquals(0, input.memoryMib() * 1024 % kib);
              cells.forEach(cell -> assertEquals(0, cell.memoryMib() * 1024 % kib));
            });
  }

  @Property(tries = 400)
  void everyElementOfADomainHasAReason(@ForAll long seed) {
    Tuned.Planned planned = any(seed).planned();
    XmlElement domain = SafeXml.read(DomainXml.of(planned.plan(), planned.tunings()));
    Set<String> reasoned = new HashSet<>();
    for (Tuning tuning : planned.tunings()) {
      assertFalse(tuning.reason().isBlank());
      assertFalse(tuning.value().isBlank());
      String path = tuning.element().replaceAll("\\[[^]]*]", "");
      for (String part = path; !part.isEmpty(); part = parent(part)) {
        reasoned.add(part);
      }
    }
    for (XmlElement element : domain.children()) {
      if (UNCHOSEN.contains(element.name())) {
        continue;
      }
      assertTrue(reasoned.contains(element.name()), element.name() + " of " + planned);
      for (XmlElement inner : element.children()) {
        String path = element.name() + "/" + inner.name();
        boolean same =
            path.equals("cpu/model")
                || path.equals("cputune/iothreadpin")
                || path.equals("os/boot");
        assertTrue(same || reasoned.contains(path), path + " of " + planned);
      }
    }
  }

  @Property(tries = 400)
  void noCellGivesMorePagesThanAreClaimedThere(@ForAll long seed) {
    TunerInput input = any(seed).input();
    Tuned.Planned planned = any(seed).planned();
    DomainPlan plan = planned.plan();
    if (plan.memory().pageKib().isEmpty()) {
      return;
    }
    long kib = plan.memory().pageKib().getAsLong();
    TreeMap<Integer, Long> taken = new TreeMap<>();
    CpuSet nodes = plan.memory().nodes().orElseThrow().cells();
    assertTrue(nodes.size() == 1 || !plan.processor().cells().isEmpty(), planned.toString());
    if (nodes.size() == 1) {
      taken.put(nodes.numbers().first(), plan.memory().mib());
    }
    for (DomainPlan.GuestCell cell : plan.processor().cells()) {
      if (nodes.size() > 1) {
        taken.merge(cell.hostCell().orElseThrow(), cell.memoryMib(), Long::sum);
      } else {
        assertEquals(nodes.numbers().first(), cell.hostCell().orElseThrow());
      }
    }
    taken.forEach(
        (cell, mib) ->
            assertTrue(
                input.pages().stream()
                        .filter(pool -> pool.cell() == cell && pool.pageKib() == kib)
                        .mapToLong(pool -> pool.pages() * kib / 1024)
                        .sum()
                    >= mib,
                planned.toString()));
  }

  private static String parent(String path) {
    int end = path.lastIndexOf('/');
    return end < 0 ? "" : path.substring(0, end);
  }

  @Property(tries = 400)
  void aDomainThatIsReadBackIsTheOnePlanned(@ForAll long seed) {
    Tuned.Planned planned = any(seed).planned();
    LiveDomain live = LiveDomain.read(DomainXml.of(planned.plan(), planned.tunings()));
    assertEquals(List.of(), Differences.between(planned.plan(), live));
  }

  @Property(tries = 400)
  void strictTuningIsHonouredInFullOrRefused(@ForAll long seed) {
    Random random = new Random(seed);
    HostTopology topology = host(random);
    Hosts.Case guest = guest(random, topology, claim(random, topology, cpus(topology)));
    Tuned tuned = Tuner.tune(guest.settings(TunerSettings.DEFAULT.strict(true)).input());
    if (tuned instanceof Tuned.Planned planned) {
      assertTrue(planned.tunings().stream().allMatch(t -> t.effect() == Tuning.Effect.HONOURED));
    }
  }
}

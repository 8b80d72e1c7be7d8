package io.personality.libvirt.internal.tune;

import io.personality.model.Profile;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Makes a domain of a profile, on a host: traits become tuning, requirements are met or refused,
 * and every element has its reason.
 *
 * <p>A pure function: equal inputs give equal domains. Threads, huge pages and devices come from
 * the claim alone, so two guests of one host never share them. A requirement that cannot be
 * honoured refuses the launch; tuning for a trait degrades with its reason, or refuses as well
 * where that is strict. Every refusal is reported, not the first. <i>Thread-safe.</i>
 */
public final class Tuner {
  private final TunerInput input;
  private final Ledger ledger = new Ledger();

  private Tuner(TunerInput input) {
    this.input = input;
  }

  /**
   * Tunes a guest.
   *
   * @param input claim, host, profile, guest and what the hypervisor offers
   * @return the domain with the reasons of its elements, or every refusal
   */
  public static Tuned tune(TunerInput input) {
    return new Tuner(input).tuned();
  }

  private Tuned tuned() {
    limits();
    Demands.check(input, ledger);
    DomainPlan.Identity identity = identity();
    Layout layout =
        input.cores().isEmpty()
            ? SharedThreads.choose(input, ledger)
            : OwnThreads.choose(input, ledger);
    MemoryChoice.Chosen memory = MemoryChoice.choose(input, ledger, layout);
    int most = mostVcpus(layout);
    List<DomainPlan.GuestCell> cells = grown(memory.cells(), most);
    DomainPlan.Processor processor =
        CpuChoice.choose(input, ledger, topology(layout, cells, most), cells);
    DomainPlan.Machine machine =
        MachineChoice.machine(input, ledger, layout, processor.model().isEmpty());
    List<DomainPlan.Timer> timers = MachineChoice.timers(input, ledger);
    DomainPlan.Placing placing = placing(layout, most);
    DomainPlan.Devices devices = DeviceChoice.choose(input, ledger, placing.iothreads());
    ShareChoice.reportErrorCorrection(input, ledger);
    List<Refusal> refusals = ledger.refusals(input.settings().strict());
    return refusals.isEmpty()
        ? new Tuned.Planned(
            new DomainPlan(identity, machine, processor, placing, memory.memory(), timers, devices),
            ledger.tunings())
        : new Tuned.Refused(refusals);
  }

  private void limits() {
    if (input.vcpus() < 1 || input.memoryMib() < 1) {
      ledger.refuse(
          new Stem.Claimed(input.vcpus() + " vCPUs and " + input.memoryMib() + " MiB"),
          "a guest has at least 1 vCPU and 1 MiB");
    }
    int most = input.mostVcpus();
    if (input.vcpus() > most) {
      ledger.refuse(
          new Stem.Claimed(input.vcpus() + " vCPUs"),
          "the hypervisor gives at most " + most + " to a guest");
    }
  }

  private DomainPlan.Identity identity() {
    Profile profile = input.order().profile();
    String name = input.order().guest().name();
    refuseUnwritable("the guest's name", name);
    refuseUnwritable("the profile's name", profile.name());
    refuseUnwritable("the profile's description", profile.description());
    TreeMap<String, String> facts = new TreeMap<>();
    facts.put("host", input.order().host().id().value());
    facts.put("profile", profile.name());
    profile.traits().forEach((trait, level) -> facts.put(trait.value(), level.label()));
    if (!input.cores().isEmpty()) {
      facts.put(DomainPlan.THREADS, DomainPlan.OWN);
    }
    return new DomainPlan.Identity(
        input.order().claim().placement(),
        Texts.title(name.isBlank() ? profile.name() : name),
        Texts.description(profile.description()),
        Collections.unmodifiableSortedMap(facts));
  }

  private void refuseUnwritable(String what, String text) {
    Texts.unwritable(text)
        .ifPresent(c -> ledger.refuse(what, "XML 1.0 cannot hold its character " + c));
  }

  /** Only guests that share threads can grow: others have as many vCPUs as threads. */
  private int mostVcpus(Layout layout) {
    int asked = Math.min(input.settings().mostVcpus().orElse(input.vcpus()), input.mostVcpus());
    int most = layout.own() ? input.vcpus() : Math.max(input.vcpus(), asked);
    ledger.honoured(
        "vcpu",
        input.vcpus() + " of at most " + most,
        most > input.vcpus() ? Stem.Always.OPERATOR : new Stem.Claimed(input.vcpus() + " vCPUs"),
        most > input.vcpus() ? "more can be plugged in while it runs" : "what the claim holds");
    return most;
  }

  private DomainPlan.Placing placing(Layout layout, int most) {
    List<CpuSet> pins = new ArrayList<>(layout.pins());
    while (!pins.isEmpty() && pins.size() < most) {
      pins.add(pins.get(pins.size() - 1));
    }
    layout
        .floating()
        .ifPresent(
            cpus ->
                ledger.honoured(
                    "cputune/emulatorpin",
                    cpus,
                    Stem.Always.DEFAULT,
                    "off the threads that others own"));
    return new DomainPlan.Placing(
        input.vcpus(),
        most,
        layout.floating(),
        pins,
        layout.emulator().or(layout::floating),
        DiskChoice.iothreads(input, ledger),
        ShareChoice.choose(input, ledger, layout.own()));
  }

  /** The last guest cell takes the vCPUs that can be plugged in later. */
  private static List<DomainPlan.GuestCell> grown(List<DomainPlan.GuestCell> cells, int most) {
    if (cells.isEmpty()) {
      return cells;
    }
    List<DomainPlan.GuestCell> grown = new ArrayList<>(cells);
    DomainPlan.GuestCell last = grown.remove(grown.size() - 1);
    List<Integer> vcpus = new ArrayList<>(last.vcpus().numbers());
    for (int vcpu = vcpus.get(vcpus.size() - 1) + 1; vcpu < most; vcpu++) {
      vcpus.add(vcpu);
    }
    grown.add(
        new DomainPlan.GuestCell(last.id(), CpuSet.of(vcpus), last.memoryMib(), last.hostCell()));
    return grown;
  }

  /** A socket for each guest cell where they are of one size, since guests expect it so. */
  private static DomainPlan.Topology topology(
      Layout layout, List<DomainPlan.GuestCell> cells, int most) {
    Optional<Integer> each =
        cells.stream().map(cell -> cell.vcpus().size()).distinct().reduce((a, b) -> -1);
    boolean even =
        each.isPresent() && each.get() * cells.size() == most && each.get() % layout.threads() == 0;
    int sockets = even ? cells.size() : 1;
    return new DomainPlan.Topology(sockets, most / sockets / layout.threads(), layout.threads());
  }
}

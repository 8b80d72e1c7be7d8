package io.personality.libvirt.internal.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The board, its features and its clocks.
 *
 * <p>Of x86 boards Q35 is taken, whose devices sit on PCI Express (QEMU, docs/system/i386/pc). The
 * HPET is left out, since reading it leaves the guest; KVM's clock and its kin are read from memory
 * (kernel, virt/kvm/x86/timekeeping).
 */
final class MachineChoice {
  private final TunerInput input;
  private final Ledger ledger;

  private MachineChoice(TunerInput input, Ledger ledger) {
    this.input = input;
    this.ledger = ledger;
  }

  static DomainPlan.Machine machine(TunerInput input, Ledger ledger, Layout layout, boolean own) {
    return new MachineChoice(input, ledger).machine(layout, own);
  }

  static List<DomainPlan.Timer> timers(TunerInput input, Ledger ledger) {
    return new MachineChoice(input, ledger).timers();
  }

  private DomainPlan.Machine machine(Layout layout, boolean ownCpu) {
    HostAbility.Hypervisor hypervisor = input.ability().hypervisor();
    ledger.honoured(
        "devices/emulator",
        hypervisor.emulator(),
        Stem.Always.DEFAULT,
        "the one whose abilities were asked for");
    List<String> features = new ArrayList<>(List.of("acpi"));
    ledger.honoured(
        "features/acpi", "on", Stem.Always.DEFAULT, "the guest can be told to shut down");
    if (input.x86()) {
      features.add("apic");
      ledger.honoured(
          "features/apic", "on", Stem.Always.DEFAULT, "interrupts reach more than one vCPU");
    }
    boolean uefi = !input.x86() && input.media().boot().isEmpty();
    if (uefi) {
      ledger.honoured(
          "os/firmware", "efi", Stem.Always.DEFAULT, "such boards boot disks by UEFI alone");
    }
    if (input.media().boot().isPresent()) {
      ledger.honoured(
          "os/kernel", "given", Stem.Always.OPERATOR, "the image names a kernel of its own");
    }
    return new DomainPlan.Machine(
        hypervisor.virtualization(),
        hypervisor.architecture(),
        type(hypervisor),
        hypervisor.emulator(),
        features,
        kvm(layout, ownCpu),
        uefi,
        input.media().boot());
  }

  private String type(HostAbility.Hypervisor hypervisor) {
    String wanted = input.x86() ? "q35" : "virt";
    Optional<String> found =
        hypervisor.machines().stream().filter(machine -> machine.contains(wanted)).findFirst();
    String type = found.orElse(hypervisor.machines().get(0));
    ledger.note(
        "os/type",
        type,
        Stem.Always.DEFAULT,
        found.isPresent()
            ? "its devices sit on PCI Express"
            : "the emulator has no machine of the kind " + wanted,
        found.isPresent());
    return type;
  }

  /** Both need KVM; a hint that vCPUs are alone is true of threads of the VM's own only. */
  private List<String> kvm(Layout layout, boolean ownCpu) {
    List<String> features = new ArrayList<>();
    if (!input.wantsLatency() || !input.kvm() || !input.x86()) {
      return features;
    }
    features.add("poll-control");
    ledger.honoured(
        "features/kvm/poll-control",
        "on",
        input.stem(TunerInput.LATENCY),
        "an idle vCPU waits awake for a moment, which spares it a wake-up by the host");
    if (layout.own() && ownCpu) {
      features.add("hint-dedicated");
      ledger.honoured(
          "features/kvm/hint-dedicated",
          "on",
          input.stem(TunerInput.LATENCY),
          "no vCPU is ever taken off its thread, so the guest may spin on locks");
    }
    return features;
  }

  private List<DomainPlan.Timer> timers() {
    List<DomainPlan.Timer> timers = new ArrayList<>();
    ledger.honoured("clock", "utc", Stem.Always.DEFAULT, "what guests in clouds expect");
    if (!input.x86()) {
      return timers;
    }
    add(timers, "rtc", Optional.empty(), "catchup", "a guest that was stopped does not lag behind");
    add(timers, "pit", Optional.empty(), "delay", "missed ticks come late rather than in a burst");
    add(timers, "hpet", Optional.of(false), "", "each reading of it leaves the guest");
    if (input.kvm()) {
      add(timers, "kvmclock", Optional.of(true), "", "it is read from memory shared with the host");
    }
    return timers;
  }

  private void add(
      List<DomainPlan.Timer> timers,
      String name,
      Optional<Boolean> present,
      String ticks,
      String reason) {
    Optional<String> policy = ticks.isEmpty() ? Optional.empty() : Optional.of(ticks);
    timers.add(new DomainPlan.Timer(name, present, policy));
    Stem stem = name.equals("hpet") ? clockStem() : Stem.Always.DEFAULT;
    String value = present.map(is -> is ? "on" : "off").orElse(ticks);
    ledger.honoured("clock/timer[" + name + "]", value, stem, reason);
  }

  private Stem clockStem() {
    return input.wantsLatency() ? input.stem(TunerInput.LATENCY) : Stem.Always.DEFAULT;
  }
}

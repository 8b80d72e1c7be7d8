package io.personality.libvirt.internal.tune;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What else is plugged in: the claim's PCI devices, a source of randomness, a balloon, a console
 * and a channel.
 */
final class DeviceChoice {
  private final TunerInput input;
  private final Ledger ledger;

  private DeviceChoice(TunerInput input, Ledger ledger) {
    this.input = input;
    this.ledger = ledger;
  }

  static DomainPlan.Devices choose(TunerInput input, Ledger ledger, int iothreads) {
    return new DeviceChoice(input, ledger).devices(iothreads);
  }

  private DomainPlan.Devices devices(int iothreads) {
    List<DomainPlan.DiskPlan> disks = DiskChoice.disks(input, ledger, iothreads);
    List<DomainPlan.InterfacePlan> interfaces = InterfaceChoice.choose(input, ledger);
    List<PciDevice.Address> passed = passed();
    ledger.honoured(
        "devices/rng",
        "virtio, /dev/urandom",
        Stem.Always.DEFAULT,
        "a fresh guest need not wait for randomness");
    ledger.honoured(
        "devices/serial",
        input.media().console() instanceof GuestMedia.Console.Logged
            ? "terminal, kept in a file"
            : "terminal",
        Stem.Always.DEFAULT,
        "what the guest says while it boots can be read");
    if (input.settings().agent()) {
      ledger.honoured(
          "devices/channel",
          "org.qemu.guest_agent.0",
          Stem.Always.OPERATOR,
          "the guest can be asked from the host");
    }
    return new DomainPlan.Devices(
        disks,
        interfaces,
        passed,
        balloon(passed.isEmpty()),
        input.settings().statsSeconds(),
        input.media().console(),
        input.settings().agent());
  }

  /**
   * Without passed devices and demands of latency memory can be taken back. A device that reads and
   * writes the guest's memory by itself has all of it held (kernel, driver-api/vfio).
   */
  private boolean balloon(boolean nothingPassed) {
    boolean balloon = !input.wantsLatency() && nothingPassed;
    ledger.honoured(
        "devices/memballoon",
        balloon
            ? input.settings().statsSeconds() > 0
                ? "virtio, statistics every " + input.settings().statsSeconds() + " s"
                : "virtio"
            : "none",
        !nothingPassed ? new Stem.Claimed("devices") : input.stem(TunerInput.LATENCY),
        balloon
            ? "memory that the guest does not need can be taken back, and its use is seen"
            : nothingPassed
                ? "no memory is taken from the guest while it works"
                : "a passed device holds all memory of the guest");
    return balloon;
  }

  private List<PciDevice.Address> passed() {
    List<PciDevice.Address> passed = new ArrayList<>();
    for (String text : input.devices()) {
      Stem stem = new Stem.Claimed("device " + text);
      Optional<PciDevice.Address> address = PciDevice.Address.of(text);
      Optional<String> fault = fault(text, address);
      if (fault.isPresent() || address.isEmpty()) {
        ledger.refuse(stem, fault.orElse(""));
        continue;
      }
      passed.add(address.get());
      ledger.honoured("devices/hostdev[" + text + "]", "passed through", stem, described(text));
    }
    return passed;
  }

  private Optional<String> fault(String text, Optional<PciDevice.Address> address) {
    if (address.isEmpty()) {
      return Optional.of("only PCI devices, such as pci:0000:41:00.0, can be passed through");
    }
    if (!input.ability().permissions().passDevices()) {
      return Optional.of("the hypervisor cannot pass devices through here");
    }
    Optional<PciDevice> device = input.topology().device(text);
    if (device.isEmpty() && !input.topology().devices().isEmpty()) {
      return Optional.of("the host has no device there");
    }
    if (device.isPresent() && device.get().kind() == PciDevice.Kind.BRIDGE) {
      return Optional.of("a bridge cannot be passed through");
    }
    if (device.isPresent() && device.get().iommuGroup().isEmpty()) {
      return Optional.of("the host has no IOMMU that could isolate it");
    }
    if (input.settings().migratable()) {
      return Optional.of("a guest with a passed device cannot move, and this one must");
    }
    return Optional.empty();
  }

  private String described(String text) {
    Optional<PciDevice> device = input.topology().device(text);
    if (device.isEmpty()) {
      return "the VM's own";
    }
    List<String> others =
        input.topology().devices().stream()
            .filter(other -> other.iommuGroup().equals(device.get().iommuGroup()))
            .filter(other -> other.kind() != PciDevice.Kind.BRIDGE)
            .map(PciDevice::address)
            .filter(other -> !input.devices().contains(other))
            .toList();
    String name = (device.get().vendor() + " " + device.get().product()).strip();
    return "the VM's own"
        + (name.isEmpty() ? "" : ", " + name)
        + (device.get().cell().isPresent() ? ", near cell " + device.get().cell().getAsInt() : "")
        + (others.isEmpty()
            ? ""
            : "; the IOMMU cannot tell it from "
                + String.join(", ", others)
                + ", which must have no driver or vfio-pci");
  }
}

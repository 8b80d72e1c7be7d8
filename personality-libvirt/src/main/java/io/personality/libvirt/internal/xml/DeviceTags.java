package io.personality.libvirt.internal.xml;

import io.personality.libvirt.internal.tune.DomainPlan;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.PciDevice;
import java.util.ArrayList;
import java.util.List;

/** Writes the {@code devices} of a domain. */
final class DeviceTags {
  private final Tags tags;
  private final DomainPlan.Devices devices;

  private DeviceTags(Tags tags, DomainPlan.Devices devices) {
    this.tags = tags;
    this.devices = devices;
  }

  static void write(Tags tags, DomainPlan plan) {
    DeviceTags all = new DeviceTags(tags, plan.devices());
    tags.element(
        "devices",
        () -> {
          tags.text("emulator", plan.machine().emulator());
          all.devices.disks().forEach(all::disk);
          all.devices.interfaces().forEach(all::network);
          all.devices.passed().forEach(all::passed);
          all.console();
          all.channel();
          all.balloon();
          tags.element(
              "rng",
              () -> tags.text("backend", "/dev/urandom", "model", "random"),
              "model",
              "virtio");
        });
  }

  private void disk(DomainPlan.DiskPlan plan) {
    List<String> driver =
        new ArrayList<>(List.of("name", "qemu", "type", plan.disk().format().label()));
    if (plan.uncached()) {
      driver.addAll(List.of("cache", "none"));
    }
    if (plan.nativeIo()) {
      driver.addAll(List.of("io", "native"));
    }
    plan.iothread().ifPresent(thread -> driver.addAll(List.of("iothread", "" + thread)));
    plan.queues().ifPresent(queues -> driver.addAll(List.of("queues", "" + queues)));
    tags.element(
        "disk",
        () -> {
          tags.empty("driver", driver.toArray(String[]::new));
          tags.empty("source", "file", plan.disk().path());
          tags.empty("target", "dev", plan.target(), "bus", "virtio");
          if (plan.disk().readOnly()) {
            tags.empty("readonly");
          }
        },
        "type",
        "file",
        "device",
        "disk");
  }

  private void network(DomainPlan.InterfacePlan plan) {
    GuestMedia.Network network = plan.network();
    String type =
        network instanceof GuestMedia.Network.Named
            ? "network"
            : network instanceof GuestMedia.Network.Bridge
                ? "bridge"
                : network instanceof GuestMedia.Network.Tap ? "ethernet" : "user";
    tags.element(
        "interface",
        () -> {
          tags.empty("mac", "address", plan.mac());
          if (network instanceof GuestMedia.Network.Named named) {
            tags.empty("source", "network", named.name());
          } else if (network instanceof GuestMedia.Network.Bridge bridge) {
            tags.empty("source", "bridge", bridge.device());
          }
          tags.empty("model", "type", "virtio");
          plan.queues().ifPresent(queues -> tags.empty("driver", "queues", "" + queues));
        },
        "type",
        type);
  }

  /** Managed: libvirt takes the host's driver off the device, and gives it back at the end. */
  private void passed(PciDevice.Address address) {
    tags.element(
        "hostdev",
        () ->
            tags.element(
                "source",
                () ->
                    tags.empty(
                        "address",
                        "domain",
                        String.format("0x%04x", address.domain()),
                        "bus",
                        String.format("0x%02x", address.bus()),
                        "slot",
                        String.format("0x%02x", address.slot()),
                        "function",
                        "0x" + address.function())),
        "mode",
        "subsystem",
        "type",
        "pci",
        "managed",
        "yes");
  }

  private void console() {
    tags.element(
        "serial",
        () -> {
          if (devices.console() instanceof GuestMedia.Console.Logged logged) {
            tags.empty("log", "file", logged.path(), "append", "on");
          }
          tags.empty("target", "port", "0");
        },
        "type",
        "pty");
  }

  private void channel() {
    if (devices.agent()) {
      tags.element(
          "channel",
          () -> tags.empty("target", "type", "virtio", "name", "org.qemu.guest_agent.0"),
          "type",
          "unix");
    }
  }

  private void balloon() {
    if (devices.balloon() && devices.statsSeconds() > 0) {
      tags.element(
          "memballoon",
          () -> tags.empty("stats", "period", "" + devices.statsSeconds()),
          "model",
          "virtio");
    } else {
      tags.empty("memballoon", "model", devices.balloon() ? "virtio" : "none");
    }
  }
}

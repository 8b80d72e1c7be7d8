package io.personality.libvirt.internal.xml;

import io.personality.libvirt.internal.tune.CpuSet;
import io.personality.libvirt.internal.tune.DomainPlan;
import io.personality.libvirt.internal.tune.PciDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What of a plan is not so in the domain that runs. What libvirt adds by itself, such as
 * controllers and addresses, is no difference. <i>Confined to one thread.</i>
 */
public final class Differences {
  private static final String NONE = "none";

  private final DomainPlan plan;
  private final LiveDomain live;
  private final List<Difference> found = new ArrayList<>();

  private Differences(DomainPlan plan, LiveDomain live) {
    this.plan = plan;
    this.live = live;
  }

  /**
   * Compares.
   *
   * @param plan what was asked for
   * @param live what runs
   * @return every difference; none if all is as asked
   */
  public static List<Difference> between(DomainPlan plan, LiveDomain live) {
    Differences differences = new Differences(plan, live);
    differences.identity();
    differences.cpu();
    differences.placing();
    differences.memory();
    differences.devices();
    return List.copyOf(differences.found);
  }

  private void compare(String element, Object planned, Object running) {
    if (!planned.equals(running)) {
      found.add(new Difference(element, String.valueOf(planned), String.valueOf(running)));
    }
  }

  private void identity() {
    compare("uuid", plan.identity().placement().toString(), live.identity().uuid());
    compare("type", plan.machine().virtualization().label(), live.identity().virtualization());
  }

  private void cpu() {
    DomainPlan.Processor processor = plan.processor();
    compare(
        "cpu", processor.model().isPresent() ? "custom" : "host-passthrough", live.cpu().mode());
    processor
        .model()
        .ifPresent(model -> compare("cpu/model", model, live.cpu().model().orElse(NONE)));
    for (String feature : processor.required()) {
      String policy = live.cpu().features().getOrDefault(feature, NONE);
      boolean given = policy.equals("require") || policy.equals("force");
      compare("cpu/feature[" + feature + "]", "require", given ? "require" : policy);
    }
    compare("cpu/numa", processor.cells().size(), live.cpu().guestCells());
  }

  private void placing() {
    DomainPlan.Placing placing = plan.placing();
    compare("vcpu/current", placing.vcpus(), live.threads().vcpus());
    compare("vcpu", placing.mostVcpus(), live.threads().mostVcpus());
    for (int vcpu = 0; vcpu < placing.pins().size(); vcpu++) {
      compare(
          "cputune/vcpupin[" + vcpu + "]",
          placing.pins().get(vcpu).toString(),
          shown(Optional.ofNullable(live.threads().pins().get(vcpu))));
    }
    live.threads().pins().keySet().stream()
        .filter(vcpu -> vcpu >= placing.pins().size() && placing.floating().isEmpty())
        .forEach(
            v -> compare("cputune/vcpupin[" + v + "]", NONE, "" + live.threads().pins().get(v)));
    placing
        .emulator()
        .ifPresent(
            cpus ->
                compare("cputune/emulatorpin", cpus.toString(), shown(live.threads().emulator())));
    compare("iothreads", placing.iothreads(), live.threads().iothreads());
    placing
        .shares()
        .ifPresent(
            shares ->
                compare(
                    "cputune/shares",
                    "" + shares,
                    live.threads().shares().map(s -> "" + s).orElse(NONE)));
  }

  private void memory() {
    DomainPlan.Memory memory = plan.memory();
    compare("memory", memory.mib() * 1024 + " KiB", live.memory().kib() + " KiB");
    compare(
        "memoryBacking/hugepages",
        memory.pageKib().isPresent() ? memory.pageKib().getAsLong() + " KiB" : NONE,
        live.memory().pageKib().map(kib -> kib + " KiB").orElse(NONE));
    compareBacking("locked", memory.locked());
    compareBacking("nosharepages", memory.unshared());
    compareBacking("allocation", memory.immediate());
    memory
        .nodes()
        .filter(nodes -> nodes.strict() || nodes.cells().size() == 1)
        .ifPresent(
            nodes ->
                compare(
                    "numatune/memory",
                    (nodes.strict() ? "strict " : "preferred ") + nodes.cells(),
                    live.memory().numaMode().orElse("strict")
                        + " "
                        + shown(live.memory().numaCells())));
  }

  private void compareBacking(String name, boolean planned) {
    if (planned) {
      compare("memoryBacking/" + name, "on", live.memory().backing().contains(name) ? "on" : NONE);
    }
  }

  private void devices() {
    for (DomainPlan.DiskPlan disk : plan.devices().disks()) {
      compare(
          "devices/disk[" + disk.target() + "]",
          disk.disk().path(),
          live.devices().disks().getOrDefault(disk.target(), NONE));
    }
    for (DomainPlan.InterfacePlan network : plan.devices().interfaces()) {
      compare(
          "devices/interface",
          network.mac(),
          live.devices().interfaces().contains(network.mac()) ? network.mac() : NONE);
    }
    for (PciDevice.Address address : plan.devices().passed()) {
      String text = address.toString();
      compare("devices/hostdev", text, live.devices().passed().contains(text) ? text : NONE);
    }
    compare(
        "devices/memballoon",
        plan.devices().balloon() ? "virtio" : NONE,
        live.devices()
            .balloon()
            .map(model -> model.startsWith("virtio") ? "virtio" : model)
            .orElse(NONE));
  }

  private static String shown(Optional<CpuSet> cpus) {
    return cpus.map(CpuSet::toString).orElse(NONE);
  }
}

package io.personality.libvirt.internal.xml;

import io.personality.LaunchException;
import io.personality.libvirt.internal.tune.CpuSet;
import io.personality.libvirt.internal.tune.DomainPlan;
import io.personality.libvirt.internal.tune.Tuning;
import java.util.List;

/**
 * Writes a domain plan as libvirt's domain XML (https://libvirt.org/formatdomain.html).
 * <i>Thread-safe.</i>
 *
 * <p>The CPU is always written with {@code check='partial'}: without it libvirt starts a guest
 * whose required features are not there, and only its live XML says so.
 */
public final class DomainXml {
  /** The namespace of what this library keeps with a domain. */
  public static final String NAMESPACE = "https://personality.io/xmlns/libvirt/1";

  static final String PREFIX = "personality";

  private final Tags tags = new Tags();
  private final DomainPlan plan;
  private final List<Tuning> tunings;

  private DomainXml(DomainPlan plan, List<Tuning> tunings) {
    this.plan = plan;
    this.tunings = tunings;
  }

  /**
   * Writes a plan.
   *
   * @param plan what to start
   * @param tunings the reasons, which are kept with the domain as metadata; may be empty
   * @return the XML, without declaration
   * @throws LaunchException if a text of the plan holds a character that XML 1.0 cannot
   */
  public static String of(DomainPlan plan, List<Tuning> tunings) {
    return new DomainXml(plan, tunings).written();
  }

  private String written() {
    tags.element("domain", this::domain, "type", plan.machine().virtualization().label());
    return tags.written();
  }

  private void domain() {
    identity();
    DomainPlan.Memory memory = plan.memory();
    tags.text("memory", "" + memory.mib(), "unit", "MiB");
    tags.text("currentMemory", "" + memory.mib(), "unit", "MiB");
    memoryBacking(memory);
    vcpus(plan.placing());
    if (plan.placing().iothreads() > 0) {
      tags.text("iothreads", "" + plan.placing().iothreads());
    }
    cputune(plan.placing());
    numatune();
    os(plan.machine());
    features(plan.machine());
    cpu(plan.processor());
    clock();
    tags.text("on_poweroff", "destroy");
    tags.text("on_reboot", "restart");
    tags.text("on_crash", "destroy");
    DeviceTags.write(tags, plan);
  }

  private void identity() {
    DomainPlan.Identity identity = plan.identity();
    String id = identity.placement().toString();
    tags.text("name", id);
    tags.text("uuid", id);
    if (!identity.title().isEmpty()) {
      tags.text("title", identity.title());
    }
    if (!identity.description().isEmpty()) {
      tags.text("description", identity.description());
    }
    tags.element(
        "metadata", () -> tags.foreign(PREFIX, "placement", NAMESPACE, () -> metadata(identity)));
  }

  private void metadata(DomainPlan.Identity identity) {
    tags.foreignText(PREFIX, "id", NAMESPACE, identity.placement().toString());
    identity
        .facts()
        .forEach((name, value) -> tags.foreignText(PREFIX, "fact", NAMESPACE, value, "name", name));
    for (Tuning tuning : tunings) {
      tags.foreignText(
          PREFIX,
          "tuning",
          NAMESPACE,
          tuning.value() + ": " + tuning.stem() + "; " + tuning.reason(),
          "element",
          tuning.element(),
          "effect",
          tuning.effect().name().toLowerCase(java.util.Locale.ROOT));
    }
  }

  private void memoryBacking(DomainPlan.Memory memory) {
    boolean any =
        memory.pageKib().isPresent() || memory.locked() || memory.unshared() || memory.immediate();
    if (!any) {
      return;
    }
    tags.element(
        "memoryBacking",
        () -> {
          memory
              .pageKib()
              .ifPresent(
                  kib ->
                      tags.element(
                          "hugepages", () -> tags.empty("page", "size", "" + kib, "unit", "KiB")));
          if (memory.unshared()) {
            tags.empty("nosharepages");
          }
          if (memory.locked()) {
            tags.empty("locked");
          }
          if (memory.immediate()) {
            tags.empty("allocation", "mode", "immediate");
          }
        });
  }

  private void vcpus(DomainPlan.Placing placing) {
    String most = "" + placing.mostVcpus();
    String now = "" + placing.vcpus();
    if (placing.floating().isPresent()) {
      String within = placing.floating().get().toString();
      tags.text("vcpu", most, "placement", "static", "cpuset", within, "current", now);
    } else {
      tags.text("vcpu", most, "placement", "static", "current", now);
    }
  }

  private void cputune(DomainPlan.Placing placing) {
    if (placing.shares().isEmpty() && placing.pins().isEmpty() && placing.emulator().isEmpty()) {
      return;
    }
    tags.element(
        "cputune",
        () -> {
          placing.shares().ifPresent(shares -> tags.text("shares", "" + shares));
          for (int vcpu = 0; vcpu < placing.pins().size(); vcpu++) {
            String cpus = placing.pins().get(vcpu).toString();
            tags.empty("vcpupin", "vcpu", "" + vcpu, "cpuset", cpus);
          }
          placing.emulator().ifPresent(cpus -> emulator(cpus, placing.iothreads()));
        });
  }

  private void emulator(CpuSet cpus, int iothreads) {
    tags.empty("emulatorpin", "cpuset", cpus.toString());
    for (int thread = 1; thread <= iothreads; thread++) {
      tags.empty("iothreadpin", "iothread", "" + thread, "cpuset", cpus.toString());
    }
  }

  /** A preference can name one cell only, so a guest in several has one for each of its own. */
  private void numatune() {
    List<DomainPlan.GuestCell> bound =
        plan.processor().cells().stream().filter(cell -> cell.hostCell().isPresent()).toList();
    if (plan.memory().nodes().isEmpty()) {
      return;
    }
    DomainPlan.Nodes nodes = plan.memory().nodes().get();
    String mode = nodes.strict() ? "strict" : "preferred";
    boolean whole = nodes.strict() || nodes.cells().size() == 1;
    if (!whole && bound.isEmpty()) {
      return;
    }
    tags.element(
        "numatune",
        () -> {
          if (whole) {
            tags.empty("memory", "mode", mode, "nodeset", nodes.cells().toString());
          }
          for (DomainPlan.GuestCell cell : bound) {
            String host = "" + cell.hostCell().getAsInt();
            tags.empty("memnode", "cellid", "" + cell.id(), "mode", mode, "nodeset", host);
          }
        });
  }

  private void os(DomainPlan.Machine machine) {
    Tags.Inside inside =
        () -> {
          tags.text("type", "hvm", "arch", machine.architecture(), "machine", machine.type());
          machine
              .boot()
              .ifPresentOrElse(
                  boot -> {
                    tags.text("kernel", boot.kernel());
                    boot.initrd().ifPresent(initrd -> tags.text("initrd", initrd));
                    if (!boot.commandLine().isEmpty()) {
                      tags.text("cmdline", boot.commandLine());
                    }
                  },
                  () -> tags.empty("boot", "dev", "hd"));
        };
    if (machine.uefi()) {
      tags.element("os", inside, "firmware", "efi");
    } else {
      tags.element("os", inside);
    }
  }

  private void features(DomainPlan.Machine machine) {
    tags.element(
        "features",
        () -> {
          machine.features().forEach(tags::empty);
          if (!machine.kvmFeatures().isEmpty()) {
            tags.element(
                "kvm",
                () -> machine.kvmFeatures().forEach(name -> tags.empty(name, "state", "on")));
          }
        });
  }

  private void cpu(DomainPlan.Processor processor) {
    Tags.Inside inside =
        () -> {
          processor.model().ifPresent(model -> tags.text("model", model, "fallback", "forbid"));
          DomainPlan.Topology topology = processor.topology();
          tags.empty(
              "topology",
              "sockets",
              "" + topology.sockets(),
              "dies",
              "1",
              "cores",
              "" + topology.cores(),
              "threads",
              "" + topology.threads());
          processor
              .required()
              .forEach(name -> tags.empty("feature", "policy", "require", "name", name));
          if (!processor.cells().isEmpty()) {
            tags.element("numa", () -> processor.cells().forEach(this::cell));
          }
        };
    if (processor.model().isPresent()) {
      tags.element("cpu", inside, "mode", "custom", "match", "exact", "check", "partial");
    } else {
      tags.element("cpu", inside, "mode", "host-passthrough", "check", "partial");
    }
  }

  private void cell(DomainPlan.GuestCell cell) {
    tags.empty(
        "cell",
        "id",
        "" + cell.id(),
        "cpus",
        cell.vcpus().toString(),
        "memory",
        "" + cell.memoryMib(),
        "unit",
        "MiB");
  }

  private void clock() {
    tags.element(
        "clock",
        () -> plan.timers().forEach(timer -> tags.empty("timer", attributes(timer))),
        "offset",
        "utc");
  }

  private static String[] attributes(DomainPlan.Timer timer) {
    List<String> pairs = new java.util.ArrayList<>(List.of("name", timer.name()));
    timer.present().ifPresent(is -> pairs.addAll(List.of("present", is ? "yes" : "no")));
    timer.tickPolicy().ifPresent(policy -> pairs.addAll(List.of("tickpolicy", policy)));
    return pairs.toArray(String[]::new);
  }
}

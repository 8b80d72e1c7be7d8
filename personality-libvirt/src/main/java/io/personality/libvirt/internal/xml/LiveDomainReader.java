package io.personality.libvirt.internal.xml;

import io.personality.libvirt.internal.tune.CpuSet;
import io.personality.libvirt.internal.tune.DomainPlan;
import io.personality.libvirt.internal.tune.PciDevice;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads a domain's XML. <i>Confined to one thread.</i> */
final class LiveDomainReader {
  private final XmlElement domain;

  LiveDomainReader(XmlElement domain) {
    this.domain = domain;
  }

  LiveDomain domain() {
    return new LiveDomain(identity(), cpu(), threads(), memory(), devices());
  }

  private LiveDomain.Identity identity() {
    return new LiveDomain.Identity(
        domain.textAt("uuid").orElse(""),
        domain.attribute("type").orElse(""),
        ours().flatMap(placement -> placement.textAt("id")),
        ours().map(LiveDomainReader::tunings).orElseGet(List::of),
        ours().filter(LiveDomainReader::ownsThreads).isPresent());
  }

  private static boolean ownsThreads(XmlElement placement) {
    return placement.all("fact").stream()
        .anyMatch(
            fact ->
                fact.attribute("name").filter(DomainPlan.THREADS::equals).isPresent()
                    && fact.text().equals(DomainPlan.OWN));
  }

  private LiveDomain.Cpu cpu() {
    return new LiveDomain.Cpu(
        domain.at("cpu").flatMap(cpu -> cpu.attribute("mode")).orElse(""),
        domain.textAt("cpu", "model"),
        features(),
        domain.at("cpu", "numa").map(numa -> numa.all("cell").size()).orElse(0));
  }

  /** Without {@code current} there are as many vCPUs as there can be. */
  private LiveDomain.Threads threads() {
    int most = domain.textAt("vcpu").map(Amounts::number).orElse(1);
    return new LiveDomain.Threads(
        domain.at("vcpu").flatMap(v -> v.attribute("current")).map(Amounts::number).orElse(most),
        most,
        pins(),
        cpus(domain.at("cputune", "emulatorpin"), "cpuset"),
        domain.textAt("iothreads").map(Amounts::number).orElse(0),
        domain.textAt("cputune", "shares").map(Amounts::number));
  }

  private LiveDomain.Memory memory() {
    Optional<XmlElement> numa = domain.at("numatune", "memory");
    return new LiveDomain.Memory(
        domain.at("memory").map(Amounts::kib).orElse(0L),
        domain
            .at("memoryBacking", "hugepages", "page")
            .map(p -> Amounts.kib(p.attribute("size").orElse(""), p.attribute("unit").orElse(""))),
        names("memoryBacking"),
        numa.flatMap(one -> one.attribute("mode")),
        cpus(numa, "nodeset"));
  }

  private LiveDomain.Devices devices() {
    return new LiveDomain.Devices(
        disks(),
        macs(),
        passed(),
        domain.at("devices", "memballoon").flatMap(one -> one.attribute("model")));
  }

  private static Optional<CpuSet> cpus(Optional<XmlElement> element, String attribute) {
    return element.flatMap(one -> one.attribute(attribute)).map(Amounts::cpus);
  }

  private SortedMap<String, String> features() {
    TreeMap<String, String> policies = new TreeMap<>();
    for (XmlElement feature : inside("cpu", "feature")) {
      policies.put(
          feature.attribute("name").orElse(""), feature.attribute("policy").orElse("require"));
    }
    return policies;
  }

  private SortedMap<Integer, CpuSet> pins() {
    TreeMap<Integer, CpuSet> pins = new TreeMap<>();
    for (XmlElement pin : inside("cputune", "vcpupin")) {
      pins.put(
          Amounts.number(pin.attribute("vcpu").orElse("")),
          Amounts.cpus(pin.attribute("cpuset").orElse("")));
    }
    return pins;
  }

  private SortedMap<String, String> disks() {
    TreeMap<String, String> disks = new TreeMap<>();
    for (XmlElement disk : inside("devices", "disk")) {
      disks.put(
          disk.at("target").flatMap(one -> one.attribute("dev")).orElse(""),
          disk.at("source").flatMap(one -> one.attribute("file")).orElse(""));
    }
    return disks;
  }

  private SortedSet<String> macs() {
    return inside("devices", "interface").stream()
        .flatMap(one -> one.at("mac").flatMap(mac -> mac.attribute("address")).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private SortedSet<String> passed() {
    return inside("devices", "hostdev").stream()
        .flatMap(device -> device.at("source", "address").stream())
        .map(LiveDomainReader::address)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String address(XmlElement address) {
    return new PciDevice.Address(
            Amounts.number(address.attribute("domain").orElse("")),
            Amounts.number(address.attribute("bus").orElse("")),
            Amounts.number(address.attribute("slot").orElse("")),
            Amounts.number(address.attribute("function").orElse("")))
        .toString();
  }

  private SortedSet<String> names(String parent) {
    return domain.at(parent).map(XmlElement::children).orElseGet(List::of).stream()
        .map(XmlElement::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<XmlElement> inside(String parent, String child) {
    return domain.at(parent).map(one -> one.all(child)).orElseGet(List::of);
  }

  private Optional<XmlElement> ours() {
    return inside("metadata", "placement").stream()
        .filter(one -> one.namespace().equals(DomainXml.NAMESPACE))
        .findFirst();
  }

  private static List<String> tunings(XmlElement placement) {
    return placement.all("tuning").stream()
        .map(
            tuning ->
                tuning.attribute("element").orElse("")
                    + " "
                    + tuning.text()
                    + (tuning.attribute("effect").filter("degraded"::equals).isPresent()
                        ? " (degraded)"
                        : ""))
        .toList();
  }
}

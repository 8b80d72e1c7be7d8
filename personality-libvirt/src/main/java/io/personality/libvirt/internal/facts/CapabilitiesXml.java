package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.tune.HostTopology;
import io.personality.libvirt.internal.tune.HostTopology.Cell;
import io.personality.libvirt.internal.tune.HostTopology.Cpu;
import io.personality.libvirt.internal.xml.Amounts;
import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import io.personality.libvirt.internal.xml.XmlElement;
import io.personality.model.PagePool;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the capabilities of a host (https://libvirt.org/formatcaps.html). <i>Immutable.</i>
 *
 * <p>A NUMA cell of no number, or a thread in two cells, is refused: on such a host no pin would be
 * where it is thought to be.
 */
public final class CapabilitiesXml {
  /** Pages up to this size are ordinary ones of a kernel: 4, 16 or 64 KiB. */
  private static final long ORDINARY_KIB = 64;

  /** POWER has 8 threads a core; a short list must not grow to millions of numbers. */
  private static final int MOST_SIBLINGS = 256;

  private final XmlElement capabilities;

  private CapabilitiesXml(XmlElement capabilities) {
    this.capabilities = capabilities;
  }

  /**
   * Reads the document.
   *
   * @param xml what {@code virConnectGetCapabilities} gives
   * @throws UnreadableXmlException if it is no readable capabilities document
   */
  public static CapabilitiesXml of(String xml) {
    return new CapabilitiesXml(SafeXml.read(xml, "capabilities"));
  }

  /** {@return the host's own UUID; empty where there is none} */
  public java.util.Optional<String> hostUuid() {
    return capabilities.textAt("host", "uuid");
  }

  /** {@return the host's processor} */
  public HostProcessor processor() {
    XmlElement cpu =
        capabilities
            .at("host", "cpu")
            .orElseThrow(() -> new UnreadableXmlException("capabilities without <host><cpu>"));
    TreeSet<String> features =
        cpu.all("feature").stream()
            .flatMap(feature -> feature.attribute("name").stream())
            .collect(Collectors.toCollection(TreeSet::new));
    return new HostProcessor(
        cpu.textAt("arch").orElse(""),
        cpu.textAt("model"),
        cpu.textAt("vendor"),
        features,
        numbers(cpu));
  }

  private static HostProcessor.Numbers numbers(XmlElement cpu) {
    String signature =
        cpu.at("signature")
            .map(
                one ->
                    number(one, "family")
                        + "/"
                        + number(one, "model")
                        + "/"
                        + number(one, "stepping"))
            .orElse("");
    long tscHz =
        cpu.all("counter").stream()
            .filter(one -> one.attribute("name").filter("tsc"::equals).isPresent())
            .flatMap(one -> one.attribute("frequency").stream())
            .mapToLong(Amounts::whole)
            .findFirst()
            .orElse(0);
    long microcode =
        cpu.at("microcode").flatMap(one -> one.attribute("version")).map(Amounts::whole).orElse(0L);
    return new HostProcessor.Numbers(signature, microcode, tscHz);
  }

  /**
   * {@return the caches that are told, which are those of the last level and those that can be
   * parted}
   */
  public List<CacheBank> caches() {
    return capabilities
        .at("host", "cache")
        .map(cache -> cache.all("bank"))
        .orElseGet(List::of)
        .stream()
        .map(
            bank ->
                new CacheBank(
                    number(bank, "level"),
                    Amounts.kib(
                        bank.attribute("size").orElse(""), bank.attribute("unit").orElse(""))))
        .toList();
  }

  /**
   * {@return where threads and memory lie, all of it taken to be free}
   *
   * @throws UnreadableXmlException if no NUMA cell is described, as by libvirt's test driver
   */
  public HostTopology topology() {
    List<XmlElement> found =
        capabilities
            .at("host", "topology", "cells")
            .map(cells -> cells.all("cell"))
            .orElseGet(List::of);
    if (found.isEmpty()) {
      throw new UnreadableXmlException("capabilities without a NUMA cell tell nothing of threads");
    }
    List<Cell> cells = new ArrayList<>();
    Set<Integer> ids = new HashSet<>();
    Set<Integer> threads = new HashSet<>();
    boolean tellsOnline =
        found.stream()
            .flatMap(element -> inside(element, "cpus", "cpu").stream())
            .anyMatch(CapabilitiesXml::isOnline);
    for (XmlElement element : found) {
      Cell cell = cell(element, tellsOnline);
      boolean isNew = ids.add(cell.id());
      for (Cpu cpu : cell.cpus()) {
        isNew &= threads.add(cpu.id());
      }
      if (!isNew) {
        throw new UnreadableXmlException(
            "cell " + cell.id() + " or one of its threads is listed twice");
      }
      cells.add(cell);
    }
    return new HostTopology(cells, new TreeSet<>(), List.of());
  }

  private static Cell cell(XmlElement element, boolean tellsOnline) {
    int id =
        element
            .attribute("id")
            .map(Amounts::number)
            .orElseThrow(() -> new UnreadableXmlException("a NUMA cell without a number"));
    long memoryMib = element.at("memory").map(Amounts::kib).orElse(0L) / 1024;
    Map<Integer, Integer> distances = new TreeMap<>();
    for (XmlElement sibling : inside(element, "distances", "sibling")) {
      distances.put(number(sibling, "id"), number(sibling, "value"));
    }
    return new Cell(
        id,
        memoryMib,
        memoryMib,
        inside(element, "cpus", "cpu").stream()
            .filter(cpu -> !tellsOnline || isOnline(cpu))
            .map(CapabilitiesXml::cpu)
            .toList(),
        element.all("pages").stream()
            .map(pages -> pool(id, pages))
            .filter(pool -> pool.pageKib() > ORDINARY_KIB)
            .toList(),
        distances);
  }

  private static PagePool pool(int cell, XmlElement pages) {
    long kib = Amounts.kib(pages.attribute("size").orElse(""), pages.attribute("unit").orElse(""));
    if (kib < 1) {
      throw new UnreadableXmlException("a page of cell " + cell + " has no size");
    }
    return new PagePool(cell, kib, Amounts.number(pages.text()));
  }

  /** Threads that are offline say their number only; nothing can run there. */
  private static boolean isOnline(XmlElement cpu) {
    return cpu.attribute("socket_id").isPresent();
  }

  private static Cpu cpu(XmlElement element) {
    SortedSet<Integer> siblings =
        element
            .attribute("siblings")
            .map(Amounts::cpus)
            .map(cpus -> cpus.numbers())
            .orElseGet(TreeSet::new);
    if (siblings.size() > MOST_SIBLINGS) {
      throw new UnreadableXmlException(
          "a core of " + siblings.size() + " threads is more than any processor has");
    }
    return new Cpu(
        number(element, "id"),
        element.attribute("socket_id").map(Amounts::number).orElse(0),
        element.attribute("core_id").map(Amounts::number).orElse(0),
        siblings);
  }

  private static int number(XmlElement element, String attribute) {
    return Amounts.number(element.attribute(attribute).orElse(""));
  }

  private static List<XmlElement> inside(XmlElement element, String parent, String child) {
    return element.at(parent).map(one -> one.all(child)).orElseGet(List::of);
  }
}

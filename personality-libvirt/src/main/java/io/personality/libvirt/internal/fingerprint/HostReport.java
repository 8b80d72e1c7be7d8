package io.personality.libvirt.internal.fingerprint;

import io.personality.libvirt.internal.facts.BaselineXml;
import io.personality.libvirt.internal.facts.CacheBank;
import io.personality.libvirt.internal.facts.CapabilitiesXml;
import io.personality.libvirt.internal.facts.DomainCapabilitiesXml;
import io.personality.libvirt.internal.facts.FirmwareTables;
import io.personality.libvirt.internal.facts.HostDevices;
import io.personality.libvirt.internal.facts.HostProcessor;
import io.personality.libvirt.internal.facts.SysinfoXml;
import io.personality.libvirt.internal.tune.HostTopology;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * All that a daemon says of the hardware of its host, each part read or the reason that it is not.
 *
 * <p><i>Immutable.</i>
 *
 * @param name the host's name for itself
 * @param version of the daemon
 * @param processor its processor
 * @param features every feature of the processor, as libvirt names them
 * @param layout its threads, memory and caches
 * @param protections how guests run by the processor can be kept from the host's eyes; missing
 *     where the daemon runs none by the processor
 * @param firmware what its firmware says
 * @param devices what is plugged in
 */
public record HostReport(
    Told<String> name,
    Told<String> version,
    Told<HostProcessor> processor,
    Told<SortedSet<String>> features,
    Layout layout,
    Told<SortedSet<String>> protections,
    Told<FirmwareTables> firmware,
    Told<HostDevices> devices) {
  /** libvirt's map has some five hundred (src/cpu_map/x86_features.xml). */
  private static final int MOST_FEATURES = 2_000;

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._+-]{1,100}");

  /**
   * Threads, memory and caches.
   *
   * @param topology by NUMA cell
   * @param caches those that are told
   * @param threads how many in all
   * @param memoryKib how much in all
   */
  public record Layout(
      Told<HostTopology> topology,
      Told<List<CacheBank>> caches,
      Told<Integer> threads,
      Told<Long> memoryKib) {}

  /** {@return what a host says, each question asked once} */
  public static HostReport of(HostSource source) {
    Told<CapabilitiesXml> capabilities =
        source.capabilities().read("capabilities", CapabilitiesXml::of);
    Told<HostProcessor> processor = capabilities.read("processor", CapabilitiesXml::processor);
    HostDevices devices = new HostDevices();
    Told<Boolean> listed = source.eachDevice(devices::take);
    return new HostReport(
        source.hostname(),
        source.version(),
        processor,
        features(source, processor),
        new Layout(
            capabilities.read("NUMA cells", CapabilitiesXml::topology),
            capabilities.read("caches", CapabilitiesXml::caches),
            source.threads(),
            source.memoryKib()),
        source.kvm().read("domain capabilities", DomainCapabilitiesXml::protections),
        source.firmware().read("firmware tables", SysinfoXml::read),
        listed.read("devices", yes -> devices));
  }

  /**
   * Every feature: those of the nearest model, which the daemon fills in, and those beyond it. It
   * leaves out some that no guest may be given, so that both are taken.
   */
  private static Told<SortedSet<String>> features(
      HostSource source, Told<HostProcessor> processor) {
    Told<String> cpu = processor.read("processor", HostReport::cpu);
    if (cpu.answer().isEmpty()) {
      return Told.missing(cpu.reason());
    }
    Told<SortedSet<String>> filled =
        source.expanded(cpu.answer().get()).read("processor features", BaselineXml::features);
    return filled.read(
        "processor features",
        names -> {
          TreeSet<String> all = new TreeSet<>(names);
          processor.answer().ifPresent(told -> all.addAll(told.features()));
          if (all.size() > MOST_FEATURES) {
            throw new UnreadableXmlException("it lists " + all.size() + " of them");
          }
          all.forEach(HostReport::check);
          return Collections.unmodifiableSortedSet(all);
        });
  }

  /** The processor as its daemon described it, to be handed back to it; names and nothing else. */
  private static String cpu(HostProcessor processor) {
    StringBuilder cpu =
        new StringBuilder("<cpu><arch>")
            .append(name(processor.architecture()))
            .append("</arch><model>")
            .append(name(processor.model().orElse("")))
            .append("</model>");
    processor
        .vendor()
        .ifPresent(vendor -> cpu.append("<vendor>").append(name(vendor)).append("</vendor>"));
    processor
        .features()
        .forEach(feature -> cpu.append("<feature name='").append(name(feature)).append("'/>"));
    return cpu.append("</cpu>").toString();
  }

  private static String name(String name) {
    check(name);
    return name;
  }

  private static void check(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new UnreadableXmlException(
          name.isEmpty()
              ? "it names no model of a processor"
              : "it holds a name that is none of a processor, a vendor or a feature");
    }
  }
}

package io.personality.libvirt.internal.facts;

import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.UnreadableXmlException;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads a CPU baseline whose features are expanded. */
public final class BaselineXml {
  private BaselineXml() {}

  /**
   * {@return the names of every feature that the CPU has}
   *
   * @param xml what {@code virConnectBaselineHypervisorCPU} gives with features expanded
   * @throws UnreadableXmlException if it is no readable CPU
   */
  public static SortedSet<String> features(String xml) {
    TreeSet<String> features = new TreeSet<>();
    SafeXml.read(xml, "cpu").all("feature").stream()
        .filter(feature -> !feature.attribute("policy").filter("disable"::equals).isPresent())
        .forEach(feature -> feature.attribute("name").ifPresent(features::add));
    return features;
  }
}

package io.personality.libvirt;

import io.personality.libvirt.internal.xml.SafeXml;
import io.personality.libvirt.internal.xml.XmlElement;
import io.personality.model.Tuning;
import java.util.List;

/** Reads the choices that were noted down in a domain when it was made. */
final class TuningNotes {
  private TuningNotes() {}

  static List<Tuning> of(String domainXml) {
    return SafeXml.read(domainXml, "domain").at("metadata", "placement").stream()
        .flatMap(notes -> notes.all("tuning").stream())
        .map(TuningNotes::tuning)
        .toList();
  }

  private static Tuning tuning(XmlElement note) {
    return new Tuning(
        note.attribute("element").orElse(""),
        note.text(),
        note.attribute("effect").orElse("").equals("degraded"));
  }
}

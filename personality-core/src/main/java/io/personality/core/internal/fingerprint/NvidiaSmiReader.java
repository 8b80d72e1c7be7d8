package io.personality.core.internal.fingerprint;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads {@code nvidia-smi -q -x}. The document names a DTD: it is neither fetched nor read, and no
 * entity is expanded. <i>Thread-safe.</i>
 */
public final class NvidiaSmiReader {
  private static final int MAX_GPUS = 1_024;
  private static final int MAX_DEPTH = 32;
  private static final int MAX_EVENTS = 2_000_000;

  /** The GPUs, in the order listed; refused where the text is no such document. */
  public Parsed<List<Gpu>> read(String text) {
    if (text.length() > Texts.MAX_LENGTH) {
      return Parsed.refused("nvidia-smi printed more than 8 MiB");
    }
    if (!text.stripLeading().startsWith("<")) {
      return Parsed.refused("nvidia-smi: " + Texts.clean(text.lines().findFirst().orElse("")));
    }
    try {
      return gpus(factory().createXMLStreamReader(new StringReader(text)));
    } catch (XMLStreamException | RuntimeException e) {
      // the JDK's reader lets a few runtime exceptions escape on malformed documents
      return Parsed.refused("nvidia-smi: no well-formed XML");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (publicId, systemId, base, namespace) -> {
          throw new XMLStreamException("external entities are not read");
        });
    return factory;
  }

  private static Parsed<List<Gpu>> gpus(XMLStreamReader xml) throws XMLStreamException {
    List<Gpu> gpus = new ArrayList<>();
    Deque<String> path = new ArrayDeque<>();
    String address = "";
    String model = "";
    long memoryMib = 0;
    boolean log = false;
    for (int events = 0; xml.hasNext(); events++) {
      int event = xml.next();
      if (event == XMLStreamConstants.START_ELEMENT) {
        path.addLast(xml.getLocalName());
        log |= path.size() == 1 && xml.getLocalName().equals("nvidia_smi_log");
        if (path.size() > MAX_DEPTH || gpus.size() > MAX_GPUS || events > MAX_EVENTS) {
          return Parsed.refused("nvidia-smi: too large or too deeply nested");
        }
        if (isGpu(path)) {
          String id = xml.getAttributeValue(null, "id");
          address = pciAddress(id == null ? "" : id);
          model = "";
          memoryMib = 0;
        }
      } else if (event == XMLStreamConstants.CHARACTERS && path.size() >= 3) {
        String text = Texts.told(xml.getText());
        switch (String.join("/", path)) {
          case "nvidia_smi_log/gpu/product_name" -> model = model.isEmpty() ? text : model;
          case "nvidia_smi_log/gpu/fb_memory_usage/total" ->
              memoryMib = memoryMib > 0 ? memoryMib : mib(text);
          default -> {}
        }
      } else if (event == XMLStreamConstants.END_ELEMENT) {
        if (isGpu(path) && !model.isEmpty()) {
          gpus.add(new Gpu(address, model, memoryMib));
        }
        path.removeLast();
      }
    }
    return log ? Parsed.ok(gpus) : Parsed.refused("nvidia-smi: no element \"nvidia_smi_log\"");
  }

  private static boolean isGpu(Deque<String> path) {
    return path.size() == 2 && path.getLast().equals("gpu");
  }

  private static long mib(String text) {
    return text.endsWith("MiB") ? (long) Texts.leading(text).orElse(0) : 0;
  }

  /** nvidia-smi gives the domain eight digits and upper case; the kernel four and lower. */
  static String pciAddress(String id) {
    String plain = Texts.lower(Texts.clean(id));
    int colon = plain.indexOf(':');
    return colon == 8 && plain.startsWith("0000") ? plain.substring(4) : plain;
  }
}

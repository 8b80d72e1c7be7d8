package io.personality.core.internal.catalogue;

import java.util.List;
import java.util.Map;

/**
 * What a processor is.
 *
 * <p><i>Immutable.</i>
 *
 * @param vendor maker of the design, such as {@code Intel} or {@code ARM}
 * @param line such as {@code Xeon Scalable} or {@code AWS Graviton4}
 * @param microarchitecture such as {@code Ice Lake} or {@code Zen 3 (Milan)}
 * @param generation its label, such as {@code 3rd Gen Xeon Scalable}
 * @param year of the generation's first product
 * @param by what told it
 * @param generations its places in lineages, its own first; an Arm product also stands at its core
 * @param derived what the platform implies, by feature name; memory channels are per socket
 */
public record ProcessorIdentity(
    String vendor,
    String line,
    String microarchitecture,
    String generation,
    int year,
    By by,
    List<GenerationRef> generations,
    Map<String, DerivedFact> derived) {

  /** Copies the collections. */
  public ProcessorIdentity {
    generations = List.copyOf(generations);
    derived = Map.copyOf(derived);
  }

  /** What told the identity of a processor. */
  public enum By {
    /** The model name. */
    NAME,
    /** CPUID family, model and stepping. */
    CPUID,
    /** The Arm main ID register. */
    MIDR,
    /** System or processor strings of DMI, which tell products with one core apart. */
    DMI
  }

  /** Where its host stands among the generations. */
  public HostGeneration host() {
    return new HostGeneration(generations, year);
  }
}

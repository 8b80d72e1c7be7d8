package io.personality.core.internal.catalogue;

/**
 * What a host says about its processor. A text that is unknown is empty, a number {@link #UNKNOWN}.
 *
 * <p><i>Immutable.</i>
 *
 * @param architecture such as {@code x86_64} or {@code aarch64}
 * @param modelName as CPUID or lscpu gives it
 * @param signature the CPUID or MIDR numbers
 * @param board what DMI says
 */
public record ProcessorReading(
    String architecture, String modelName, Signature signature, Board board) {
  /** Stands for a number that is not known. */
  public static final int UNKNOWN = -1;

  /**
   * Numbers of the processor itself.
   *
   * @param vendorId such as {@code GenuineIntel}
   * @param family CPUID display family
   * @param model CPUID display model
   * @param stepping CPUID stepping
   * @param implementer MIDR implementer, such as 0x41
   * @param part MIDR part number, such as 0xd4f
   */
  public record Signature(
      String vendorId, int family, int model, int stepping, int implementer, int part) {}

  /**
   * What DMI says about system and processor.
   *
   * @param manufacturer of the system, such as {@code Amazon EC2}
   * @param product of the system, such as {@code m8g.xlarge}
   * @param processor version of the processor, such as {@code AWS Graviton4}
   */
  public record Board(String manufacturer, String product, String processor) {}

  /** A reading that holds a model name alone. */
  public static ProcessorReading named(String modelName) {
    Signature none = new Signature("", UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    return new ProcessorReading("", modelName, none, new Board("", "", ""));
  }

  /** This reading of a processor of {@code architecture}. */
  public ProcessorReading withArchitecture(String newArchitecture) {
    return new ProcessorReading(newArchitecture, modelName, signature, board);
  }

  /** This reading with what CPUID says. */
  public ProcessorReading withCpuid(String vendorId, int family, int model, int stepping) {
    Signature seen =
        new Signature(vendorId, family, model, stepping, signature.implementer(), signature.part());
    return new ProcessorReading(architecture, modelName, seen, board);
  }

  /** This reading with what MIDR_EL1 says. */
  public ProcessorReading withMidr(int implementer, int part) {
    Signature seen =
        new Signature(
            signature.vendorId(),
            signature.family(),
            signature.model(),
            signature.stepping(),
            implementer,
            part);
    return new ProcessorReading(architecture, modelName, seen, board);
  }

  /** This reading with what DMI says. */
  public ProcessorReading withDmi(String manufacturer, String product, String processor) {
    return new ProcessorReading(
        architecture, modelName, signature, new Board(manufacturer, product, processor));
  }
}

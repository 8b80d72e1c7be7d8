package io.personality.core.internal.catalogue;

/**
 * A range of CPUID signatures, written {@code family/model/stepping}, each part a decimal number or
 * a range; parts left out stand for any.
 *
 * <p><i>Immutable.</i>
 */
record CpuidRange(Span family, Span model, Span stepping) {

  record Span(int from, int to) {
    static final Span ANY = new Span(Integer.MIN_VALUE, Integer.MAX_VALUE);

    boolean holds(int number) {
      return from <= number && number <= to;
    }
  }

  static CpuidRange read(Tree text) {
    String[] parts = text.asText().split("/", -1);
    if (parts.length > 3) {
      throw text.fault("should be family/model/stepping");
    }
    return new CpuidRange(
        span(parts[0], text),
        parts.length > 1 ? span(parts[1], text) : Span.ANY,
        parts.length > 2 ? span(parts[2], text) : Span.ANY);
  }

  private static Span span(String part, Tree place) {
    int dash = part.indexOf('-');
    try {
      int from = Integer.parseInt(dash < 0 ? part : part.substring(0, dash));
      return new Span(from, dash < 0 ? from : Integer.parseInt(part.substring(dash + 1)));
    } catch (NumberFormatException e) {
      throw place.fault("should hold decimal numbers or ranges, not \"" + part + "\"");
    }
  }

  /** Whether the signature lies within; an unknown stepping lies within the lowest range alone. */
  boolean holds(ProcessorReading.Signature seen) {
    int steppingOrLowest = Math.max(0, seen.stepping());
    return family.holds(seen.family())
        && model.holds(seen.model())
        && stepping.holds(steppingOrLowest);
  }
}

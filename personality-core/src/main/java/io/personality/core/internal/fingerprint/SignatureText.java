package io.personality.core.internal.fingerprint;

import io.personality.core.internal.catalogue.ProcessorReading;
import io.personality.core.internal.catalogue.ProcessorReading.Signature;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbers of a processor as a text: {@code GenuineIntel 6/106/6} (vendor, family, model and
 * stepping of CPUID) or {@code 0x41/0xd0c} (implementer and part of MIDR). <i>Immutable.</i>
 */
final class SignatureText {
  private static final Pattern CPUID =
      Pattern.compile("([A-Za-z]{1,12}) ([0-9]{1,5})/([0-9]{1,5})/([0-9]{1,5})");
  private static final Pattern MIDR = Pattern.compile("0x([0-9a-f]{1,4})/0x([0-9a-f]{1,4})");

  private SignatureText() {}

  /** The text; empty where neither kind of numbers is complete. */
  static String of(Signature numbers) {
    String cpuid =
        numbers.vendorId()
            + " "
            + numbers.family()
            + "/"
            + numbers.model()
            + "/"
            + numbers.stepping();
    if (CPUID.matcher(cpuid).matches()) {
      return cpuid;
    }
    return numbers.implementer() > 0 && numbers.part() > 0
        ? String.format("0x%x/0x%x", numbers.implementer(), numbers.part())
        : "";
  }

  /** A reading with the numbers of a text put in; the same reading where it is no such text. */
  static ProcessorReading read(String text, ProcessorReading reading) {
    Matcher cpuid = CPUID.matcher(text);
    if (cpuid.matches()) {
      return reading.withCpuid(
          cpuid.group(1), number(cpuid, 2, 10), number(cpuid, 3, 10), number(cpuid, 4, 10));
    }
    return Optional.of(MIDR.matcher(text))
        .filter(Matcher::matches)
        .map(midr -> reading.withMidr(number(midr, 1, 16), number(midr, 2, 16)))
        .orElse(reading);
  }

  private static int number(Matcher matcher, int group, int radix) {
    return Integer.parseInt(matcher.group(group), radix);
  }
}

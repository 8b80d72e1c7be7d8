package io.personality.libvirt.internal.xml;

import io.personality.libvirt.internal.tune.CpuSet;
import java.util.Locale;

/** Numbers of foreign XML: decimal or hexadecimal, with libvirt's units of memory. */
public final class Amounts {
  private Amounts() {}

  /**
   * {@return an amount of memory in KiB, from an element with a {@code unit}; KiB where it says
   * none}
   */
  public static long kib(XmlElement element) {
    return kib(element.text(), element.attribute("unit").orElse("KiB"));
  }

  /**
   * {@return an amount of memory in KiB}
   *
   * @param number in the unit
   * @param unit as libvirt writes it (https://libvirt.org/formatdomain.html#memory-allocation)
   */
  public static long kib(String number, String unit) {
    long amount = whole(number);
    try {
      return switch (unit.strip().toLowerCase(Locale.ROOT)) {
        case "b", "bytes" -> amount / 1024;
        case "k", "kib", "" -> amount;
        case "kb" -> Math.multiplyExact(amount, 1000L) / 1024;
        case "m", "mib" -> Math.multiplyExact(amount, 1L << 10);
        case "mb" -> Math.multiplyExact(amount, 1_000_000L) / 1024;
        case "g", "gib" -> Math.multiplyExact(amount, 1L << 20);
        case "gb" -> Math.multiplyExact(amount, 1_000_000_000L) / 1024;
        case "t", "tib" -> Math.multiplyExact(amount, 1L << 30);
        default -> throw new UnreadableXmlException("\"" + unit + "\" is no unit of memory");
      };
    } catch (ArithmeticException e) {
      throw new UnreadableXmlException(number + " " + unit + " of memory is too much", e);
    }
  }

  /** {@return a number of 32 bits, at least 0, decimal or with {@code 0x} before it} */
  public static int number(String text) {
    long number = whole(text);
    if (number > Integer.MAX_VALUE) {
      throw new UnreadableXmlException("the number " + number + " is too large");
    }
    return (int) number;
  }

  /** {@return a list of numbers and ranges} */
  public static CpuSet cpus(String text) {
    try {
      return CpuSet.parse(text);
    } catch (IllegalArgumentException e) {
      throw new UnreadableXmlException(String.valueOf(e.getMessage()), e);
    }
  }

  /** {@return a number of 63 bits, at least 0, decimal or with {@code 0x} before it} */
  public static long whole(String text) {
    String digits = text.strip();
    boolean hexadecimal = digits.startsWith("0x");
    try {
      long number = hexadecimal ? Long.parseLong(digits.substring(2), 16) : Long.parseLong(digits);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below, with the negative ones
    }
    String shown = digits.length() > 40 ? digits.substring(0, 40) + "..." : digits;
    throw new UnreadableXmlException("\"" + shown + "\" is no number of at least 0");
  }
}

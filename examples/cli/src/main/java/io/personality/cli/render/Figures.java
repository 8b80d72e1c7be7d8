package io.personality.cli.render;

import io.personality.model.Accelerator;
import io.personality.model.Reading;
import io.personality.model.Similarity;
import io.personality.model.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Numbers, amounts and times as people read them, the same everywhere. */
public final class Figures {
  private Figures() {}

  /** Two digits; only 1 itself is shown as 1.00. */
  public static String score(double score) {
    return fixed(score < 1 ? Math.min(score, 0.99) : score, 2);
  }

  /** The interval, such as {@code 0.81-0.91}. */
  public static String interval(Similarity similarity) {
    return score(similarity.lower()) + "-" + score(similarity.upper());
  }

  /** A share in per cent; only all of it is shown as 100. */
  public static String percent(double share) {
    long whole = Math.round(share * 100);
    return (share < 1 ? Math.min(whole, 99) : whole) + " %";
  }

  /** The interval and how much is known, such as {@code 0.81-0.91, 91 % known}. */
  public static String certainty(Similarity similarity) {
    return interval(similarity) + ", " + percent(similarity.coverage()) + " known";
  }

  /** Thousands between commas. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A count and its noun. */
  public static String count(long number, String one, String many) {
    return count(number) + " " + (number == 1 ? one : many);
  }

  static String fixed(double number, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", number);
  }

  /** How long something took. */
  public static String elapsed(Duration time) {
    double millis = time.toNanos() / 1e6;
    if (millis < 10) {
      return fixed(millis, 1) + " ms";
    }
    return millis < 1000 ? fixed(millis, 0) + " ms" : fixed(millis / 1000, 1) + " s";
  }

  /** How long ago that was. */
  public static String age(Instant then, Instant now) {
    long seconds = Duration.between(then, now).toSeconds();
    if (seconds < 0) {
      return "in the future";
    }
    if (seconds < 60) {
      return "now";
    }
    if (seconds < 3600) {
      return seconds / 60 + " min ago";
    }
    if (seconds < 2 * 86_400) {
      return seconds / 3600 + " h ago";
    }
    long days = seconds / 86_400;
    return days < 730 ? days + " d ago" : days / 365 + " years ago";
  }

  /** A number with four significant digits. */
  public static String number(double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1e15) {
      long whole = (long) number;
      return Math.abs(whole) >= 10_000 ? count(whole) : Long.toString(whole);
    }
    return new BigDecimal(number, new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  /** A known reading with its interval and unit. */
  public static String reading(Reading.Known known, String unit) {
    String value = value(known.value(), unit);
    return known.isExact()
        ? value
        : value + " (" + value(known.lower(), "") + " to " + value(known.upper(), "") + ")";
  }

  private static String value(Value value, String unit) {
    if (value instanceof Value.Number number) {
      return number(number.number()) + (unit.isEmpty() ? "" : " " + unit);
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Flag flag) {
      return flag.present() ? "yes" : "no";
    }
    if (value instanceof Value.Names names) {
      return names.names().isEmpty() ? "none" : String.join(" ", names.names());
    }
    return devices((Value.Devices) value);
  }

  private static String devices(Value.Devices devices) {
    Map<String, Long> counts =
        devices.accelerators().stream()
            .collect(Collectors.groupingBy(Figures::device, TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? "none"
        : counts.entrySet().stream()
            .map(e -> e.getValue() + " x " + e.getKey())
            .collect(Collectors.joining(", "));
  }

  private static String device(Accelerator accelerator) {
    long memory = accelerator.memoryMib();
    return accelerator.model() + (memory > 0 ? " " + memory(memory) : "");
  }

  /** An amount of memory in the largest unit that divides it. */
  public static String memory(long mib) {
    return mib >= 1024 && mib % 1024 == 0 ? count(mib / 1024) + " GiB" : count(mib) + " MiB";
  }
}

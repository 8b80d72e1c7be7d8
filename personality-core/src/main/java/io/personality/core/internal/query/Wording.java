package io.personality.core.internal.query;

import io.personality.model.Accelerator;
import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Values, wishes and conditions as people read them: four significant digits, units always shown.
 */
public final class Wording {
  private static final int LONGEST_LIST = 6;

  private Wording() {}

  /** A number with four significant digits and its unit. */
  public static String number(double number, String unit) {
    String digits = Digits.of(number);
    return unit.isEmpty() ? digits : digits + " " + unit;
  }

  /** A value and its unit. */
  public static String value(Value value, String unit) {
    if (value instanceof Value.Number number) {
      return number(number.number(), unit);
    }
    if (value instanceof Value.Text text) {
      return text.text();
    }
    if (value instanceof Value.Flag flag) {
      return flag.present() ? "yes" : "no";
    }
    return value instanceof Value.Names names
        ? list(names.names())
        : devices(((Value.Devices) value).accelerators());
  }

  private static String devices(List<Accelerator> accelerators) {
    Map<String, Integer> counts = new TreeMap<>();
    accelerators.forEach(a -> counts.merge(a.model(), 1, Integer::sum));
    return counts.isEmpty()
        ? "none"
        : list(counts.entrySet().stream().map(e -> e.getValue() + " x " + e.getKey()).toList());
  }

  /** What a reading says, with its interval or why it is unknown. */
  public static String found(Reading reading, String unit) {
    if (reading instanceof Reading.Unknown unknown) {
      return unknown.reason().startsWith("unknown")
          ? unknown.reason()
          : "unknown (" + unknown.reason() + ")";
    }
    Reading.Known known = (Reading.Known) reading;
    String value = value(known.value(), unit);
    return known.isExact()
        ? value
        : value + " (" + value(known.lower(), "") + " to " + value(known.upper(), "") + ")";
  }

  /** What is asked; {@code unit} is the catalogue's, shown where none was written. */
  public static String asked(Asked asked, String unit) {
    if (asked instanceof Asked.Text text) {
      return text.text();
    }
    if (asked instanceof Asked.Number number) {
      return number(number.number(), number.unit().isEmpty() ? unit : number.unit());
    }
    if (asked instanceof Asked.Flag flag) {
      return flag.present() ? "yes" : "no";
    }
    if (asked instanceof Asked.Names names) {
      return list(names.names());
    }
    return ((Asked.Devices) asked)
        .devices().stream().map(Wording::device).collect(Collectors.joining(", "));
  }

  private static String device(Asked.DeviceRequest device) {
    String memory = device.memory().isEmpty() ? "" : " with " + device.memory();
    return (device.count() == 1 ? "" : device.count() + " x ") + device.model() + memory;
  }

  /** A condition, as it follows the feature's name. */
  public static String condition(Condition condition, String unit) {
    if (condition instanceof Condition.AtLeast least) {
      return "at least " + asked(least.bound(), unit);
    }
    if (condition instanceof Condition.AtMost most) {
      return "at most " + asked(most.bound(), unit);
    }
    if (condition instanceof Condition.OneOf one) {
      return "one of " + askedList(one.values(), unit);
    }
    if (condition instanceof Condition.NoneOf none) {
      return "none of " + askedList(none.values(), unit);
    }
    return condition instanceof Condition.HasAll all
        ? "has all of " + list(all.names())
        : "has any of " + list(((Condition.HasAny) condition).names());
  }

  private static String askedList(List<Asked> values, String unit) {
    return list(values.stream().map(v -> asked(v, unit)).toList());
  }

  private static String list(Collection<String> words) {
    String shown = words.stream().limit(LONGEST_LIST).collect(Collectors.joining(", "));
    return words.size() <= LONGEST_LIST
        ? shown
        : shown + " and " + (words.size() - LONGEST_LIST) + " more";
  }
}

package io.personality.model;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a host has for one feature. Numbers are in the unit that the catalogue gives the feature.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface Value {

  /**
   * A finite number.
   *
   * @param number in the catalogue's unit of the feature
   */
  @SuppressWarnings("JavaLangClash")
  record Number(double number) implements Value {
    /** Refuses NaN and the infinities. */
    public Number {
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException("a value must be a finite number, not " + number);
      }
      number = Check.unsignedZero(number);
    }
  }

  /**
   * A word or name, such as {@code Intel} or {@code DDR5}.
   *
   * @param text at most 1,000 characters, not blank
   */
  record Text(String text) implements Value {
    /** Checks the length and the characters. */
    public Text {
      Check.text("a text value", text, 1_000);
    }
  }

  /**
   * Yes or no.
   *
   * @param present whether the host has the property
   */
  record Flag(boolean present) implements Value {}

  /**
   * A set of names, such as processor flags.
   *
   * @param names sorted, distinct, at most 4,096, each of 1 to 1,000 characters
   */
  record Names(SortedSet<String> names) implements Value {
    /** Copies the set and checks the names. */
    public Names {
      if (names.size() > 4_096) {
        throw new IllegalArgumentException(
            "a set holds " + names.size() + " names; at most 4,096 are allowed");
      }
      names.forEach(name -> Check.text("a name", name, 1_000));
      names = java.util.Collections.unmodifiableSortedSet(new TreeSet<>(names));
    }

    /**
     * {@return a set of the names given}
     *
     * @param names each of 1 to 1,000 characters
     */
    public static Names of(String... names) {
      return new Names(new TreeSet<>(List.of(names)));
    }
  }

  /**
   * The accelerators of a host; an empty list says that there are none.
   *
   * @param accelerators in the order the host lists them
   */
  record Devices(List<Accelerator> accelerators) implements Value {
    /** Copies the list. */
    public Devices {
      accelerators = List.copyOf(accelerators);
    }
  }
}

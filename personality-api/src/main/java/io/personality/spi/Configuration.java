package io.personality.spi;

import io.personality.ConfigurationException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The flat settings of one provider.
 *
 * <p><i>Immutable.</i>
 *
 * @param owner whose settings they are, for messages
 * @param entries key to value
 */
public record Configuration(String owner, Map<String, String> entries) {
  /** Copies the map. */
  public Configuration {
    entries = Map.copyOf(entries);
  }

  /**
   * {@return settings without any entry}
   *
   * @param owner whose settings they are, for messages
   */
  public static Configuration none(String owner) {
    return new Configuration(owner, Map.of());
  }

  /**
   * Refuses keys other than those known.
   *
   * @param keys those known, no two the same
   * @return this configuration
   * @throws ConfigurationException listing unknown and known keys
   */
  public Configuration allowing(String... keys) {
    Set<String> unknown = new TreeSet<>(entries.keySet());
    unknown.removeAll(Set.of(keys));
    if (!unknown.isEmpty()) {
      throw new ConfigurationException(
          owner + ": unknown settings " + unknown + "; known are " + new TreeSet<>(Set.of(keys)));
    }
    return this;
  }

  /**
   * {@return the text of a key; empty where it is not set}
   *
   * @param key the name of the setting
   */
  public Optional<String> text(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /**
   * {@return the whole number of a key, or the default}
   *
   * @param key the name of the setting
   * @param defaultValue what counts where it is not set; not checked against the range
   * @param least the least allowed
   * @param most the most allowed
   * @throws ConfigurationException if there is a value and it is no whole number in the range
   */
  public long number(String key, long defaultValue, long least, long most) {
    String text = entries.get(key);
    if (text == null) {
      return defaultValue;
    }
    try {
      long value = Long.parseLong(text.trim());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException e) {
      throw new ConfigurationException(
          owner
              + ": "
              + key
              + " must be a whole number from "
              + least
              + " to "
              + most
              + ", not \""
              + text
              + "\"",
          e);
    }
    throw new ConfigurationException(
        owner
            + ": "
            + key
            + " must be a whole number from "
            + least
            + " to "
            + most
            + ", not "
            + text);
  }

  /**
   * {@return the truth value of a key, or the default}
   *
   * @param key the name of the setting
   * @param defaultValue what counts where it is not set
   * @throws ConfigurationException if there is a value and it is neither true nor false
   */
  public boolean flag(String key, boolean defaultValue) {
    String text = entries.get(key);
    if (text == null) {
      return defaultValue;
    }
    return switch (text.trim()) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new ConfigurationException(
              owner + ": " + key + " must be true or false, not \"" + text + "\"");
    };
  }

  /** Shows keys only, since values may be secret. */
  @Override
  public String toString() {
    return owner + new TreeMap<>(entries).keySet();
  }
}

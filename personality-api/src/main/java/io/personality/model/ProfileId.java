package io.personality.model;

import java.util.regex.Pattern;

/**
 * Identifies a profile across its revisions.
 *
 * <p><i>Immutable.</i>
 *
 * @param value letters, digits, dot, underscore and hyphen, 1 to 128 characters
 */
public record ProfileId(String value) implements Comparable<ProfileId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** Checks the shape. */
  public ProfileId {
    Check.matching("a profile id", value, SHAPE);
  }

  @Override
  public int compareTo(ProfileId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

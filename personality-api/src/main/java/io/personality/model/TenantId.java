package io.personality.model;

import java.util.regex.Pattern;

/**
 * Identifies the tenant on whose behalf something is asked.
 *
 * <p><i>Immutable.</i>
 *
 * @param value letters, digits, dot, underscore and hyphen, 1 to 128 characters
 */
public record TenantId(String value) implements Comparable<TenantId> {
  private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** Checks the shape. */
  public TenantId {
    Check.matching("a tenant id", value, SHAPE);
  }

  @Override
  public int compareTo(TenantId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

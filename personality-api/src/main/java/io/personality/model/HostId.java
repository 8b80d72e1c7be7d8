package io.personality.model;

/**
 * Identifies a host, such as {@code aws/m5.xlarge} or {@code rack12-u07}. Ordered by UTF-16 code
 * units, which is the order that settles ties in a ranking.
 *
 * <p><i>Immutable.</i>
 *
 * @param value 1 to 200 characters, not blank, no control characters
 */
public record HostId(String value) implements Comparable<HostId> {
  /** Checks the length and the characters. */
  public HostId {
    Check.text("a host id", value, 200);
  }

  @Override
  public int compareTo(HostId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

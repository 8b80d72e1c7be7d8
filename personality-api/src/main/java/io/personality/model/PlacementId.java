package io.personality.model;

import java.util.UUID;

/**
 * Identifies a placement; launchers use the same value as the identity of the domain they start, so
 * that asking twice never starts two.
 *
 * <p><i>Immutable.</i>
 *
 * @param value the identity
 */
public record PlacementId(UUID value) implements Comparable<PlacementId> {
  /**
   * Parses the canonical text form.
   *
   * @param text a UUID, such as {@code 123e4567-e89b-12d3-a456-426614174000}
   * @return the identity
   * @throws IllegalArgumentException if the text is not a UUID
   */
  public static PlacementId of(String text) {
    return new PlacementId(UUID.fromString(text));
  }

  /** Orders identities as their texts, and as databases do; {@link UUID} itself does otherwise. */
  @Override
  public int compareTo(PlacementId other) {
    int order =
        Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
    return order != 0
        ? order
        : Long.compareUnsigned(
            value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
  }

  @Override
  public String toString() {
    return value.toString();
  }
}

package io.personality.core.internal.catalogue;

import java.util.List;

/**
 * Where a host's processor stands among the generations.
 *
 * <p><i>Immutable.</i>
 *
 * @param generations its places in lineages; empty where only the year is known
 * @param year of its generation; 0 where unknown
 */
public record HostGeneration(List<GenerationRef> generations, int year) {
  /** Copies the list. */
  public HostGeneration {
    generations = List.copyOf(generations);
  }
}

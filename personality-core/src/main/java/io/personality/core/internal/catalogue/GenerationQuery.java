package io.personality.core.internal.catalogue;

import java.util.List;

/**
 * What an asked processor generation means.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface GenerationQuery {

  /**
   * A known generation.
   *
   * @param generations any of them, or a later one of its lineage, is what was asked; "Ice Lake"
   *     names one of Xeon Scalable and one of Core
   * @param year the earliest of their years, for comparison with other lineages
   * @param label how to write it
   */
  record Found(List<GenerationRef> generations, int year, String label) implements GenerationQuery {
    /** Copies the list. */
    public Found {
      generations = List.copyOf(generations);
    }
  }

  /**
   * Only an age was asked.
   *
   * @param year that or later
   */
  record Year(int year) implements GenerationQuery {}

  /**
   * Nothing known by that name.
   *
   * @param asked the text
   * @param suggestions known names near it, nearest first
   */
  record Unknown(String asked, List<String> suggestions) implements GenerationQuery {
    /** Copies the list. */
    public Unknown {
      suggestions = List.copyOf(suggestions);
    }
  }
}

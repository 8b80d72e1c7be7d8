package io.personality.core.internal.catalogue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The makers of processors, by every name they go by, and what a bare ordinal means with each.
 *
 * <p><i>Immutable</i> once built.
 */
final class Manufacturers {
  private final Map<String, String> nameByAlias = new HashMap<>();
  private final Map<String, List<String>> ordinalLineages = new HashMap<>();

  Manufacturers(List<Tree> manufacturers) {
    for (Tree manufacturer : manufacturers) {
      String name = manufacturer.text("name");
      nameByAlias.put(key(name), name);
      manufacturer.texts("aliases").forEach(alias -> nameByAlias.put(key(alias), name));
      ordinalLineages.put(name, manufacturer.texts("ordinal_lineages"));
    }
  }

  /** The catalogue's name for a maker. */
  Optional<String> named(String text) {
    return Optional.ofNullable(nameByAlias.get(key(text)));
  }

  /** The first maker mentioned by a word of {@code text}. */
  Optional<String> mentionedIn(String text) {
    for (String word : NameText.words(text).split(" ", -1)) {
      String name = nameByAlias.get(word);
      if (name != null) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** The lineages in which a bare ordinal is looked for, with that maker, in order. */
  List<String> ordinalLineages(String name) {
    return ordinalLineages.getOrDefault(name, List.of());
  }

  private static String key(String text) {
    return NameText.compact(NameText.words(text)).replace(".", "");
  }
}

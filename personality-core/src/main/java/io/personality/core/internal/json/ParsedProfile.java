package io.personality.core.internal.json;

import io.personality.InvalidProfileException;
import io.personality.Violation;
import io.personality.model.Profile;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a profile's document held.
 *
 * <p>Where the document has faults, {@code profile} is made of the parts that have none, so that
 * whoever knows the catalogue can check their names as well and report everything at once; it is
 * not fit for anything else.
 *
 * <p><i>Immutable.</i>
 *
 * @param profile the profile, or its usable parts; empty if the text is no JSON object
 * @param violations the faults of the document, sorted by pointer
 * @param setAside names of features and traits whose part is not in {@code profile} because of a
 *     fault, by their pointers in the document; they should exist all the same
 * @param places for each array of the document (by its pointer) the index there of each element
 *     that is in {@code profile}
 */
public record ParsedProfile(
    Optional<Profile> profile,
    List<Violation> violations,
    SortedMap<String, String> setAside,
    Map<String, List<Integer>> places) {
  /** Copies the collections. */
  public ParsedProfile {
    violations = List.copyOf(violations);
    setAside = Collections.unmodifiableSortedMap(new TreeMap<>(setAside));
    places = Map.copyOf(places);
  }

  static ParsedProfile refused(List<Violation> violations) {
    return new ParsedProfile(Optional.empty(), violations, new TreeMap<>(), Map.of());
  }

  /**
   * Moves a violation found in {@code profile} to where it is in the document: indexes differ where
   * elements before it were left out.
   */
  public Violation relocate(Violation found) {
    for (Map.Entry<String, List<Integer>> array : places.entrySet()) {
      String prefix = array.getKey() + "/";
      if (found.pointer().startsWith(prefix)) {
        int end = found.pointer().indexOf('/', prefix.length());
        int stop = end < 0 ? found.pointer().length() : end;
        int index = Integer.parseInt(found.pointer(), prefix.length(), stop, 10);
        String pointer = prefix + array.getValue().get(index) + found.pointer().substring(stop);
        return new Violation(pointer, found.message(), found.remedy());
      }
    }
    return found;
  }

  /**
   * The faults of the document and those found in {@code profile} later.
   *
   * @param found with pointers in terms of {@code profile}
   * @return all of them in terms of the document, sorted, each once
   */
  public List<Violation> with(List<Violation> found) {
    TreeSet<Violation> all = new TreeSet<>(violations);
    found.forEach(violation -> all.add(relocate(violation)));
    return List.copyOf(all);
  }

  /**
   * The profile, if the document is without fault.
   *
   * @throws InvalidProfileException naming every fault otherwise
   */
  public Profile orThrow() {
    return profile
        .filter(whole -> violations.isEmpty())
        .orElseThrow(() -> new InvalidProfileException(violations));
  }
}

package io.personality.core.internal.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Rungs in order, better upwards; the distance of two rungs is the difference of their positions
 * over the height of the ladder.
 *
 * <p><i>Immutable.</i>
 */
public final class Ladder {
  private final List<String> rungs = new ArrayList<>();
  private final Map<String, Double> positions = new TreeMap<>();
  private double lowest = Double.POSITIVE_INFINITY;
  private double highest = Double.NEGATIVE_INFINITY;

  Ladder(Tree tree) {
    for (Tree rung : tree.list("rungs")) {
      double position = rung.number("position");
      lowest = Math.min(lowest, position);
      highest = Math.max(highest, position);
      rungs.add(rung.text("name"));
      positions.put(key(rung.text("name")), position);
      rung.texts("aliases").forEach(alias -> positions.put(key(alias), position));
    }
    if (!(highest > lowest)) {
      throw tree.fault("must have at least two rungs at different positions");
    }
  }

  /** The position of a rung by name or alias, without case. */
  public Optional<Double> position(String name) {
    return Optional.ofNullable(positions.get(key(name)));
  }

  /** The credit of a position against an asked one: full at or above it, less below. */
  public double credit(double asked, double found) {
    return found >= asked ? 1 : Math.max(0, 1 - (asked - found) / (highest - lowest));
  }

  /** The names of the rungs, lowest first. */
  public List<String> rungs() {
    return List.copyOf(rungs);
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}

package io.personality.cli.render;

import io.personality.model.Profile;
import java.util.ArrayList;
import java.util.List;

/** What a profile asks, in two lines. */
public final class ProfileCard {
  private ProfileCard() {}

  /** Its name and how many terms of each kind it has. */
  public static String render(Profile profile) {
    List<String> parts = new ArrayList<>();
    add(parts, profile.requirements().size(), "requirement", "requirements");
    add(parts, profile.preferences().size(), "preference", "preferences");
    add(parts, profile.avoid().size(), "dislike", "dislikes");
    add(parts, profile.traits().size(), "trait", "traits");
    add(parts, profile.metricWeights().size(), "weighted metric", "weighted metrics");
    return "  " + profile.name() + ": " + String.join(", ", parts) + "\n";
  }

  private static void add(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(Figures.count(count, one, many));
    }
  }
}

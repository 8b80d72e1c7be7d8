package io.personality.cli.render;

import io.personality.model.Profile;
import io.personality.model.ProfileId;
import java.util.Map;

/** Profiles with what they are for, one below the other. */
public final class ProfileList {
  private static final int WIDTH = 80;

  private ProfileList() {}

  /** The list. */
  public static String render(Map<ProfileId, Profile> profiles) {
    StringBuilder page = new StringBuilder();
    int indent = 2 + profiles.keySet().stream().mapToInt(id -> id.value().length()).max().orElse(0);
    profiles.forEach(
        (id, profile) -> {
          StringBuilder text = new StringBuilder();
          Lines.append(text, profile.description(), indent, WIDTH);
          page.append(Lines.left(id.value(), indent)).append(text.substring(indent));
        });
    return page.toString();
  }
}

package io.personality.core.internal.library;

import io.personality.model.Asked;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.spi.Keywords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** By what a profile is found: its name first, then what it says of itself, then what it asks. */
public final class ProfileKeywords {
  private ProfileKeywords() {}

  /** The keywords; of a very long description only its beginning. */
  public static Keywords of(Profile profile) {
    Set<String> words = new LinkedHashSet<>(Words.of(profile.name()));
    words.addAll(Words.of(profile.description()));
    for (Preference preference : profile.preferences()) {
      texts(preference.asked()).forEach(text -> words.addAll(Words.of(text)));
    }
    return new Keywords(
        words.stream().limit(Keywords.MOST_WORDS).collect(Collectors.toSet()),
        profile.traits(),
        profile.metricWeights().keySet());
  }

  private static List<String> texts(Asked asked) {
    if (asked instanceof Asked.Text text) {
      return List.of(text.text());
    }
    if (asked instanceof Asked.Names names) {
      return names.names();
    }
    return asked instanceof Asked.Devices devices
        ? devices.devices().stream().map(Asked.DeviceRequest::model).toList()
        : List.of();
  }
}

package io.personality.benchmarks.profiles;

import io.personality.model.Level;
import io.personality.model.Profile;
import java.util.List;
import java.util.SplittableRandom;

/** Profiles made of words, traits and metrics, some of them frequent and some rare. */
final class Vocabulary {
  /** The metrics that profiles weigh. */
  static final List<String> METRICS =
      List.of(
          "floating_point_performance",
          "integer_performance",
          "memory_bandwidth",
          "memory_latency",
          "network_latency",
          "storage_iops");

  /** The traits that profiles have. */
  static final List<String> TRAITS =
      List.of(
          "latency_sensitivity",
          "throughput_priority",
          "power_efficiency",
          "error_correction_level");

  private static final List<Level> LEVELS = List.of(Level.values());
  private static final int WORDS = 5_000;
  private static final List<String> SYLLABLES =
      List.of("ba", "den", "fo", "gri", "hul", "kam", "le", "mir", "no", "pel", "qua", "rus", "ti");

  private Vocabulary() {}

  /** The word of a rank; rank 0 is the most frequent. */
  static String word(int rank) {
    StringBuilder word = new StringBuilder();
    for (int rest = rank + SYLLABLES.size(); rest > 0; rest /= SYLLABLES.size()) {
      word.append(SYLLABLES.get(rest % SYLLABLES.size()));
    }
    return word.toString();
  }

  /** A rank by Zipf's law, nearly: half of all words are among the first seventy. */
  static int rank(SplittableRandom random) {
    return (int) Math.pow(WORDS, random.nextDouble()) - 1;
  }

  /** A profile. */
  static Profile profile(SplittableRandom random) {
    Profile.Builder profile =
        Profile.builder(word(rank(random)) + " " + word(rank(random)))
            .description(word(rank(random)) + " " + word(rank(random)) + " " + word(rank(random)))
            .metric(METRICS.get(random.nextInt(METRICS.size())), 1 + random.nextInt(5));
    for (String trait : TRAITS) {
      if (random.nextInt(3) == 0) {
        profile.trait(trait, LEVELS.get(random.nextInt(LEVELS.size())));
      }
    }
    return profile.build();
  }
}

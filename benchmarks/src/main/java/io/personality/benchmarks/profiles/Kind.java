package io.personality.benchmarks.profiles;

import io.personality.core.ProfileLibrary;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.ProfileSearch;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;

/** A kind of search. */
enum Kind {
  EVERYTHING,
  FREQUENT_WORD,
  RARE_WORD,
  BEGINNING_OF_A_WORD,
  TRAIT,
  METRIC,
  OWNER,
  WORD_AND_TRAIT,
  TWO_WORDS_AND_METRIC,
  SECOND_PAGE;

  private static final int FREQUENT = 20;
  private static final int RARE = 1_000;

  /** Searches once, for things drawn by lot. */
  List<Listing> run(ProfileLibrary library, SplittableRandom random) {
    ProfileSearch all = ProfileSearch.ALL;
    String frequent = Vocabulary.word(random.nextInt(FREQUENT));
    TraitName trait =
        new TraitName(Vocabulary.TRAITS.get(random.nextInt(Vocabulary.TRAITS.size())));
    FeatureName metric =
        new FeatureName(Vocabulary.METRICS.get(random.nextInt(Vocabulary.METRICS.size())));
    ProfileSearch search =
        switch (this) {
          case EVERYTHING, SECOND_PAGE -> all;
          case FREQUENT_WORD -> all.text(frequent);
          case RARE_WORD -> all.text(Vocabulary.word(RARE + random.nextInt(RARE)));
          case BEGINNING_OF_A_WORD -> all.text(frequent.substring(0, 4));
          case TRAIT -> all.trait(trait, Optional.of(Level.HIGH));
          case METRIC -> all.metric(metric);
          case OWNER -> all.ownedBy(new TenantId(Shelf.tenant(random.nextInt(Shelf.TENANTS))));
          case WORD_AND_TRAIT -> all.text(frequent).trait(trait, Optional.empty());
          case TWO_WORDS_AND_METRIC ->
              all.text(frequent + " " + Vocabulary.word(random.nextInt(FREQUENT))).metric(metric);
        };
    List<Listing> found = library.search(search);
    return this == SECOND_PAGE && !found.isEmpty()
        ? library.search(search.after(found.get(found.size() - 1)))
        : found;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}

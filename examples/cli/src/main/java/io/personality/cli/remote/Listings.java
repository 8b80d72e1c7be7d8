package io.personality.cli.remote;

import io.personality.model.ImportedFrom;
import io.personality.model.Listing;
import io.personality.model.Listing.Outcomes;
import io.personality.model.Listing.Votes;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import java.util.Set;

/** Reads what the profile database says of profiles. */
final class Listings {
  private static final int PRIOR = 5;

  private Listings() {}

  static Listing listing(Tree tree) {
    return new Listing(
        ref(tree),
        new TenantId(tree.text("owner")),
        tree.text("name"),
        tree.text("description"),
        new Sharing(
            tree.choice(Sharing.Visibility.class, "visibility"),
            Set.copyOf(tree.texts("shared_with").stream().map(TenantId::new).toList())),
        tree.flag("curated"),
        tree.flag("retired"),
        votes(tree.whole("votes"), tree.number("rating")),
        outcomes(tree.whole("outcomes"), tree.number("outcome_score")),
        tree.time("created_at"),
        tree.time("changed_at"),
        tree.optionalObject("imported_from")
            .map(
                from ->
                    new ImportedFrom(
                        ref(from), new TenantId(from.text("owner")), from.time("exported_at"))));
  }

  static ProfileRef ref(Tree tree) {
    return new ProfileRef(new ProfileId(tree.text("id")), tree.count("revision"));
  }

  /**
   * The sum that an average comes from: whole, so that rounding finds it exactly. The average
   * counts five more of what it is without any.
   */
  private static long sum(double average, long count, double without) {
    return Math.round(average * (PRIOR + count) - PRIOR * without);
  }

  private static Votes votes(long count, double rating) {
    return new Votes(count, sum(rating, count, Votes.NONE.rating()));
  }

  private static Outcomes outcomes(long count, double score) {
    return new Outcomes(count, sum(1e6 * score, count, 1e6 * Outcomes.NONE.score()));
  }
}

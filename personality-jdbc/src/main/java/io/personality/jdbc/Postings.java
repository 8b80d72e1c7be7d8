package io.personality.jdbc;

import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.ProfileId;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.spi.Keywords;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Writes the index that profiles are found by, within the transaction of whoever changes them. */
final class Postings {
  /** The audience of what is public; no tenant's id. */
  static final String EVERYBODY = "*";

  /** The term that every profile has. */
  static final String ANY = "*";

  private Postings() {}

  static String word(String word) {
    return "w/" + word;
  }

  static String owner(TenantId owner) {
    return "o/" + owner;
  }

  static String metric(String metric) {
    return "m/" + metric;
  }

  static String trait(String trait, Optional<Level> level) {
    return "t/" + trait + level.map(at -> "=" + at.label()).orElse("");
  }

  /** How far a listing stands behind the best possible. */
  static double behind(double standing) {
    return 2 - standing;
  }

  private static Set<String> terms(TenantId owner, Keywords keywords) {
    Set<String> terms = new LinkedHashSet<>();
    terms.add(ANY);
    terms.add(owner(owner));
    keywords.words().forEach(word -> terms.add(word(word)));
    keywords.metrics().forEach(metric -> terms.add(metric(metric.value())));
    keywords
        .traits()
        .forEach(
            (trait, level) -> {
              terms.add(trait(trait.value(), Optional.empty()));
              terms.add(trait(trait.value(), Optional.of(level)));
            });
    return terms;
  }

  /** What a profile is found by from now on; its postings are still to be written. */
  static void describe(Handle handle, ProfileId id, TenantId owner, Keywords keywords) {
    handle.execute("delete from personality_listing_term where profile_id = ?", id.value());
    PreparedBatch terms =
        handle.prepareBatch(
            "insert into personality_listing_term (profile_id, term) values (?, ?)");
    terms(owner, keywords).forEach(term -> terms.add(id.value(), term));
    terms.execute();
    if (keywords.words().isEmpty()) {
      return;
    }
    // In alphabetical order, as everybody inserts them, so that two never wait for each other.
    PreparedBatch words =
        handle.prepareBatch(
            "insert into personality_listing_word (word) select cast(:word as varchar(80))"
                + " where not exists (select 1 from personality_listing_word where word = :word)");
    keywords.words().forEach(word -> words.bind("word", word).add());
    words.execute();
  }

  /** Writes the postings of a listing anew. */
  static void write(Handle handle, Listing listing) {
    String id = listing.id().value();
    handle.execute("delete from personality_posting where profile_id = ?", id);
    if (listing.retired()) {
      return;
    }
    for (String audience : audiences(listing)) {
      handle.execute(
          "insert into personality_posting (audience, term, behind, profile_id)"
              + " select cast(? as varchar(128)), term, cast(? as double precision), profile_id"
              + " from personality_listing_term where profile_id = ?",
          audience,
          behind(listing.standing()),
          id);
    }
  }

  /** Moves the postings of a listing to its standing. */
  static void move(Handle handle, Listing listing) {
    handle.execute(
        "update personality_posting set behind = ? where profile_id = ?",
        behind(listing.standing()),
        listing.id().value());
  }

  private static List<String> audiences(Listing listing) {
    if (listing.sharing().visibility() == Sharing.Visibility.PUBLIC) {
      return List.of(EVERYBODY);
    }
    Set<String> audiences = new LinkedHashSet<>();
    audiences.add(listing.owner().value());
    listing.sharing().tenants().forEach(tenant -> audiences.add(tenant.value()));
    return List.copyOf(audiences);
  }
}

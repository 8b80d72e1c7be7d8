package io.personality.jdbc;

import io.personality.model.ProfileSearch;
import io.personality.model.TenantId;
import io.personality.spi.ListingStore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds profiles through the index alone.
 *
 * <p>A search is a list of clauses, all of which a profile must fulfil, each by any of its terms.
 * One clause leads: its postings are read from the best standing on, and a profile is kept if it
 * has a posting for each of the others. The rarest clause leads, so that little is read in vain.
 */
final class ListingSearch {
  /** Beyond that, how often a clause is fulfilled no longer matters. */
  private static final int COUNTED = 400;

  private static final int SHORTEST_BEGINNING = 3; // characters

  private final Handle handle;
  private final TenantId viewer;

  ListingSearch(Handle handle, TenantId viewer) {
    this.handle = handle;
    this.viewer = viewer;
  }

  /** The ids found, in order. */
  List<String> run(ProfileSearch search) {
    List<List<String>> clauses = clauses(search);
    if (clauses.stream().anyMatch(List::isEmpty)) {
      return List.of();
    }
    if (clauses.size() > 1) {
      Map<List<String>, Long> counts = new LinkedHashMap<>();
      clauses.forEach(clause -> counts.computeIfAbsent(clause, this::count));
      clauses.sort(Comparator.comparing(counts::get));
    }
    return Sql.of(clauses, search).bind(handle, viewer).stream()
        .sorted()
        .map(Hit::id)
        .distinct()
        .limit(search.limit())
        .toList();
  }

  private List<List<String>> clauses(ProfileSearch search) {
    List<List<String>> clauses = new ArrayList<>();
    for (String word : search.text().split(" ", -1)) {
      if (!word.isEmpty()) {
        clauses.add(completions(word).stream().map(Postings::word).toList());
      }
    }
    search
        .traits()
        .forEach((trait, level) -> clauses.add(List.of(Postings.trait(trait.value(), level))));
    search.metrics().forEach(metric -> clauses.add(List.of(Postings.metric(metric.value()))));
    search.owner().ifPresent(owner -> clauses.add(List.of(Postings.owner(owner))));
    if (clauses.isEmpty()) {
      clauses.add(List.of(Postings.ANY));
    }
    return clauses;
  }

  private List<String> completions(String word) {
    if (word.codePointCount(0, word.length()) < SHORTEST_BEGINNING) {
      return List.of(word);
    }
    return handle
        .createQuery(
            "select word from personality_listing_word where word >= :first and word < :end"
                + " order by word fetch first "
                + ListingStore.MOST_COMPLETIONS
                + " rows only")
        .bind("first", word)
        .bind("end", end(word))
        .mapTo(String.class)
        .list();
  }

  /** The first text after all that begin with the word. */
  private static String end(String word) {
    int last = word.codePointBefore(word.length());
    return word.substring(0, word.length() - Character.charCount(last))
        + Character.toString(last == Character.MIN_SURROGATE - 1 ? 0xE000 : last + 1);
  }

  private long count(List<String> clause) {
    return handle
        .createQuery(
            "select count(*) from (select 1 as one from personality_posting"
                + " where audience in (:everybody, :viewer) and term in (<terms>)"
                + " fetch first "
                + COUNTED
                + " rows only) counted")
        .bind("everybody", Postings.EVERYBODY)
        .bind("viewer", viewer.value())
        .bindList("terms", clause)
        .mapTo(Long.class)
        .one();
  }

  /** One posting found. */
  private record Hit(double behind, String id) implements Comparable<Hit> {
    @Override
    public int compareTo(Hit other) {
      int byStanding = Double.compare(behind, other.behind);
      return byStanding != 0 ? byStanding : id.compareTo(other.id);
    }
  }

  /**
   * The statement, of one branch for each audience and term of the leading clause, so that each is
   * read in the order of the index.
   */
  private record Sql(List<List<String>> clauses, Optional<ProfileSearch.After> after, int limit) {
    static Sql of(List<List<String>> clauses, ProfileSearch search) {
      return new Sql(clauses, search.after(), search.limit());
    }

    private String text() {
      List<String> branches = new ArrayList<>();
      for (int term = 0; term < clauses.get(0).size(); term++) {
        branches.add(branch("everybody", term));
        branches.add(branch("viewer", term));
      }
      return String.join(" union all ", branches);
    }

    private String branch(String audience, int term) {
      StringBuilder sql = new StringBuilder();
      sql.append("(select p.behind, p.profile_id from personality_posting p where p.audience = :")
          .append(audience)
          .append(" and p.term = :term")
          .append(term);
      if (after.isPresent()) {
        sql.append(" and p.behind >= :behind and (p.behind > :behind or p.profile_id > :id)");
      }
      for (int clause = 1; clause < clauses.size(); clause++) {
        // Not "exists", which PostgreSQL may turn into a join that reads all postings of the terms;
        // a value is looked up for one row after the other, until there are enough of them.
        sql.append(" and (select 1 from personality_posting o")
            .append(" where o.profile_id = p.profile_id and o.audience = p.audience")
            .append(" and o.term in (<clause")
            .append(clause)
            .append(">) fetch first 1 rows only) = 1");
      }
      return sql.append(" order by p.behind, p.profile_id fetch first ")
          .append(limit)
          .append(" rows only)")
          .toString();
    }

    List<Hit> bind(Handle handle, TenantId viewer) {
      Query query =
          handle
              .createQuery(text())
              .bind("everybody", Postings.EVERYBODY)
              .bind("viewer", viewer.value());
      for (int term = 0; term < clauses.get(0).size(); term++) {
        query.bind("term" + term, clauses.get(0).get(term));
      }
      for (int clause = 1; clause < clauses.size(); clause++) {
        query.bindList("clause" + clause, clauses.get(clause));
      }
      after.ifPresent(
          last ->
              query.bind("behind", Postings.behind(last.standing())).bind("id", last.id().value()));
      return query
          .map((row, context) -> new Hit(row.getDouble("behind"), row.getString("profile_id")))
          .list();
    }
  }
}

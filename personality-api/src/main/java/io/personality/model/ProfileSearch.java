package io.personality.model;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which profiles to find: those that fulfil all that is asked, best standing first.
 *
 * <p><i>Immutable.</i>
 *
 * @param text words of the name, the description or what is asked of the hardware; each is the
 *     beginning of a word there, in whatever case; at most 200 characters, may be empty
 * @param traits traits that the profile has, each at that level, or at any
 * @param metrics metrics that the profile weighs
 * @param owner whose it is
 * @param after go on after this one; empty to begin
 * @param limit how many at the most, 1 to {@value #MOST}
 */
public record ProfileSearch(
    String text,
    Map<TraitName, Optional<Level>> traits,
    Set<FeatureName> metrics,
    Optional<TenantId> owner,
    Optional<After> after,
    int limit) {
  /** How many one search finds at the most. */
  public static final int MOST = 100;

  private static final int USUAL = 20;

  /** Everything that may be seen, the first {@value #USUAL}. */
  public static final ProfileSearch ALL =
      new ProfileSearch("", Map.of(), Set.of(), Optional.empty(), Optional.empty(), USUAL);

  /** Copies the collections and checks the bounds. */
  public ProfileSearch {
    Check.length("a text to search for", text, 200);
    traits = Map.copyOf(traits);
    metrics = Set.copyOf(metrics);
    if (traits.size() + metrics.size() > 16) {
      throw new IllegalArgumentException(
          "at most 16 traits and metrics can be searched for at once, not "
              + (traits.size() + metrics.size()));
    }
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("a search finds 1 to " + MOST + " profiles, not " + limit);
    }
  }

  /**
   * Where a search goes on.
   *
   * @param standing {@link Listing#standing} of the last one found
   * @param id the last one found
   */
  public record After(double standing, ProfileId id) {
    /** Checks the standing. */
    public After {
      if (!(standing >= 0 && standing <= 2)) {
        throw new IllegalArgumentException("a standing lies in 0 to 2, not at " + standing);
      }
    }

    /**
     * {@return the place after a listing}
     *
     * @param last the last one found
     */
    public static After of(Listing last) {
      return new After(last.standing(), last.id());
    }
  }

  /**
   * {@return the same for a text}
   *
   * @param words what to look for
   */
  public ProfileSearch text(String words) {
    return new ProfileSearch(words, traits, metrics, owner, after, limit);
  }

  /**
   * {@return the same for those that have a trait as well}
   *
   * @param name the trait
   * @param level at which level; empty for any
   */
  public ProfileSearch trait(TraitName name, Optional<Level> level) {
    Map<TraitName, Optional<Level>> more = new LinkedHashMap<>(traits);
    more.put(name, level);
    return new ProfileSearch(text, more, metrics, owner, after, limit);
  }

  /**
   * {@return the same for those that weigh a metric as well}
   *
   * @param name the metric
   */
  public ProfileSearch metric(FeatureName name) {
    Set<FeatureName> more = new LinkedHashSet<>(metrics);
    more.add(name);
    return new ProfileSearch(text, traits, more, owner, after, limit);
  }

  /**
   * {@return the same for those of one owner}
   *
   * @param tenant whose
   */
  public ProfileSearch ownedBy(TenantId tenant) {
    return new ProfileSearch(text, traits, metrics, Optional.of(tenant), after, limit);
  }

  /**
   * {@return the same, going on after a profile}
   *
   * @param last the last one found
   */
  public ProfileSearch after(Listing last) {
    return new ProfileSearch(text, traits, metrics, owner, Optional.of(After.of(last)), limit);
  }

  /**
   * {@return the same with another limit}
   *
   * @param most how many at the most
   */
  public ProfileSearch limit(int most) {
    return new ProfileSearch(text, traits, metrics, owner, after, most);
  }
}

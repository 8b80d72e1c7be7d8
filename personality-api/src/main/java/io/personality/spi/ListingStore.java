package io.personality.spi;

import io.personality.model.Actor;
import io.personality.model.ImportedFrom;
import io.personality.model.Listing;
import io.personality.model.PlacementId;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import java.util.List;
import java.util.Optional;

/**
 * The profile database: which of the stored profiles are listed, who sees them, what is said of
 * them, and how they are found. <i>Thread-safe.</i>
 *
 * <p>Who may change what is decided before; the store only keeps it. Each change is whole or not at
 * all, and what was asked for twice counts once.
 */
public interface ListingStore {

  /**
   * A revision to be stored and listed.
   *
   * @param revision the document with its owner
   * @param description what the profile says of itself
   * @param keywords by what it is found
   * @param importedFrom where it came from, if it was imported
   */
  record Publication(
      ProfileStore.Stored revision,
      String description,
      Keywords keywords,
      Optional<ImportedFrom> importedFrom) {
    /**
     * {@return whether a revision that is not stored yet may be listed: the first one of a profile
     * that is not listed, or a later one of a profile that is, by its owner}
     *
     * @param listed what is listed of the profile
     */
    public boolean mayFollow(Optional<Listing> listed) {
      boolean first = revision.ref().revision() == 1;
      return first
          ? listed.isEmpty()
          : listed.filter(one -> one.owner().equals(revision.owner())).isPresent();
    }

    /**
     * {@return the listing once the revision is stored}
     *
     * @param before what was listed of the profile
     */
    public Listing listing(Optional<Listing> before) {
      return new Listing(
          revision.ref(),
          revision.owner(),
          revision.name(),
          description,
          before.map(Listing::sharing).orElse(Sharing.PRIVATE),
          before.filter(Listing::curated).isPresent(),
          false,
          before.map(Listing::votes).orElse(Listing.Votes.NONE),
          before.map(Listing::outcomes).orElse(Listing.Outcomes.NONE),
          before.map(Listing::createdAt).orElse(revision.createdAt()),
          revision.createdAt(),
          importedFrom);
    }
  }

  /**
   * Appends a revision as {@link ProfileStore#append} does, and lists it in the same step. A first
   * revision is private, not curated and without votes; a later one keeps what its profile has, and
   * puts a retired profile on the list again.
   *
   * @param publication what to store; of the owner that the profile has
   * @return false if {@link ProfileStore#append} would say so, or if the profile belongs to another
   *     owner or is not listed at all; nothing is changed then
   */
  boolean publish(Publication publication);

  /**
   * {@return a profile's listing; empty where it is not listed}
   *
   * @param id the profile
   */
  Optional<Listing> find(ProfileId id);

  /**
   * Finds listed profiles that a tenant sees, but none that is retired.
   *
   * <p>Those with the higher standing come first, then those with the smaller id. A word of one or
   * two characters is found where it stands alone, a longer one also as the beginning of others: of
   * those, the first {@value #MOST_COMPLETIONS} in alphabetical order.
   *
   * @param search what to find; words as {@link Keywords} has them, between single spaces
   * @param viewer the tenant that asks
   * @return at most as many as asked
   */
  List<Listing> search(ProfileSearch search, TenantId viewer);

  /** How many longer words a word stands for in a search, itself included. */
  int MOST_COMPLETIONS = 24;

  /**
   * Says who sees a profile.
   *
   * @param id the profile
   * @param sharing from now on
   * @return the listing then; empty where it is not listed
   */
  Optional<Listing> share(ProfileId id, Sharing sharing);

  /**
   * Marks a profile as vouched for, or no longer.
   *
   * @param id the profile
   * @param curated from now on
   * @return the listing then; empty where it is not listed
   */
  Optional<Listing> curate(ProfileId id, boolean curated);

  /**
   * Takes a profile off the list, or puts it back. Its revisions stay.
   *
   * @param id the profile
   * @param retired from now on
   * @return the listing then; empty where it is not listed
   */
  Optional<Listing> retire(ProfileId id, boolean retired);

  /**
   * Sets somebody's vote, in place of the one they had.
   *
   * @param id the profile
   * @param voter who votes; tenant and user count, the role does not
   * @param stars 1 to 5
   * @return the listing then; empty where it is not listed
   */
  Optional<Listing> rate(ProfileId id, Actor voter, int stars);

  /**
   * Sets what became of a placement, in place of what was said of it before.
   *
   * @param id the profile it ran by
   * @param placement the placement
   * @param keptMillionths how far the promise was kept, see {@link Listing.Outcomes#kept}
   * @return the listing then; empty where it is not listed
   */
  Optional<Listing> recordOutcome(ProfileId id, PlacementId placement, int keptMillionths);
}

package io.personality.cli.engine;

import io.personality.model.Impact;
import io.personality.model.Listing;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import java.util.List;
import java.util.Optional;

/**
 * The profile database. Documents with faults are refused with {@link
 * io.personality.InvalidProfileException}, all else with {@link io.personality.RefusedException}.
 */
public interface Profiles {
  /**
   * The profiles, the best standing first.
   *
   * @param limit how many at the most
   */
  List<Listing> list(int limit);

  /** Those that fulfil all that is asked. */
  List<Listing> search(ProfileSearch search);

  /**
   * One profile.
   *
   * @param revision which; empty for the newest
   */
  Shown show(ProfileId id, Optional<Integer> revision);

  /** Keeps a profile under a new name. */
  ProfileRef create(ProfileId id, byte[] document);

  /**
   * Adds a revision.
   *
   * @param base the revision that it follows; empty for the newest
   */
  ProfileRef revise(ProfileId id, Optional<Integer> base, byte[] document);

  /** What a revision would mean for the placements that run by the profile; stores nothing. */
  Impact impact(ProfileId id, byte[] document);

  /** Sets a vote. */
  Listing rate(ProfileId id, int stars);

  /** Says who sees it. */
  Listing share(ProfileId id, Sharing sharing);

  /**
   * A profile as it is shown.
   *
   * @param profile what the document says
   * @param document as it was written
   */
  record Shown(Listing listing, Profile profile, String document) {}
}

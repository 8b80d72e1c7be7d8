package io.personality.spi;

import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Profiles as documents with immutable revisions. <i>Thread-safe.</i>
 *
 * <p>The store keeps the document as text and never looks into it.
 */
public interface ProfileStore {

  /**
   * One stored revision.
   *
   * @param ref which
   * @param owner whose
   * @param name the profile's name, to be searched by
   * @param document the JSON text
   * @param createdAt when the revision was made
   */
  record Stored(ProfileRef ref, TenantId owner, String name, String document, Instant createdAt) {
    /**
     * {@return whether it says the same, whenever it was made}
     *
     * @param other to compare with
     */
    public boolean isSameAs(Stored other) {
      return ref.equals(other.ref)
          && owner.equals(other.owner)
          && name.equals(other.name)
          && document.equals(other.document);
    }
  }

  /**
   * Appends a revision: the first one if {@code ref.revision()} is 1, else the successor of the
   * newest. Storing the very same revision again, whenever it was made, does nothing.
   *
   * @param revision what to store
   * @return false if that revision exists with another owner, name or document, or is not the next
   *     one
   */
  boolean append(Stored revision);

  /**
   * {@return one revision; empty where there is no such revision}
   *
   * @param ref which
   */
  Optional<Stored> find(ProfileRef ref);

  /**
   * {@return the newest revision; empty where there is no such profile}
   *
   * @param id the profile
   */
  Optional<Stored> newest(ProfileId id);

  /** {@return the newest revision of every profile, by id} */
  List<Stored> list();
}

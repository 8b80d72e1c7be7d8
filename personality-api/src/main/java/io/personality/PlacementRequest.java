package io.personality;

import io.personality.model.Profile;
import io.personality.model.ProfileRef;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.TenantId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A VM asked for.
 *
 * <p><i>Immutable.</i>
 *
 * @param subject the profile, by value or by reference
 * @param resources what the VM takes
 * @param guest what it boots and is connected to
 * @param groups other placements it must be near or away from
 * @param terms how the host is chosen
 * @param tenant on whose behalf
 * @param idempotencyKey the request's identity for that tenant, 1 to 200 characters
 */
public record PlacementRequest(
    Subject subject,
    Resources resources,
    Guest guest,
    List<Group> groups,
    Terms terms,
    TenantId tenant,
    String idempotencyKey) {
  /** Copies the list. */
  public PlacementRequest {
    groups = List.copyOf(groups);
    if (idempotencyKey.isBlank() || idempotencyKey.length() > 200) {
      throw new IllegalArgumentException("an idempotency key has 1 to 200 characters");
    }
    if (resources.vcpus() < 1 || resources.memoryMib() < 1) {
      throw new IllegalArgumentException(
          "a VM takes at least 1 vCPU and 1 MiB, not "
              + resources.vcpus()
              + " vCPUs and "
              + resources.memoryMib()
              + " MiB");
    }
  }

  /**
   * {@return the same for another size}
   *
   * @param size what the VM takes
   */
  public PlacementRequest with(Resources size) {
    return new PlacementRequest(subject, size, guest, groups, terms, tenant, idempotencyKey);
  }

  /** The profile asked for. */
  public sealed interface Subject {
    /**
     * A profile given with the request; it is stored on placement, so that the record can name it.
     *
     * @param profile the profile
     */
    record Given(Profile profile) implements Subject {}

    /**
     * A stored revision.
     *
     * @param ref the revision
     */
    record Stored(ProfileRef ref) implements Subject {}
  }

  /**
   * What the VM boots and is connected to.
   *
   * @param name a name for people; may be empty
   * @param image the image to boot, as the launcher names it; may be empty where the launcher needs
   *     none
   * @param disks further disks
   * @param networks networks, as the launcher names them
   */
  public record Guest(String name, String image, List<Disk> disks, List<String> networks) {
    /** Nothing but a VM. */
    public static final Guest NONE = new Guest("", "", List.of(), List.of());

    /** Copies the lists. */
    public Guest {
      disks = List.copyOf(disks);
      networks = List.copyOf(networks);
    }
  }

  /**
   * A further disk.
   *
   * @param source as the launcher names it; empty for a new one
   * @param sizeMib its size in MiB, at least 1
   */
  public record Disk(String source, long sizeMib) {
    /** Checks the size. */
    public Disk {
      if (sizeMib < 1) {
        throw new IllegalArgumentException("a disk has at least 1 MiB, not " + sizeMib);
      }
    }
  }

  /**
   * A tie to the other placements of the same tenant that name the same group.
   *
   * @param name the group
   * @param affinity what is asked
   * @param label the host label that decides what is one place, such as {@code rack}; empty means
   *     the host itself
   */
  public record Group(String name, Affinity affinity, String label) {
    /** Checks the name. */
    public Group {
      Objects.requireNonNull(affinity, "affinity");
      if (name.isBlank() || name.length() > 200 || name.chars().anyMatch(Character::isISOControl)) {
        throw new IllegalArgumentException(
            "a group's name has 1 to 200 characters and no control characters");
      }
    }
  }

  /** What a group asks. */
  public enum Affinity {
    /** All in one place. */
    TOGETHER,
    /** No two in one place. */
    APART,
    /** As evenly over the places as can be. */
    SPREAD
  }

  /**
   * How the host is chosen.
   *
   * @param selection what the best host is best by
   * @param rankBy which end of the similarity comes first
   * @param minimumSimilarity hosts below it are no match, in [0, 1]; 0 takes any
   * @param maxAttempts on how many hosts a launch is tried at most, 1 to 100; hosts whose room
   *     others take meanwhile are passed over and do not count
   */
  public record Terms(
      Selection selection, RankBy rankBy, double minimumSimilarity, int maxAttempts) {
    /** By similarity, any, up to five launches tried. */
    public static final Terms DEFAULT = new Terms(Selection.SIMILARITY, RankBy.EXPECTED, 0, 5);

    /** Checks the ranges. */
    public Terms {
      if (!(minimumSimilarity >= 0 && minimumSimilarity <= 1)) {
        throw new IllegalArgumentException(
            "minimum similarity must lie in [0, 1], not " + minimumSimilarity);
      }
      if (maxAttempts < 1 || maxAttempts > 100) {
        throw new IllegalArgumentException(
            "the number of attempts must lie in 1 to 100, not " + maxAttempts);
      }
    }
  }

  /**
   * Starts a request for a VM of the given profile.
   *
   * @param profile stored on placement, so that the record can name it
   * @return a builder with defaults for everything else
   */
  public static Builder of(Profile profile) {
    return new Builder(new Subject.Given(profile));
  }

  /**
   * Starts a request for a VM of a stored profile.
   *
   * @param profile the revision
   * @return a builder with defaults for everything else
   */
  public static Builder of(ProfileRef profile) {
    return new Builder(new Subject.Stored(profile));
  }

  /** Collects the parts of a request; all have defaults. <i>Confined to one thread.</i> */
  public static final class Builder {
    private final Subject subject;
    private Resources resources = new Resources(1, 1024);
    private Guest guest = Guest.NONE;
    private final List<Group> groups = new ArrayList<>();
    private Terms terms = Terms.DEFAULT;
    private TenantId tenant = new TenantId("default");
    private String idempotencyKey = UUID.randomUUID().toString();

    private Builder(Subject subject) {
      this.subject = subject;
    }

    /**
     * What the VM takes; 1 vCPU and 1,024 MiB unless said.
     *
     * @param vcpus virtual processors, at least 1
     * @param memoryMib memory in MiB, at least 1
     * @return this builder
     */
    public Builder resources(int vcpus, long memoryMib) {
      resources = new Resources(vcpus, memoryMib);
      return this;
    }

    /**
     * What it boots and is connected to.
     *
     * @param boots image, disks and networks; {@link Guest#NONE} unless said
     * @return this builder
     */
    public Builder guest(Guest boots) {
      guest = boots;
      return this;
    }

    /**
     * Ties it to other placements.
     *
     * @param group one more tie; none unless said
     * @return this builder
     */
    public Builder group(Group group) {
      groups.add(group);
      return this;
    }

    /**
     * How the host is chosen.
     *
     * @param chosenBy {@link Terms#DEFAULT} unless said
     * @return this builder
     */
    public Builder terms(Terms chosenBy) {
      terms = chosenBy;
      return this;
    }

    /**
     * On whose behalf; {@code default} unless said.
     *
     * @param id 1 to 128 letters, digits, dots, underscores and hyphens
     * @return this builder
     */
    public Builder tenant(String id) {
      tenant = new TenantId(id);
      return this;
    }

    /**
     * The request's identity; a new random one unless said.
     *
     * @param key 1 to 200 characters, unique to this request among the tenant's
     * @return this builder
     */
    public Builder idempotencyKey(String key) {
      idempotencyKey = key;
      return this;
    }

    /**
     * Makes the request.
     *
     * @return the request, which later changes to this builder leave alone
     */
    public PlacementRequest build() {
      return new PlacementRequest(subject, resources, guest, groups, terms, tenant, idempotencyKey);
    }
  }
}

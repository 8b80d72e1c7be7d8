package io.personality.model;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who sees a profile beside the tenant that owns it.
 *
 * <p><i>Immutable.</i>
 *
 * @param visibility nobody, some or all
 * @param tenants those with whom it is shared, 1 to {@value #MOST_TENANTS}; none unless {@code
 *     visibility} is {@code SHARED}
 */
public record Sharing(Visibility visibility, Set<TenantId> tenants) {
  /** With how many tenants a profile can be shared by name. */
  public static final int MOST_TENANTS = 64;

  /** The owner's tenant alone. */
  public static final Sharing PRIVATE = new Sharing(Visibility.PRIVATE, Set.of());

  /** Everybody. */
  public static final Sharing PUBLIC = new Sharing(Visibility.PUBLIC, Set.of());

  /** Nobody, some or all. */
  public enum Visibility {
    /** The owner's tenant. */
    PRIVATE,
    /** The owner's tenant and those named. */
    SHARED,
    /** Everybody. */
    PUBLIC
  }

  /** Copies the set and checks that it fits. */
  public Sharing {
    tenants = Collections.unmodifiableSet(new TreeSet<>(tenants));
    if (tenants.isEmpty() == (visibility == Visibility.SHARED)) {
      throw new IllegalArgumentException(
          "a profile is shared with tenants that are named, and names none where it is private or"
              + " public; not "
              + visibility
              + " with "
              + tenants);
    }
    if (tenants.size() > MOST_TENANTS) {
      throw new IllegalArgumentException(
          "a profile is shared with at most "
              + MOST_TENANTS
              + " tenants by name, not "
              + tenants.size()
              + "; make it public");
    }
  }

  /**
   * {@return the named tenants, and the owner's}
   *
   * @param tenants at least one
   */
  public static Sharing with(List<TenantId> tenants) {
    return new Sharing(Visibility.SHARED, Set.copyOf(tenants));
  }

  /**
   * {@return whether members of a tenant see it}
   *
   * @param owner whose it is
   * @param tenant the tenant asked about
   */
  public boolean isSeenBy(TenantId owner, TenantId tenant) {
    return visibility == Visibility.PUBLIC || owner.equals(tenant) || tenants.contains(tenant);
  }
}

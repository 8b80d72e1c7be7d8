package io.personality.model;

/**
 * On whose behalf something is done.
 *
 * <p><i>Immutable.</i> Who somebody is has been established before: the library takes it as given.
 *
 * @param tenant the tenant they belong to
 * @param user who they are within the tenant, 1 to 128 characters
 * @param role what they may do
 */
public record Actor(TenantId tenant, String user, Role role) {
  /** Checks the user's name. */
  public Actor {
    Check.text("a user's name", user, 128);
  }

  /**
   * {@return a user of a tenant}
   *
   * @param tenant the tenant's id
   * @param user the user's name
   */
  public static Actor user(String tenant, String user) {
    return new Actor(new TenantId(tenant), user, Role.USER);
  }

  /**
   * {@return the same in another role}
   *
   * @param other that role
   */
  public Actor in(Role other) {
    return new Actor(tenant, user, other);
  }

  @Override
  public String toString() {
    return tenant + "/" + user;
  }
}

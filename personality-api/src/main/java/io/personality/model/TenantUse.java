package io.personality.model;

/**
 * What the claims of a tenant have in sum. <i>Immutable.</i>
 *
 * @param placements how many placements have a claim
 * @param vcpus virtual processors
 * @param memoryMib memory in MiB
 * @param accelerators devices of their own
 */
public record TenantUse(long placements, long vcpus, long memoryMib, long accelerators) {
  /** Nothing. */
  public static final TenantUse NONE = new TenantUse(0, 0, 0, 0);

  /**
   * {@return what one claim has}
   *
   * @param claim the claim
   */
  public static TenantUse of(Claim claim) {
    return new TenantUse(
        1,
        claim.resources().vcpus(),
        claim.resources().memoryMib(),
        claim.units().stream().filter(ExclusiveUnit.Device.class::isInstance).count());
  }

  /**
   * {@return what is left without a part}
   *
   * @param part what is taken off
   */
  public TenantUse minus(TenantUse part) {
    return new TenantUse(
        placements - part.placements,
        vcpus - part.vcpus,
        memoryMib - part.memoryMib,
        accelerators - part.accelerators);
  }

  /**
   * {@return both in sum}
   *
   * @param other what is added
   */
  public TenantUse plus(TenantUse other) {
    return new TenantUse(
        placements + other.placements,
        vcpus + other.vcpus,
        memoryMib + other.memoryMib,
        accelerators + other.accelerators);
  }
}

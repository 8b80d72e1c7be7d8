package io.personality.model;

import java.util.ArrayList;
import java.util.List;

/**
 * The most that the placements of a tenant may have at once. <i>Immutable.</i>
 *
 * @param placements how many; at least 0
 * @param vcpus virtual processors; at least 0
 * @param memoryMib memory in MiB; at least 0
 * @param accelerators devices of their own; at least 0
 */
public record Quota(long placements, long vcpus, long memoryMib, long accelerators) {
  /** Instead of a number: as much as there is. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** As much as there is of everything. */
  public static final Quota OPEN = new Quota(UNLIMITED, UNLIMITED, UNLIMITED, UNLIMITED);

  /** Checks the ranges. */
  public Quota {
    Check.notNegative("a quota of placements", placements);
    Check.notNegative("a quota of vCPUs", vcpus);
    Check.notNegative("a quota of memory", memoryMib);
    Check.notNegative("a quota of accelerators", accelerators);
  }

  /**
   * {@return whether there is room for more}
   *
   * @param used what the tenant has
   * @param more what is asked
   */
  public boolean admits(TenantUse used, TenantUse more) {
    return excesses(used, more).isEmpty();
  }

  /**
   * {@return what is in the way, in words, such as "9 of 10 vCPUs are used and 4 more are asked";
   * empty where there is room}
   *
   * @param used what the tenant has
   * @param more what is asked
   */
  public List<String> excesses(TenantUse used, TenantUse more) {
    List<String> excesses = new ArrayList<>();
    check(excesses, "placements", placements, used.placements(), more.placements());
    check(excesses, "vCPUs", vcpus, used.vcpus(), more.vcpus());
    check(excesses, "MiB of memory", memoryMib, used.memoryMib(), more.memoryMib());
    check(excesses, "accelerators", accelerators, used.accelerators(), more.accelerators());
    return excesses;
  }

  private static void check(List<String> excesses, String what, long limit, long used, long more) {
    // What is not asked for is not in the way, even where the quota has been lowered since.
    if (more > 0 && (more > limit || used > limit - more)) {
      excesses.add(
          used + " of " + limit + " " + what + " are used and " + more + " more are asked");
    }
  }
}

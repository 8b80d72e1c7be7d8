package io.personality.spi;

import io.personality.model.Claim;
import io.personality.model.HostId;
import io.personality.model.PagePool;
import io.personality.model.PlacementId;
import io.personality.model.Resources;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who has what of which host. <i>Thread-safe.</i>
 *
 * <p>At every moment, after any crash and however far the callers' clocks are apart: the claims of
 * a host never sum to more than the capacity they were checked against, no exclusive unit belongs
 * to two of them, and a placement has at most one. A claim that is left out of a sum because it has
 * lapsed is freed by that, so that it can never count again.
 */
public interface ClaimStore {

  /**
   * What a host can give in sum.
   *
   * @param resources the shared part
   * @param pagePools huge pages
   * @param hostGeneration the generation of the host that this was taken from ({@link
   *     HostStore.Registered}); 0 where it does not matter
   */
  record Limit(Resources resources, List<PagePool> pagePools, long hostGeneration) {
    /** Copies the list. */
    public Limit {
      pagePools = List.copyOf(pagePools);
    }

    /**
     * A limit whatever has become of the host.
     *
     * @param resources the shared part
     * @param pagePools huge pages
     */
    public Limit(Resources resources, List<PagePool> pagePools) {
      this(resources, pagePools, 0);
    }

    /**
     * {@return whether this was taken from the host as it is}
     *
     * @param generation of the host now; 0 or less where it is not registered
     */
    public boolean isOf(long generation) {
      return hostGeneration == 0 || hostGeneration == generation;
    }

    /**
     * {@return whether there is room for a claim beside what others have; whether its exclusive
     * units are free is another question}
     *
     * @param claim what is claimed
     * @param taken what others have
     */
    public boolean admits(Claim claim, Taken taken) {
      return Room.fits(taken.vcpus(), claim.resources().vcpus(), resources.vcpus())
          && Room.fits(taken.memoryMib(), claim.resources().memoryMib(), resources.memoryMib())
          && Room.pagesFit(claim.units(), taken.pages(), pagePools);
    }
  }

  /**
   * What the claims on a host have in sum.
   *
   * @param vcpus virtual processors
   * @param memoryMib memory in MiB
   * @param pages huge pages, those of one cell and size in any number of pools; may be left out
   *     where the claim asks for none
   */
  record Taken(long vcpus, long memoryMib, List<PagePool> pages) {
    /** Copies the list. */
    public Taken {
      pages = List.copyOf(pages);
    }
  }

  /** How a claim ended. Where several apply, the last of this order is given. */
  enum Outcome {
    /** The placement has the claim, now or already. */
    CLAIMED,
    /** There is no room left for it. */
    NO_ROOM,
    /** An exclusive unit belongs to somebody else. */
    UNIT_TAKEN,
    /** The tenant's quota has no room for it. */
    QUOTA_EXCEEDED,
    /**
     * The host has been opened, cordoned, drained, removed or given other settings since the
     * generation that the limit was taken from.
     */
    HOST_CHANGED,
    /** The placement has a live claim on another host. */
    CLAIMED_ELSEWHERE
  }

  /**
   * Claims, all or nothing. Asked again with the same claim, it answers {@code CLAIMED} and keeps
   * the later lease. A claim of other size or units on the host where the placement has one
   * replaces it, if there is room; a lapsed claim of the placement is dropped, wherever it is.
   *
   * <p>Cores and devices belong to one claim; huge pages are summed by cell and page size. A lost
   * claim changes nothing but what has lapsed. A claim that a placement has on the host already is
   * replaced whatever the host's generation; it counts once against the quota of its tenant.
   *
   * <p>Once a change of a host has returned, no claim is made by a limit from before it.
   *
   * @param claim what is claimed
   * @param limit what the host can give in sum
   * @param now claims whose lease has ended by then do not count
   * @return whether the placement has the claim, and if not, why
   */
  Outcome claim(Claim claim, Limit limit, Instant now);

  /**
   * Moves the end of a claim's lease; {@link Instant#MAX} makes it permanent. A lapsed claim cannot
   * be extended, since its room may have been given away: it has to be claimed anew.
   *
   * @param placement whose claim
   * @param leaseUntil when it lapses from now on
   * @param now the time to judge the lease by
   * @return false if the placement has no live claim
   */
  boolean extend(PlacementId placement, Instant leaseUntil, Instant now);

  /**
   * Frees a placement's claim, if it has one.
   *
   * @param placement whose claim
   */
  void release(PlacementId placement);

  /**
   * Makes the claim of one placement that of another, in place of the claim that one has, wherever
   * that is; all or nothing. Whose quota it counts against stays as it was with the claim that
   * goes. This ends a move: until then the place that a VM moves to is claimed by an identity of
   * its own.
   *
   * @param from whose claim it is
   * @param to whose claim it becomes
   * @return false if {@code from} has no claim; nothing is changed then
   */
  boolean transfer(PlacementId from, PlacementId to);

  /**
   * Frees every claim whose lease has ended by then, and no other, whatever happens meanwhile.
   *
   * @param now the time to judge leases by
   * @return how many
   */
  int expire(Instant now);

  /**
   * {@return the claim of a placement; one that has lapsed may be gone already}
   *
   * @param placement whose claim
   */
  Optional<Claim> find(PlacementId placement);

  /**
   * {@return the claims on a host; those that have lapsed may be gone already}
   *
   * @param host whose
   */
  List<Claim> onHost(HostId host);

  /**
   * {@return the claims on some hosts, in any order; those that have lapsed may be gone already}
   *
   * @param hosts whose
   */
  default List<Claim> onHosts(Set<HostId> hosts) {
    return hosts.stream().flatMap(host -> onHost(host).stream()).toList();
  }

  /** {@return every claim; those that have lapsed may be gone already} */
  List<Claim> list();
}

package io.personality.spi;

import io.personality.MoveTerms;
import io.personality.model.Host;
import io.personality.model.Profile;
import java.util.Optional;

/** A launcher that can move a running VM to another host. <i>Thread-safe.</i> */
public interface MovingLauncher extends HypervisorLauncher {

  /** Where a VM is after a move. */
  enum Place {
    /** Where it was; nothing of it is at the target. */
    SOURCE,
    /** At the target; nothing of it is where it was. */
    TARGET,
    /** It runs in neither place. */
    NEITHER,
    /** That could not be found out; {@link #settle} does. */
    UNKNOWN
  }

  /**
   * What is known to keep a VM from moving live from one host to another, told from records and
   * fingerprints alone. It is asked for very many pairs of hosts, and so asks no hypervisor; a move
   * may find more.
   *
   * @param profile what the VM was launched by
   * @param from where it runs, or would
   * @param to where it might go
   * @return the reason in a few words, the same for all hosts that it holds for; empty where
   *     nothing is known
   */
  default Optional<String> obstacle(Profile profile, Host from, Host to) {
    return Optional.empty();
  }

  /**
   * Moves a running VM; returns when that has ended.
   *
   * @param from where it runs
   * @param to what it is to be at the target, which has claimed room for it
   * @param terms how it is to be moved
   * @return where it is then
   * @throws io.personality.LaunchException saying why it was not moved; it is where it was
   */
  Place move(VmSite from, LaunchOrder to, MoveTerms terms);

  /**
   * Brings a move that nobody attends to any more to an end: one that goes on is aborted, and what
   * is left of it at either place is cleared away.
   *
   * @param from where the VM was
   * @param to where it was to go
   * @return where it is then; {@link Place#UNKNOWN} where that cannot be said yet
   */
  Place settle(VmSite from, VmSite to);
}

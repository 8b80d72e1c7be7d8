package io.personality.spi;

import io.personality.Experimental;
import java.io.InputStream;

/** A launcher that can show what a guest says on its serial console. <i>Thread-safe.</i> */
@Experimental
public interface ConsoleLauncher extends HypervisorLauncher {

  /**
   * What a guest says from now on, as bytes that may hold anything. Nothing is ever sent to the
   * guest, and it never waits for the reader: of one that is slow the oldest bytes are lost.
   *
   * @param site where the VM runs
   * @return ends when the guest does, and goes on when the launcher is closed; may be closed by any
   *     thread, which ends a read that waits; fails where the host is no longer reached
   * @throws io.personality.LaunchException if the VM does not run there or has no console, or
   *     somebody else reads it
   */
  InputStream console(VmSite site);
}

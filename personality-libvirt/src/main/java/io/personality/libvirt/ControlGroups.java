package io.personality.libvirt;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The weight of a guest that nobody gave one: 1,024 with control groups of version 1 and 100 of
 * version 2 (kernel, admin-guide/cgroup-v1, {@code cpu.shares}, and cgroup-v2, {@code cpu.weight}),
 * which libvirt passes on as it is.
 *
 * <p>No call of libvirt says which a host has. One that is not this machine counts as of version 2,
 * as distributions are since 2021: on the others half of that is little, where half of 1,024 would
 * be five times the usual here.
 */
final class ControlGroups {
  private static final Path VERSION_2 = Path.of("/sys/fs/cgroup/cgroup.controllers");
  private static final int USUAL_1 = 1_024;
  private static final int USUAL_2 = 100;

  private ControlGroups() {}

  /** The weight on the host of a daemon's address. */
  static int usualShares(String uri) {
    return usualShares(uri, Files.exists(VERSION_2));
  }

  /**
   * The same.
   *
   * @param version2 whether this machine has version 2
   */
  static int usualShares(String uri, boolean version2) {
    boolean isHere = URI.create(uri).getHost() == null;
    return isHere && !version2 ? USUAL_1 : USUAL_2;
  }
}

package io.personality.core.internal.fingerprint;

import java.util.Optional;

/**
 * One whole disk as the operating system sees it.
 *
 * <p><i>Immutable.</i>
 *
 * @param name such as {@code nvme0n1}; empty where unknown
 * @param bytes its size; 0 where unknown
 * @param rotational whether it says that it rotates; empty where it does not say
 * @param transport such as {@code sata} or {@code virtio}; empty where unknown
 * @param model its model name; empty where unknown
 */
public record Disk(
    String name, long bytes, Optional<Boolean> rotational, String transport, String model) {

  /** The same disk with what is missing taken from another report of it. */
  public Disk filledFrom(Disk other) {
    return new Disk(
        name,
        bytes > 0 ? bytes : other.bytes,
        rotational.or(other::rotational),
        transport.isEmpty() ? other.transport : transport,
        model.isEmpty() ? other.model : model);
  }
}

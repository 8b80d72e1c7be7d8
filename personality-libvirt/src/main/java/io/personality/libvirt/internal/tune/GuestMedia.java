package io.personality.libvirt.internal.tune;

import java.util.List;
import java.util.Optional;

/**
 * What the launcher made of a guest's image, disks and networks: paths and names that the host
 * knows.
 *
 * <p><i>Immutable.</i>
 *
 * @param disks in the order of their letters; the first is booted unless {@code boot} says else
 * @param networks in order
 * @param boot a kernel to boot in place of the first disk
 * @param console where the serial console goes
 */
public record GuestMedia(
    List<Disk> disks, List<Network> networks, Optional<Boot> boot, Console console) {
  /** Nothing but a console on a terminal of the host. */
  public static final GuestMedia NONE =
      new GuestMedia(List.of(), List.of(), Optional.empty(), new Console.Terminal());

  /** The most disks, so that letters are enough for their names. */
  public static final int MOST_DISKS = 26;

  /** Copies the lists and checks their lengths. */
  public GuestMedia {
    disks = List.copyOf(disks);
    networks = List.copyOf(networks);
    if (disks.size() > MOST_DISKS) {
      throw new IllegalArgumentException(
          "a guest has at most " + MOST_DISKS + " disks, not " + disks.size());
    }
  }

  /** How a disk's file is written. */
  public enum Format {
    /** QEMU's copy-on-write format. */
    QCOW2,
    /** The blocks as they are. */
    RAW;

    /** {@return the name in domain XML} */
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * A disk in a file of the host.
   *
   * @param path absolute
   * @param format how it is written
   * @param readOnly whether the guest cannot write, as a cloud-init seed
   * @param direct whether the file system can bypass the page cache ({@code O_DIRECT}), which tmpfs
   *     cannot
   */
  public record Disk(String path, Format format, boolean readOnly, boolean direct) {}

  /** What a network interface is connected to. */
  public sealed interface Network {
    /**
     * A network that libvirt knows.
     *
     * @param name its name there
     */
    record Named(String name) implements Network {}

    /**
     * A bridge of the host.
     *
     * @param device its device
     */
    record Bridge(String device) implements Network {}

    /** A bare TAP device; needs privileges. */
    record Tap() implements Network {}

    /** The emulator's own network stack; needs none, and has one queue. */
    record User() implements Network {}
  }

  /**
   * A kernel to boot.
   *
   * @param kernel absolute path
   * @param initrd absolute path; empty for none
   * @param commandLine may be empty
   */
  public record Boot(String kernel, Optional<String> initrd, String commandLine) {}

  /** Where the serial console goes. */
  public sealed interface Console {
    /** A pseudo-terminal of the host. */
    record Terminal() implements Console {}

    /**
     * A pseudo-terminal of the host, all of which is also written to the end of a file.
     *
     * @param path absolute
     */
    record Logged(String path) implements Console {}
  }
}

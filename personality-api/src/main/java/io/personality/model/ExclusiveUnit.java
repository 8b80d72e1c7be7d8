package io.personality.model;

/**
 * A piece of a host that one VM has for itself.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface ExclusiveUnit {

  /**
   * A hardware thread.
   *
   * @param cpu its number on the host
   */
  record Core(int cpu) implements ExclusiveUnit {
    /** Checks the number. */
    public Core {
      Check.notNegative("a cpu number", cpu);
    }
  }

  /**
   * Huge pages of one size in one NUMA cell.
   *
   * @param pages the pool and how many pages of it
   */
  record Pages(PagePool pages) implements ExclusiveUnit {}

  /**
   * A device, by its address on the host.
   *
   * @param address such as {@code pci:0000:41:00.0}
   */
  record Device(String address) implements ExclusiveUnit {
    /** Checks the text. */
    public Device {
      Check.text("a device's address", address, 200);
    }
  }
}

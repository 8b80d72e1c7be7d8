package io.personality.model;

/**
 * A piece of a host that one VM has for itself.
 *
 * <p><i>Immutable.</i>
 */
public sealed interface ExclusiveUnit {

  /**
   * {@return the unit as a text: {@code core:3}, {@code device:ADDRESS}, {@code
   * pages:CELL:KIB:COUNT}}
   */
  String text();

  /**
   * Reads a unit from its text.
   *
   * @param text as {@link #text} gives it
   * @return the unit
   * @throws IllegalArgumentException if it is no such text
   */
  static ExclusiveUnit of(String text) {
    String kind = text.substring(0, text.indexOf(':') + 1);
    String rest = text.substring(kind.length());
    String[] parts = rest.split(":", -1);
    if (kind.equals(Core.KIND)) {
      return new Core(Integer.parseInt(rest));
    }
    if (kind.equals(Device.KIND)) {
      return new Device(rest);
    }
    if (kind.equals(Pages.KIND) && parts.length == 3) {
      return new Pages(
          new PagePool(
              Integer.parseInt(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])));
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no exclusive unit; write core:3, device:pci:0000:41:00.0 or pages:0:2048:16");
  }

  /**
   * A hardware thread.
   *
   * @param cpu its number on the host
   */
  record Core(int cpu) implements ExclusiveUnit {
    private static final String KIND = "core:";

    /** Checks the number. */
    public Core {
      Check.notNegative("a cpu number", cpu);
    }

    @Override
    public String text() {
      return KIND + cpu;
    }
  }

  /**
   * Huge pages of one size in one NUMA cell.
   *
   * @param pages the pool and how many pages of it
   */
  record Pages(PagePool pages) implements ExclusiveUnit {
    private static final String KIND = "pages:";

    @Override
    public String text() {
      return KIND + pages.cell() + ":" + pages.pageKib() + ":" + pages.pages();
    }
  }

  /**
   * A device, by its address on the host.
   *
   * @param address such as {@code pci:0000:41:00.0}
   */
  record Device(String address) implements ExclusiveUnit {
    private static final String KIND = "device:";

    /** Checks the text. */
    public Device {
      Check.text("a device's address", address, 200);
    }

    @Override
    public String text() {
      return KIND + address;
    }
  }
}

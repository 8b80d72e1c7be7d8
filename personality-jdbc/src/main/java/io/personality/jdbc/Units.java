package io.personality.jdbc;

import io.personality.StorageException;
import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;

/**
 * Exclusive units as texts: {@code core:3}, {@code device:ADDRESS}, {@code pages:CELL:KIB:COUNT}.
 */
final class Units {
  private static final String CORE = "core:";
  private static final String DEVICE = "device:";
  private static final String PAGES = "pages:";

  private Units() {}

  static String text(ExclusiveUnit unit) {
    if (unit instanceof ExclusiveUnit.Core core) {
      return CORE + core.cpu();
    }
    if (unit instanceof ExclusiveUnit.Device device) {
      return DEVICE + device.address();
    }
    PagePool pages = ((ExclusiveUnit.Pages) unit).pages();
    return PAGES + pages.cell() + ":" + pages.pageKib() + ":" + pages.pages();
  }

  static ExclusiveUnit unit(String text) {
    try {
      if (text.startsWith(CORE)) {
        return new ExclusiveUnit.Core(Integer.parseInt(text.substring(CORE.length())));
      }
      if (text.startsWith(DEVICE)) {
        return new ExclusiveUnit.Device(text.substring(DEVICE.length()));
      }
      String[] parts = text.split(":", -1);
      if (text.startsWith(PAGES) && parts.length == 4) {
        return new ExclusiveUnit.Pages(
            new PagePool(
                Integer.parseInt(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3])));
      }
    } catch (IllegalArgumentException e) {
      throw new StorageException("cannot read the exclusive unit \"" + text + "\"", false, e);
    }
    throw new StorageException(
        "cannot read the exclusive unit \"" + text + "\"; was it written by a newer version?");
  }
}

package io.personality.jdbc;

import io.personality.StorageException;
import java.util.Arrays;
import java.util.Locale;

/** Constants of enums as lower-case texts. */
final class Names {
  private Names() {}

  static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The constant; one that this version does not know is refused, since nothing can stand for it.
   */
  static <E extends Enum<E>> E constant(Class<E> type, String text) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> text(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new StorageException(
                    "the database holds the "
                        + type.getSimpleName()
                        + " \""
                        + text
                        + "\", which this version does not know; known are "
                        + Arrays.stream(type.getEnumConstants()).map(Names::text).toList()
                        + ". Was it written by a newer version?"));
  }
}

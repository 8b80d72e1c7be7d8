package io.personality.libvirt.internal.media;

import io.personality.LaunchException;
import java.util.regex.Pattern;

/** Names that callers give of images and networks, which are never parts of a path. */
final class Names {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private Names() {}

  /** The name, if it is one. */
  static String checked(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new LaunchException(
          "\"" + name + "\" is no name of " + what + "; write letters, digits, dots, - and _");
    }
    return name;
  }
}

package io.personality.core.internal.json;

/** JSON pointers (RFC 6901) as text. <i>Thread-safe.</i> */
final class Pointers {
  private Pointers() {}

  static String child(String pointer, String key) {
    return pointer + "/" + key.replace("~", "~0").replace("/", "~1");
  }

  static String child(String pointer, int index) {
    return pointer + "/" + index;
  }

  /** Whether a pointer is another or leads below it. */
  static boolean isWithin(String pointer, String whole) {
    return pointer.startsWith(whole)
        && (pointer.length() == whole.length() || pointer.charAt(whole.length()) == '/');
  }
}

package io.personality.core.internal.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Hashes of texts, in hexadecimal. */
public final class Sha256 {
  private Sha256() {}

  /** The hash of a text in UTF-8. */
  public static String of(String text) {
    return of(List.of(text));
  }

  /** The hash of texts one after the other. */
  static String of(Iterable<String> texts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

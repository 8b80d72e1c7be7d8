package io.personality.cli.remote;

import io.personality.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/** A secret that says who asks; never shown. <i>Immutable.</i> */
public final class Token {
  private static final int LONGEST = 4_096;
  private static final Set<PosixFilePermission> OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final String secret;

  private Token(String secret) {
    this.secret = secret;
  }

  /**
   * The token in a text.
   *
   * @param from where the text is from, for people
   * @throws ConfigurationException if it is none
   */
  public static Token of(String text, String from) {
    String secret = text.strip();
    boolean visible = secret.chars().allMatch(c -> c > ' ' && c <= '~');
    if (secret.isEmpty() || secret.length() > LONGEST || !visible) {
      throw new ConfigurationException(
          from + " holds no token, which is one word such as pst_...; \"token create\" makes one");
    }
    return new Token(secret);
  }

  /**
   * The token in a file, which nobody else may read, as ssh has it.
   *
   * @throws ConfigurationException if others may, or there is none
   */
  public static Token in(Path file) {
    try {
      refuseOthers(file);
      try (InputStream in = Files.newInputStream(file)) {
        byte[] bytes = in.readNBytes(LONGEST + 1);
        return of(new String(bytes, StandardCharsets.UTF_8), file.toString());
      }
    } catch (NoSuchFileException e) {
      throw new ConfigurationException(file + ": no such file; give the token of the service", e);
    } catch (IOException e) {
      throw new ConfigurationException(file + ": the token cannot be read", e);
    }
  }

  /** A pipe or a file system without permissions has none to look at. */
  private static void refuseOthers(Path file) throws IOException {
    Set<PosixFilePermission> found;
    try {
      if (!Files.isRegularFile(file)) {
        return;
      }
      found = Files.getPosixFilePermissions(file);
    } catch (UnsupportedOperationException e) {
      return;
    }
    if (found.stream().anyMatch(OTHERS::contains)) {
      throw new ConfigurationException(
          file + ": others may read or change this token; make it yours alone: chmod 600 " + file);
    }
  }

  String header() {
    return "Bearer " + secret;
  }

  @Override
  public String toString() {
    return "a token";
  }
}

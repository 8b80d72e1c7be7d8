package io.personality.core.internal.fingerprint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Captured files of a host in one folder: outputs of tools by the names of {@link Tool#captured},
 * and trees {@code proc} and {@code sys} where there are any. <i>Thread-safe.</i>
 *
 * <p>Links that lead out of the folder are not followed, so that a captured tree cannot mix in
 * files of the host it is looked at on.
 */
public final class FolderFiles implements HostFiles {
  private static final int MAX_NAMES = 100_000;

  private final Path root;

  /** Reads below the folder given. */
  public FolderFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Parsed<String> output(Tool tool) {
    Path file = root.resolve(tool.captured());
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        ? text(tool.captured())
        : Parsed.refused("there is no " + tool.captured());
  }

  @Override
  public Parsed<String> text(String path) {
    try {
      Path file = root.resolve(path).toRealPath();
      if (!file.startsWith(root.toRealPath())) {
        return Parsed.refused("/" + path + " leads out of the folder");
      }
      return read(file, path);
    } catch (NoSuchFileException e) {
      return Parsed.refused("there is no /" + path);
    } catch (AccessDeniedException e) {
      return Parsed.refused("no permission to read /" + path);
    } catch (IOException e) {
      return Parsed.refused("/" + path + " cannot be read: " + Texts.clean("" + e.getMessage()));
    }
  }

  private static Parsed<String> read(Path file, String path) throws IOException {
    if (!Files.isRegularFile(file)) {
      return Parsed.refused("/" + path + " is no file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Texts.MAX_LENGTH + 1);
      return bytes.length > Texts.MAX_LENGTH
          ? Parsed.refused("/" + path + " is larger than 8 MiB")
          : Parsed.ok(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  @Override
  public List<String> names(String path) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root.resolve(path))) {
      for (Path entry : entries) {
        Path name = entry.getFileName();
        if (name != null && names.size() < MAX_NAMES) {
          names.add(name.toString());
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // a folder that cannot be listed reports nothing; its readers say so
      return List.of();
    }
    Collections.sort(names);
    return names;
  }

  @Override
  public String linkTarget(String path) {
    try {
      Path name = Files.readSymbolicLink(root.resolve(path)).getFileName();
      return name == null ? "" : name.toString();
    } catch (IOException | UnsupportedOperationException e) {
      return "";
    }
  }
}

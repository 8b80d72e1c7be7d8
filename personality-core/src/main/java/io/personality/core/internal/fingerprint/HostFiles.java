package io.personality.core.internal.fingerprint;

import java.util.List;

/**
 * Where texts about a host come from: the running host or captured files. <i>Thread-safe.</i>
 *
 * <p>Paths are relative to the root of the file system and use slashes, such as {@code
 * proc/cpuinfo}.
 */
public interface HostFiles {
  /** What a program printed; refused where it is missing, failed or took too long. */
  Parsed<String> output(Tool tool);

  /** The text of a file, at most 8 MiB; refused where it cannot be read. */
  Parsed<String> text(String path);

  /** The names in a folder, sorted; none where there is no such folder. */
  List<String> names(String path);

  /** The last name of what a link points to; empty where it is no link. */
  String linkTarget(String path);

  /** Whether the kernel's view ({@code proc} and {@code sys}) is there at all. */
  default boolean hasKernelView() {
    return !names("proc").isEmpty() || !names("sys").isEmpty();
  }

  /** The text of a small file, trimmed; empty where it cannot be read. */
  default String value(String path) {
    return text(path).orElse("").strip();
  }
}

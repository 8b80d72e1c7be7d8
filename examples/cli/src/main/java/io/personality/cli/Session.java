package io.personality.cli;

import io.personality.cli.render.Look;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What surrounds a command: where its output goes and what that can show, and the time.
 *
 * <p><i>Confined to one thread.</i>
 *
 * @param out results
 * @param bytes where {@code out} goes, for what is no text; written to while nothing is in {@code
 *     out}
 * @param err errors and progress
 * @param environment the environment variables
 * @param terminal whether {@code out} is a terminal
 * @param watched whether {@code err} is a terminal, so that somebody watches what is being done
 * @param clock the time
 */
record Session(
    PrintWriter out,
    OutputStream bytes,
    PrintWriter err,
    Map<String, String> environment,
    boolean terminal,
    boolean watched,
    Clock clock) {
  private static final int WIDTH = 80;
  private static final int NARROWEST = 60;
  private static final int WIDEST = 200;

  /**
   * The session of this JVM; always UTF-8, since what is written is ASCII where that is not shown.
   */
  static Session ofThisJvm() {
    return new Session(
        writer(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.out),
        writer(FileDescriptor.err),
        System.getenv(),
        isTerminal(1),
        isTerminal(2),
        Clock.systemUTC());
  }

  /** Bytes that are written as characters, one each, where there is nothing but a writer. */
  static OutputStream bytes(PrintWriter out) {
    return new OutputStream() {
      @Override
      public void write(int b) {
        out.write(b & 0xff);
      }
    };
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    PrintStream stream = new PrintStream(new FileOutputStream(descriptor), false);
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /**
   * Asks Linux itself: {@code System.console} looks at the input too, and from Java 22 at nothing.
   */
  private static boolean isTerminal(int descriptor) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** What the output can show, with colours as asked. */
  Look look(Colour colour) {
    boolean coloured =
        switch (colour) {
          case ALWAYS -> true;
          case NEVER -> false;
          case AUTO ->
              terminal
                  && environment.getOrDefault("NO_COLOR", "").isEmpty()
                  && !environment.getOrDefault("TERM", "").equals("dumb");
        };
    return new Look(terminal ? columns() : WIDTH, isUnicode(), coloured);
  }

  private int columns() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return Math.max(NARROWEST, Math.min(WIDEST, columns));
    } catch (NumberFormatException e) {
      return WIDTH;
    }
  }

  /**
   * As POSIX has it: the first of three decides. Where none is set, today's terminals are UTF-8.
   */
  private boolean isUnicode() {
    for (String name : new String[] {"LC_ALL", "LC_CTYPE", "LANG"}) {
      String locale = environment.getOrDefault(name, "");
      if (!locale.isEmpty()) {
        String lower = locale.toLowerCase(Locale.ROOT);
        return lower.endsWith("utf-8") || lower.endsWith("utf8");
      }
    }
    return true;
  }

  /** Says on stderr what was done, or what came of it. */
  void say(String text) {
    err.println(text);
    err.flush();
  }

  /** Says on stderr what is being done, to whoever watches; quiet when piped. */
  void progress(String text) {
    if (watched) {
      say(text);
    }
  }

  /**
   * Does what may take long, and says so meanwhile to whoever watches.
   *
   * @param what is being done
   * @param work must not write anything itself
   */
  <T> T during(String what, Supplier<T> work) {
    if (!watched) {
      return work.get();
    }
    Progress progress = new Progress(err, what, Progress.USUAL);
    try {
      return work.get();
    } finally {
      progress.end();
    }
  }

  /** When to use colours. */
  enum Colour {
    /** On a terminal, unless NO_COLOR is set. */
    AUTO,
    /** Always. */
    ALWAYS,
    /** Never. */
    NEVER;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

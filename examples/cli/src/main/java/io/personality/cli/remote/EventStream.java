package io.personality.cli.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Reads one stream of server-sent events, as the HTML standard has them. <i>Confined to one
 * thread.</i>
 */
final class EventStream {
  /** Its media type. */
  static final String TYPE = "text/event-stream";

  private static final int LONGEST_LINE = 1 << 16;
  private static final int MOST_DATA = 1 << 20;

  private final RemoteEvents.Listener listener;
  private final StringBuilder data = new StringBuilder();
  private String kind = "";
  private Optional<String> lastSeen = Optional.empty();
  private boolean heard;

  EventStream(RemoteEvents.Listener listener) {
    this.listener = listener;
  }

  /** The identity of the last event; empty where there was none. */
  Optional<String> lastSeen() {
    return lastSeen;
  }

  /** Whether anything came, be it only a sign of life. */
  boolean isHeard() {
    return heard;
  }

  /** Reads to its end; true where the listener has enough before. */
  boolean read(InputStream in) throws IOException {
    for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
      heard = true;
      if (line.get().isEmpty()) {
        if (isEnough()) {
          return true;
        }
      } else {
        field(line.get());
      }
    }
    return false;
  }

  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        return Optional.empty();
      }
      if (line.size() >= LONGEST_LINE) {
        throw new ServiceException("a line of the event stream has no end");
      }
      line.write(next);
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return Optional.of(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    String name = colon < 0 ? line : line.substring(0, colon);
    String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
    switch (name) {
      case "event" -> kind = value;
      case "data" -> {
        if (data.length() + value.length() > MOST_DATA) {
          throw new ServiceException("an event of the event stream has no end");
        }
        data.append(value).append('\n');
      }
      case "id" -> {
        if (value.matches("[!-~]{1,200}")) {
          lastSeen = Optional.of(value);
        }
      }
      default -> {} // a comment, or what a later service may send
    }
  }

  private boolean isEnough() {
    String text = data.toString();
    String which = Text.line(kind);
    data.setLength(0);
    kind = "";
    if (text.isEmpty()) {
      return false;
    }
    if (which.equals("reset")) {
      listener.missed();
      return false;
    }
    return !listener.happened(Tree.read(text, "the event stream", tree -> Event.of(which, tree)));
  }
}

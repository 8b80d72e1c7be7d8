package io.personality.service;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.MDC;

/** What every request has: an identity, and parameters with bounds. <i>Thread-safe.</i> */
final class Requests {
  /** The header that names a request; taken from the caller where it is harmless. */
  static final String ID = "X-Request-Id";

  private static final String IN_LOG = "request";
  private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final String SEPARATOR = "\n";

  private Requests() {}

  /** Names the request, in the answer and in the log. */
  static void begin(Context context) {
    String id =
        Optional.ofNullable(context.header(ID))
            .filter(given -> HARMLESS.matcher(given).matches())
            .orElseGet(() -> UUID.randomUUID().toString());
    context.attribute(ID, id);
    context.header(ID, id);
    MDC.put(IN_LOG, id);
  }

  /** Takes the name out of the log again. */
  static void end(Context context) {
    MDC.remove(IN_LOG);
  }

  /** The request's identity. */
  static String id(Context context) {
    String id = context.attribute(ID);
    return id == null ? "" : id;
  }

  /** A parameter of the query as what it stands for; empty where it is not given. */
  static <T> Optional<T> query(Context context, String name, Function<String, T> meaning) {
    List<String> values = context.queryParams(name);
    if (values.size() > 1) {
      throw Refusal.badRequest("\"" + name + "\" is given " + values.size() + " times");
    }
    return values.stream().findFirst().map(meaning);
  }

  /** A limit, 1 to {@code most}. */
  static int limit(Context context, int usual, int most) {
    int limit = query(context, "limit", text -> number("limit", text)).orElse(usual);
    if (limit < 1 || limit > most) {
      throw Refusal.badRequest("\"limit\" lies in 1 to " + most + ", not at " + limit);
    }
    return limit;
  }

  static int number(String name, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw Refusal.badRequest("\"" + name + "\" is a whole number");
    }
  }

  /** The choice of that name; names are lower case, as in documents. */
  static <E extends Enum<E>> E choice(Class<E> choices, String name, String text) {
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
        return choice;
      }
    }
    String known =
        String.join(", ", List.of(choices.getEnumConstants()).stream().map(E::name).toList());
    throw Refusal.badRequest(
        "\"" + name + "\" is one of " + known.toLowerCase(Locale.ROOT) + "; not what is given");
  }

  /** Where a list goes on, as a text without meaning to the caller. */
  static String cursor(String... parts) {
    byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
  }

  /** The parts of the cursor that a list is to go on with; empty to begin. */
  static Optional<String[]> cursor(Context context, int parts) {
    return query(context, "cursor", text -> parts(text, parts));
  }

  private static String[] parts(String cursor, int count) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      String[] parts = text.split(SEPARATOR, -1);
      if (parts.length == count) {
        return parts;
      }
    } catch (IllegalArgumentException e) {
      throw badCursor();
    }
    throw badCursor();
  }

  /** A cursor that no list gave. */
  static Refusal badCursor() {
    return Refusal.badRequest("\"cursor\" is what an earlier answer gave as \"next\"");
  }
}

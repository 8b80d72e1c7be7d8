package io.personality.cli.remote;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * An answer as JSON, or a part of it. Whatever is not as the service writes it ends in a {@link
 * ServiceException}. <i>Immutable.</i>
 *
 * @param node an object
 */
record Tree(JsonNode node) {
  private static final int DEEPEST = 100;

  /** A tree takes many times the room of its text. */
  private static final long MOST_TOKENS = 10_000_000;

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(DEEPEST)
                .maxTokenCount(MOST_TOKENS)
                .build());
  }

  /** What does not fit, found while an answer is read. */
  private static final class Misfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Misfit(String message) {
      super(message, null, false, false);
    }
  }

  /**
   * What an answer means.
   *
   * @param from who gave it, for people
   */
  static <T> T read(String text, Object from, Function<Tree, T> meaning) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node == null || !node.isObject()) {
        throw new Misfit("it is no JSON object");
      }
      return meaning.apply(new Tree(node));
    } catch (JsonProcessingException e) {
      throw unreadable(from, e.getOriginalMessage(), e);
    } catch (Misfit | IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw unreadable(from, String.valueOf(e.getMessage()), e);
    }
  }

  private static ServiceException unreadable(Object from, String why, Exception e) {
    return new ServiceException(
        "what " + from + " answered is not what the service does: " + Text.line(why), e);
  }

  private JsonNode field(String name) {
    JsonNode field = node.path(name);
    if (field.isMissingNode() || field.isNull()) {
      throw new Misfit("\"" + name + "\" is missing");
    }
    return field;
  }

  private static Misfit not(String name, String kind) {
    return new Misfit("\"" + name + "\" is not " + kind);
  }

  boolean has(String name) {
    return node.hasNonNull(name);
  }

  String text(String name) {
    JsonNode field = field(name);
    if (!field.isTextual()) {
      throw not(name, "a text");
    }
    return Text.clean(field.textValue());
  }

  Optional<String> optionalText(String name) {
    return has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  double number(String name) {
    JsonNode field = field(name);
    if (!field.isNumber() || !Double.isFinite(field.doubleValue())) {
      throw not(name, "a number");
    }
    return field.doubleValue();
  }

  long whole(String name) {
    JsonNode field = field(name);
    if (!field.isIntegralNumber() || !field.canConvertToLong()) {
      throw not(name, "a whole number");
    }
    return field.longValue();
  }

  int count(String name) {
    return Math.toIntExact(whole(name));
  }

  boolean flag(String name) {
    JsonNode field = field(name);
    if (!field.isBoolean()) {
      throw not(name, "true or false");
    }
    return field.booleanValue();
  }

  Instant time(String name) {
    return Instant.parse(text(name));
  }

  Optional<Instant> optionalTime(String name) {
    return optionalText(name).map(Instant::parse);
  }

  /** The choice of that name; names are lower case, as in documents. */
  <E extends Enum<E>> E choice(Class<E> choices, String name) {
    String text = text(name);
    for (E choice : choices.getEnumConstants()) {
      if (choice.name().toLowerCase(Locale.ROOT).equals(text)) {
        return choice;
      }
    }
    throw not(name, "known: " + text);
  }

  Tree object(String name) {
    JsonNode field = field(name);
    if (!field.isObject()) {
      throw not(name, "an object");
    }
    return new Tree(field);
  }

  Optional<Tree> optionalObject(String name) {
    return has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  /** The objects of an array; none where it is missing, since empty ones are left out. */
  List<Tree> list(String name) {
    List<Tree> list = new ArrayList<>();
    for (JsonNode one : array(name)) {
      if (!one.isObject()) {
        throw not(name, "a list of objects");
      }
      list.add(new Tree(one));
    }
    return list;
  }

  /** The texts of an array. */
  List<String> texts(String name) {
    List<String> list = new ArrayList<>();
    for (JsonNode one : array(name)) {
      if (!one.isTextual()) {
        throw not(name, "a list of texts");
      }
      list.add(Text.clean(one.textValue()));
    }
    return list;
  }

  private Iterable<JsonNode> array(String name) {
    JsonNode field = node.path(name);
    if (!field.isMissingNode() && !field.isNull() && !field.isArray()) {
      throw not(name, "a list");
    }
    return field;
  }

  /** The fields of an object that names them itself. */
  Map<String, Tree> objects(String name) {
    Map<String, Tree> objects = new TreeMap<>();
    Tree all = object(name);
    for (Map.Entry<String, JsonNode> one : all.node().properties()) {
      objects.put(one.getKey(), all.object(one.getKey()));
    }
    return objects;
  }

  /** A part as the JSON it is; empty where it is missing. */
  String json(String name) {
    JsonNode part = node.path(name);
    return part.isMissingNode() ? "" : part.toString();
  }
}

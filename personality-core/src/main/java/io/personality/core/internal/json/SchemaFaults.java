package io.personality.core.internal.json;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.personality.Violation;
import io.personality.core.internal.catalogue.Suggestions;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.everit.json.schema.ArraySchema;
import org.everit.json.schema.CombinedSchema;
import org.everit.json.schema.EnumSchema;
import org.everit.json.schema.NumberSchema;
import org.everit.json.schema.ObjectSchema;
import org.everit.json.schema.ReferenceSchema;
import org.everit.json.schema.Schema;
import org.everit.json.schema.StringSchema;
import org.everit.json.schema.ValidationException;

/**
 * Turns the validator's tree of exceptions into one violation a fault.
 *
 * <p>Descriptions in our schemas complete the sentence "write ...", and are the remedies. Where a
 * schema offers alternatives, the validator complains of every one; here the one that fits the type
 * of the value is taken, and its faults alone are told.
 *
 * <p><i>Confined to one thread</i>, for one document.
 */
final class SchemaFaults {
  private final JsonNode document;
  private final Set<Violation> violations = new TreeSet<>();

  SchemaFaults(JsonNode document) {
    this.document = document;
  }

  List<Violation> of(ValidationException e) {
    collect(e, "", "");
    return List.copyOf(violations);
  }

  /**
   * @param place the nearest schema above that has a description
   * @param expected its description
   */
  private void collect(ValidationException e, String place, String expected) {
    String pointer = pointer(e);
    Schema schema = e.getViolatedSchema();
    String description = schema.getDescription();
    String here = description != null ? description : pointer.equals(place) ? expected : "";
    boolean choice =
        schema instanceof CombinedSchema combined
            && combined.getCriterion() != CombinedSchema.ALL_CRITERION;
    if (choice) {
      collectChoice(e, (CombinedSchema) schema, here);
    } else if (e.getCausingExceptions().isEmpty()) {
      leaf(e, pointer, here);
    } else {
      e.getCausingExceptions().forEach(cause -> collect(cause, pointer, here));
    }
  }

  private void collectChoice(ValidationException e, CombinedSchema choice, String expected) {
    String pointer = pointer(e);
    JsonNode node = at(pointer);
    Set<String> keys = keysOfChoice(choice);
    if (!keys.isEmpty()) {
      if (node.isObject()) {
        choiceOfKeys(pointer, node, keys, choice, expected);
      }
      return;
    }
    e.getCausingExceptions().stream()
        .filter(branch -> !isOfOtherType(branch, pointer))
        .min(
            Comparator.comparingInt(ValidationException::getViolationCount)
                .thenComparing(ValidationException::getMessage))
        .ifPresentOrElse(
            branch -> collect(branch, pointer, ""),
            () -> add(pointer, Shown.withKind(node) + " is none of the forms allowed", expected));
  }

  private boolean isOfOtherType(ValidationException branch, String pointer) {
    return branch.getCausingExceptions().isEmpty()
        && "type".equals(branch.getKeyword())
        && pointer(branch).equals(pointer);
  }

  /** The keys of which some must be there; none if the alternatives are of another sort. */
  private static Set<String> keysOfChoice(CombinedSchema choice) {
    Set<String> keys = new TreeSet<>();
    for (Schema branch : choice.getSubschemas()) {
      if (!(branch instanceof ObjectSchema object)
          || object.getRequiredProperties().size() != 1
          || !object.permitsAdditionalProperties()) {
        return Set.of();
      }
      keys.addAll(object.getRequiredProperties());
    }
    return keys;
  }

  private void choiceOfKeys(
      String pointer, JsonNode node, Set<String> keys, CombinedSchema choice, String expected) {
    if (choice.getCriterion() == CombinedSchema.ANY_CRITERION) {
      add(pointer, "nothing of what is needed is there", expected);
      return;
    }
    List<String> found = keys.stream().filter(node::has).toList();
    String message =
        "exactly one of "
            + String.join(", ", keys)
            + " is needed; found "
            + (found.isEmpty() ? "none" : String.join(" and ", found));
    violations.add(
        new Violation(
            pointer, message, found.isEmpty() ? "add one of them" : "keep one, or split it up"));
  }

  private void leaf(ValidationException e, String pointer, String expected) {
    String keyword = e.getKeyword() == null ? "" : e.getKeyword();
    JsonNode node = at(pointer);
    if (keyword.equals("required") && e.getViolatedSchema() instanceof ObjectSchema object) {
      object.getRequiredProperties().stream()
          .filter(key -> !node.has(key))
          .forEach(key -> missing(pointer, key, object));
    } else if (keyword.equals("additionalProperties")
        && e.getViolatedSchema() instanceof ObjectSchema object) {
      unknownKey(pointer, extraneousKey(e), object);
    } else if (e.getViolatedSchema() instanceof EnumSchema allowed) {
      List<String> words =
          allowed.getPossibleValuesAsList().stream().map(Object::toString).sorted().toList();
      String shown = node.isTextual() ? Shown.of(node) : Shown.withKind(node);
      String message = shown + " is none of " + String.join(", ", words);
      String remedy = Suggestions.remedy(node.asText(), words, "write " + expected);
      violations.add(new Violation(pointer, message, remedy));
    } else {
      add(pointer, complaint(keyword, node, e), expected);
    }
  }

  private void missing(String pointer, String key, ObjectSchema object) {
    Schema schema = object.getPropertySchemas().get(key);
    Schema meant = schema instanceof ReferenceSchema r ? r.getReferredSchema() : schema;
    String description = meant == null ? null : meant.getDescription();
    String remedy = "add \"" + key + "\"" + (description == null ? "" : ": " + description);
    violations.add(new Violation(pointer, "\"" + key + "\" is missing", remedy));
  }

  /** The validator names the key nowhere but in its message. */
  private static String extraneousKey(ValidationException e) {
    String message = e.getErrorMessage();
    return message.substring(message.indexOf('[') + 1, message.lastIndexOf(']'));
  }

  @SuppressWarnings("deprecation") // for its cost only, and there is no other way to ask
  private static boolean takesAnyName(ObjectSchema object) {
    return !object.getPatternProperties().isEmpty();
  }

  private void unknownKey(String pointer, String key, ObjectSchema object) {
    Set<String> known = new TreeSet<>(object.getPropertySchemas().keySet());
    String message;
    String remedy;
    if (!takesAnyName(object)) {
      message = "unknown key " + Shown.of(key);
      remedy = Suggestions.remedy(key, known, "use one of " + String.join(", ", known));
    } else {
      message = "the key " + Shown.of(key) + " is no name in snake case";
      remedy = snakeCase(key);
    }
    violations.add(new Violation(Pointers.child(pointer, key), message, remedy));
  }

  private static String snakeCase(String key) {
    String changed = key.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    boolean helps = changed.length() <= 64 && changed.matches("[a-z][a-z0-9_]*");
    return helps
        ? "did you mean \"" + changed + "\"?"
        : "use small letters, digits and _, a letter first, at most 64 characters";
  }

  private static String complaint(String keyword, JsonNode node, ValidationException e) {
    Schema schema = e.getViolatedSchema();
    String shown = Shown.of(node);
    return switch (keyword) {
      case "type" -> Shown.withKind(node) + " is of the wrong kind";
      case "minimum", "exclusiveMinimum" ->
          shown + " is too small" + (schema instanceof NumberSchema n ? lowest(n) : "");
      case "maximum", "exclusiveMaximum" ->
          shown + " is too large" + (schema instanceof NumberSchema n ? highest(n) : "");
      case "minLength" -> "the text " + shown + " is too short";
      case "maxLength" ->
          "the text "
              + shown
              + " has "
              + codePoints(node)
              + " characters"
              + (schema instanceof StringSchema s ? ", more than " + s.getMaxLength() : "");
      case "pattern", "format" -> shown + " holds characters that are not allowed there";
      case "minItems", "minProperties" -> "there are too few elements in " + shown;
      case "maxItems" ->
          "there are "
              + node.size()
              + " elements"
              + (schema instanceof ArraySchema a ? ", more than " + a.getMaxItems() : "");
      case "maxProperties" ->
          "there are "
              + node.size()
              + " keys"
              + (schema instanceof ObjectSchema o ? ", more than " + o.getMaxProperties() : "");
      default -> shown + " is not allowed there: " + e.getErrorMessage();
    };
  }

  private static String lowest(NumberSchema schema) {
    return schema.getMinimum() != null
        ? ": it must be at least " + schema.getMinimum()
        : ": it must be greater than " + schema.getExclusiveMinimumLimit();
  }

  private static String highest(NumberSchema schema) {
    return schema.getMaximum() != null
        ? ": it must be at most " + schema.getMaximum()
        : ": it must be less than " + schema.getExclusiveMaximumLimit();
  }

  private static int codePoints(JsonNode node) {
    return node.textValue().codePointCount(0, node.textValue().length());
  }

  private void add(String pointer, String message, String expected) {
    violations.add(
        new Violation(pointer, message, expected.isEmpty() ? "correct it" : "write " + expected));
  }

  private JsonNode at(String pointer) {
    return document.at(JsonPointer.compile(pointer));
  }

  /**
   * Where the fault is, as RFC 6901 has it. The validator escapes a key once for each level of
   * schemas it passes, and escapes quotation marks and backslashes too, so that its own pointer may
   * lead nowhere: each of its tokens is read as the key of the document that it stands for.
   */
  private String pointer(ValidationException e) {
    String fragment = e.getPointerToViolation();
    String pointer = "";
    JsonNode node = document;
    if (fragment != null && fragment.length() > 1) {
      for (String token : fragment.substring(2).split("/", -1)) {
        String key = node.isArray() ? token : keyOf(node, token);
        pointer = Pointers.child(pointer, key);
        node = at(pointer);
      }
    }
    return pointer;
  }

  private static String keyOf(JsonNode object, String token) {
    String once = unescaped(token);
    String key = once;
    while (!object.has(key)) {
      String further = unescaped(key);
      if (further.equals(key)) {
        return once;
      }
      key = further;
    }
    return key;
  }

  private static String unescaped(String token) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c == '\\' && i + 1 < token.length()) {
        plain.append(token.charAt(++i));
      } else {
        plain.append(c);
      }
    }
    return plain.toString().replace("~1", "/").replace("~0", "~");
  }
}

package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonPointer;
import io.personality.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults are found at their place, whatever the keys on the way are. */
class SchemaFaultsTest {
  private static final JsonSchema SCHEMA = JsonSchema.load("fingerprint.schema.json");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zone", "a b", "a/b", "a~b", "~1", "~01", "a\"b", "a\\b", "a\\\\b", "\\", "a%b", "\u00e9",
        "0", "#"
      })
  void aTextThatIsTooLongIsFoundUnderItsKey(String key) {
    Map<String, Object> document =
        Map.of(
            "schema",
            1,
            "host",
            "h",
            "capacity",
            Map.of("vcpus", 1, "memory_mib", 1),
            "features",
            Map.of(),
            "labels",
            Map.of(key, "y".repeat(501)));
    var tree =
        JsonText.parse(JsonText.write(document, false), JsonLimits.DOCUMENT).tree().orElseThrow();
    List<Violation> violations = SCHEMA.violations(tree);
    assertEquals(
        List.of(Pointers.child("/labels", key)),
        violations.stream().map(Violation::pointer).distinct().toList());
    assertEquals(
        501, tree.at(JsonPointer.compile(violations.get(0).pointer())).textValue().length());
  }
}

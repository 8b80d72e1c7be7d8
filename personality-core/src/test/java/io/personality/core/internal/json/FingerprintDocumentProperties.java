package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.InvalidFingerprintException;
import io.personality.Violation;
import io.personality.model.FeatureDefinition;
import io.personality.model.Fingerprint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

class FingerprintDocumentProperties {
  private static final FingerprintReader READER =
      new FingerprintReader(FingerprintArbitraries.CATALOGUE);
  private static final FingerprintWriter WRITER =
      new FingerprintWriter(
          name ->
              FingerprintArbitraries.CATALOGUE.find(name).map(FeatureDefinition::unit).orElse(""));
  private static final JsonSchema SCHEMA = JsonSchema.load("fingerprint.schema.json");

  @Provide
  Arbitrary<Fingerprint> fingerprints() {
    return FingerprintArbitraries.fingerprints();
  }

  @Property(tries = 200)
  void whatIsWrittenReadsBackTheSame(@ForAll("fingerprints") Fingerprint fingerprint) {
    assertEquals(fingerprint, READER.read(WRITER.write(fingerprint)));
  }

  @Property(tries = 150)
  void theSchemaAcceptsWhatIsWritten(@ForAll("fingerprints") Fingerprint fingerprint) {
    assertEquals(List.of(), schemaFaults(WRITER.write(fingerprint)));
  }

  /** One change anywhere: schema and reader agree on whether the document is still right. */
  @Property(tries = 600)
  void schemaAndReaderRefuseTheSame(
      @ForAll("fingerprints") Fingerprint fingerprint,
      @ForAll int where,
      @ForAll("changes") Object change) {
    Object tree =
        JsonText.parse(WRITER.write(fingerprint), JsonLimits.DOCUMENT).plain().orElseThrow();
    List<Place> places = new ArrayList<>();
    collect(tree, "", places);
    Place place = places.get(Math.floorMod(where, places.size()));
    Assume.that(isSeenByTheSchema(place, change));
    place.apply(change);
    String text = JsonText.write(tree, false);
    boolean accepted = schemaFaults(text).isEmpty();
    Statistics.label("accepted").collect(accepted);
    assertEquals(accepted, readerFaults(text).isEmpty(), () -> place.pointer + " in " + text);
  }

  private enum Change {
    REMOVE,
    ADD_A_KEY
  }

  @Provide
  Arbitrary<Object> changes() {
    return Arbitraries.of(
        Change.REMOVE,
        Change.ADD_A_KEY,
        JsonNull.NULL,
        5,
        -1,
        1.5,
        2.0,
        1e300,
        true,
        "x",
        "",
        "\u2003 ",
        "\u00a0",
        "a\u0085b",
        "y".repeat(1_001),
        "\uD83D\uDE80".repeat(200),
        List.of(),
        List.of("x"),
        Map.of());
  }

  /** What only the catalogue can say is left out: kinds and units of features, and their names. */
  private static boolean isSeenByTheSchema(Place place, Object change) {
    boolean nothing = change == JsonNull.NULL || change.equals(Map.of()) || change.equals("");
    if (place.key.equals("value") || place.key.equals("lower") || place.key.equals("upper")) {
      return nothing || (change == Change.REMOVE && place.key.equals("value"));
    }
    if (place.key.equals("unit")) {
      return nothing || !(change instanceof String);
    }
    return change != Change.ADD_A_KEY || !place.parent.equals("/features");
  }

  private static List<Violation> schemaFaults(String text) {
    return SCHEMA.violations(JsonText.parse(text, JsonLimits.DOCUMENT).tree().orElseThrow());
  }

  private static List<Violation> readerFaults(String text) {
    try {
      READER.read(text);
      return List.of();
    } catch (InvalidFingerprintException e) {
      return e.violations();
    }
  }

  /** A member or element of the tree. */
  private record Place(Object container, String parent, String key, String pointer) {
    @SuppressWarnings("unchecked")
    void apply(Object change) {
      if (container instanceof List<?> list) {
        List<Object> elements = (List<Object>) list;
        int index = Integer.parseInt(key);
        if (change instanceof Change) {
          elements.remove(index);
        } else {
          elements.set(index, change);
        }
      } else {
        Map<String, Object> members = (Map<String, Object>) container;
        if (change == Change.REMOVE) {
          members.remove(key);
        } else if (change == Change.ADD_A_KEY) {
          members.put("zz", "added");
        } else {
          members.put(key, change);
        }
      }
    }
  }

  private static void collect(Object tree, String pointer, List<Place> places) {
    Map<String, Object> children = new LinkedHashMap<>();
    if (tree instanceof Map<?, ?> map) {
      map.forEach((key, value) -> children.put((String) key, value));
    } else if (tree instanceof List<?> list) {
      for (int i = 0; i < list.size(); i++) {
        children.put(Integer.toString(i), list.get(i));
      }
    }
    children.forEach(
        (key, value) -> {
          String place = Pointers.child(pointer, key);
          places.add(new Place(tree, pointer, key, place));
          collect(value, place, places);
        });
  }
}

package io.personality.core.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The packages below {@code core.internal}, in the order of the road: each sees some of those
 * before it and none after it.
 *
 * <p>The catalogue comes before the documents, since names in a document are checked against it.
 * Fleet, query and match are the hot path: they see each other, the catalogue and the cache, and no
 * library.
 */
enum Station {
  CACHE,
  CATALOGUE,
  JSON,
  FINGERPRINT,
  FLEET,
  QUERY,
  MATCH,
  FOLLOW,
  CLAIM,
  ADVISE,
  PLUGIN,
  MEMORY,
  LIBRARY,
  LEDGER,
  OBSERVE,
  PIPELINE;

  private static final Set<Station> HOT_PATH = EnumSet.of(FLEET, QUERY, MATCH);

  /** The only libraries that turn text into trees, and the only station that may see them. */
  static final List<String> PARSERS =
      List.of("com.fasterxml.jackson..", "org.everit.json.schema..", "org.json..");

  /** Everybody sees these: the API, the language, and annotations without code. */
  static final List<String> COMMON =
      List.of(
          "java..",
          "org.jspecify.annotations",
          "io.personality",
          "io.personality.model",
          "io.personality.spi");

  /** What a station outside the hot path sees besides: logging and the rest of the JDK. */
  static final List<String> BESIDES = List.of("javax..", "com.sun.nio.file", "org.slf4j");

  /** The stations whose classes this one may use, itself included. */
  Set<Station> sees() {
    Set<Station> seen = EnumSet.range(CACHE, this);
    if (HOT_PATH.contains(this)) {
      seen.retainAll(EnumSet.of(CACHE, CATALOGUE, FLEET, QUERY, MATCH));
    }
    return seen;
  }

  String packageBelow(String internal) {
    return internal + "." + name().toLowerCase(Locale.ROOT) + "..";
  }

  /** The arrows that leave this station, where the stations lie in the package {@code internal}. */
  ArchRule arrows(String internal) {
    List<String> allowed = new ArrayList<>(COMMON);
    sees().forEach(seen -> allowed.add(seen.packageBelow(internal)));
    if (!HOT_PATH.contains(this)) {
      allowed.addAll(BESIDES);
    }
    if (this == JSON) {
      allowed.addAll(PARSERS);
    }
    return classes()
        .that()
        .resideInAPackage(packageBelow(internal))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(allowed.toArray(String[]::new))
        .allowEmptyShould(true);
  }

  /** No package lies beside the stations: a new one is entered in the map first. */
  static ArchRule isComplete(String internal) {
    return classes()
        .that()
        .resideInAPackage(internal + "..")
        .should()
        .resideInAnyPackage(
            Stream.of(values()).map(each -> each.packageBelow(internal)).toArray(String[]::new));
  }
}

package io.personality.core.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.personality.PlacementEngine;
import io.personality.core.Personality;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class NamesTest {

  /** Words that say nothing, and words for which this library has another one. */
  private static final Set<String> AVOIDED =
      Set.of(
          "Abstract",
          "Base",
          "Constraint",
          "Data",
          "Fitness",
          "Handle",
          "Helper",
          "Impl",
          "Info",
          "Instance",
          "Lock",
          "Machine",
          "Manager",
          "Node",
          "Policy",
          "Process",
          "Rule",
          "Server",
          "Util",
          "Utils");

  private static final Pattern START_OF_WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

  @Test
  void publicTypesAreNamedWithTheWordsOfTheLibrary() {
    List<String> names =
        CompiledClasses.of(PlacementEngine.class, Personality.class).stream()
            .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
            .filter(type -> !type.getPackageName().contains(".internal"))
            .map(JavaClass::getSimpleName)
            .toList();
    assertFalse(names.isEmpty());
    assertEquals(List.of(), names.stream().filter(name -> avoidedWord(name).isPresent()).toList());
  }

  @Test
  void aWordIsFoundWhereverItStands() {
    assertEquals(Optional.of("Node"), avoidedWord("NodeReader"));
    assertEquals(Optional.of("Manager"), avoidedWord("LeaseManager"));
    assertEquals(Optional.of("Data"), avoidedWord("HostDataStore"));
    assertEquals(Optional.empty(), avoidedWord("ProcessorDatabase"));
  }

  private static Optional<String> avoidedWord(String name) {
    return START_OF_WORD.splitAsStream(name).filter(AVOIDED::contains).findFirst();
  }
}

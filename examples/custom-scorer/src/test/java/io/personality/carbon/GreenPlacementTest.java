package io.personality.carbon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.ConfigurationException;
import io.personality.PlacementRequest;
import io.personality.PlacementResult.Placed;
import io.personality.core.Personality;
import io.personality.core.PersonalityBuilder;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.model.TermScore;
import io.personality.spi.Scorer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole road with the scorer in it, for the profile that the README shows. */
class GreenPlacementTest {
  @TempDir Path folder;

  private static byte[] profileOfReadme() throws IOException {
    Matcher json =
        Pattern.compile("```json\\n([^`]*)```").matcher(Files.readString(Path.of("README.md")));
    assertTrue(json.find());
    return json.group(1).getBytes(StandardCharsets.UTF_8);
  }

  private static Personality engine(PersonalityBuilder builder) {
    Personality personality = builder.build();
    for (String region : List.of("germany", "france", "united-states", "atlantis")) {
      personality.fleet().report(Regions.fingerprint("in-" + region, region));
    }
    personality.fleet().report(Regions.fingerprint("somewhere", ""));
    return personality;
  }

  private static List<String> order(Personality personality) throws IOException {
    Profile profile = personality.profiles().read(profileOfReadme());
    return personality.candidates(profile, Resources.NONE, 10).candidates().stream()
        .map(candidate -> candidate.host().value())
        .toList();
  }

  static List<Scorer> bothForms() {
    return List.of(
        CarbonIntensityPerHost.of(IntensityTable.example(), Regions.at(13)),
        new CarbonIntensityBlocks(IntensityTable.example(), Regions.at(13)));
  }

  @ParameterizedTest
  @MethodSource("bothForms")
  void theGreenerWinsAndTheUnknownDoesNot(Scorer scorer) throws IOException {
    try (Personality personality = engine(Personality.builder().scorer(scorer))) {
      assertEquals(
          List.of("in-france", "in-germany", "in-united-states", "in-atlantis", "somewhere"),
          order(personality));
    }
  }

  @ParameterizedTest
  @MethodSource("bothForms")
  void theExplanationShowsTheValue(Scorer scorer) throws IOException {
    try (Personality personality = engine(Personality.builder().scorer(scorer))) {
      Profile profile = personality.profiles().read(profileOfReadme());
      Placed placed =
          assertInstanceOf(
              Placed.class,
              personality.place(PlacementRequest.of(profile).resources(1, 256).build()));
      TermScore term = carbon(placed.explanation().terms());
      assertEquals("at most 30 gCO2/kWh", term.asked());
      double grams = IntensityTable.example().grams("france", 13);
      assertEquals(Math.round(grams) + " gCO2/kWh", term.found());
      TermScore unknown = carbon(personality.explain(profile, new HostId("in-atlantis")).terms());
      assertTrue(unknown.found().startsWith("unknown ("), unknown.found());
    }
  }

  private static TermScore carbon(List<TermScore> terms) {
    return terms.stream()
        .filter(term -> term.name().equals("carbon_intensity"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theHourDecides() throws IOException {
    IntensityTable shifting =
        new IntensityTable(Map.of("germany", day(12, 50, 700), "france", day(12, 700, 50)));
    for (int hour : new int[] {3, 15}) {
      Scorer scorer = new CarbonIntensityBlocks(shifting, Regions.at(hour));
      try (Personality personality = engine(Personality.builder().scorer(scorer))) {
        assertEquals(hour < 12 ? "in-germany" : "in-france", order(personality).get(0));
      }
    }
  }

  private static double[] day(int turn, double before, double after) {
    return IntStream.range(0, 24).mapToDouble(hour -> hour < turn ? before : after).toArray();
  }

  // By the clock of the machine: France is the greenest of them at every hour.
  @Test
  void isFoundWithoutBeingNamed() throws IOException {
    try (Personality personality = engine(Personality.builder())) {
      assertEquals("in-france", order(personality).get(0));
    }
  }

  @Test
  void takesTheTableOfItsSettings() throws IOException {
    String lines =
        IntStream.range(0, 24)
            .mapToObj(h -> "atlantis," + h + ",1\n")
            .collect(Collectors.joining());
    Path file = folder.resolve("own.csv");
    Files.writeString(file, "region,hour_utc,gco2_per_kwh\n" + lines);
    PersonalityBuilder builder =
        Personality.builder().scorer("carbon-intensity", Map.of("file", file.toString()));
    try (Personality personality = engine(builder)) {
      assertEquals("in-atlantis", order(personality).get(0));
    }
  }

  @Test
  void aTableThatIsAbsentIsAFaultOfTheConfiguration() {
    PersonalityBuilder builder =
        Personality.builder()
            .scorer("carbon-intensity", Map.of("file", folder.resolve("absent").toString()));
    ConfigurationException refused = assertThrows(ConfigurationException.class, builder::build);
    assertTrue(refused.getMessage().contains("absent"), refused.getMessage());
  }
}

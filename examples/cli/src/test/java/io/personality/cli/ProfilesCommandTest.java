package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.personality.core.StarterProfiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesCommandTest {
  private static final String FAST =
      "{\"name\": \"Fast\", \"weighted_metrics\": {\"memory_bandwidth\": 1}}";
  private static final String FASTER =
      "{\"name\": \"Faster\", \"description\": \"Wide memory.\","
          + " \"weighted_metrics\": {\"memory_bandwidth\": 2}}";

  @TempDir private Path folder;

  /** Runs a command below {@code profiles} with the data folder of this test. */
  private Run profiles(String... more) {
    List<String> args = new ArrayList<>(List.of("profiles"));
    args.addAll(List.of(more));
    return Run.in(
        Map.of("LC_ALL", "C.UTF-8", "XDG_DATA_HOME", folder.toString(), "USER", "anna"),
        false,
        args.toArray(new String[0]));
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  @Test
  void listsWhatIsThereToBeginWithAndMakesNoFile() throws Exception {
    String out = profiles("list").ended(0).out();
    assertTrue(out.contains("ci-builds"), out);
    assertTrue(out.lines().allMatch(line -> line.length() <= 80), out);
    JsonNode json = profiles("list", "--format", "json").ended(0).json();
    assertEquals(StarterProfiles.ids().size(), json.size());
    assertEquals("analytics-scan", json.get(0).get("id").asText());
    assertTrue(json.get(0).get("curated").asBoolean());
    assertFalse(Files.exists(folder.resolve("personality")));
  }

  @Test
  void showsOneForPeopleAndAsItIs() throws Exception {
    assertTrue(profiles("show", "ci-builds").ended(0).out().contains("CI Builds"));
    String document = profiles("show", "ci-builds", "--format", "json").ended(0).out();
    assertEquals("CI Builds", new ObjectMapper().readTree(document).get("name").asText());
    assertTrue(profiles("show", "ci-builds", "--revision", "2").ended(2).err().contains("1 to 1"));
  }

  @Test
  void anUnknownNameIsRefused() {
    String err = profiles("show", "ci-bilds").ended(2).err();
    assertTrue(err.contains("\"ci-bilds\"") && err.contains("profiles list"), err);
    assertTrue(profiles("show", "no/name").ended(2).err().contains("must match"));
    assertTrue(profiles().ended(2).err().contains("profiles list"));
  }

  @Test
  void aNameStandsForItsFile() {
    assertTrue(Run.of("validate", "web-front-end").ended(0).out().contains("valid"));
  }

  @Test
  void keepsRevisionsFromOneRunToTheNext() throws Exception {
    String fast = file("fast.json", FAST);
    String faster = file("faster.json", FASTER);
    assertEquals("Stored mine@1\n", profiles("create", "mine", fast).ended(0).out());
    assertEquals(
        "Stored mine@2\n", profiles("revise", "mine", faster, "--base", "1").ended(0).out());
    String stale = profiles("revise", "mine", fast, "--base", "1").ended(2).err();
    assertTrue(stale.contains("newest revision 2"), stale);
    assertEquals("Stored mine@3\n", profiles("revise", "mine", fast).ended(0).out());
    String shown = profiles("show", "mine", "--revision", "2", "--format", "json").ended(0).out();
    assertEquals("Faster", new ObjectMapper().readTree(shown).get("name").asText());
    assertTrue(profiles("create", "mine", faster).ended(2).err().contains("taken"));
  }

  @Test
  void aKeptProfileIsKnownByItsNameElsewhere() throws Exception {
    profiles("create", "mine", file("fast.json", FAST)).ended(0);
    Map<String, String> environment =
        Map.of("LC_ALL", "C.UTF-8", "XDG_DATA_HOME", folder.toString(), "USER", "anna");
    assertTrue(Run.in(environment, false, "validate", "mine").ended(0).out().contains("Fast"));
    String err = Run.in(environment, false, "validate", "nosuch").ended(2).err();
    assertTrue(err.contains("no such file") && err.contains("profiles list"), err);
  }

  @Test
  void saysWhatARevisionWouldMean() throws Exception {
    String fast = file("fast.json", FAST);
    profiles("create", "mine", fast).ended(0);
    assertTrue(
        profiles("revise", "mine", file("faster.json", FASTER), "--impact")
            .ended(0)
            .out()
            .contains("No placement runs by this profile"));
    assertEquals(
        0,
        profiles("revise", "mine", fast, "--impact", "--format", "json")
            .ended(0)
            .json()
            .get("placements")
            .asInt());
    assertEquals(
        1,
        profiles("search", "fast", "--owner", "local", "--format", "json")
            .json()
            .get(0)
            .get("revision")
            .asInt());
  }

  @Test
  void findsByWordsTraitsMetricsAndOwner() {
    assertTrue(profiles("search", "compiles").ended(0).out().startsWith("ci-builds"));
    JsonNode found =
        profiles(
                "search",
                "--trait",
                "throughput_priority=medium",
                "--metric",
                "storage_iops",
                "--format",
                "json")
            .ended(0)
            .json();
    assertEquals("ci-builds", found.get(0).get("id").asText());
    Run none = profiles("search", "nosuchword").ended(0);
    assertEquals("", none.out());
    assertTrue(none.err().contains("No profile"), none.err());
    assertTrue(profiles("search", "--trait", "x=huge").ended(2).err().contains("low, medium"));
    assertTrue(profiles("search", "--limit", "0").ended(2).err().contains("1 to 100"));
  }

  @Test
  void sharesRatesAndVouches() throws Exception {
    profiles("create", "mine", file("fast.json", FAST)).ended(0);
    assertEquals(2, profiles("show", "mine", "--as", "web/bert").ended(2).code());
    String shared = profiles("share", "mine", "with", "web", "billing").ended(0).out();
    assertTrue(shared.contains("shared with billing, web"), shared);
    String rated = profiles("rate", "mine", "5", "--as", "web/bert").ended(0).out();
    assertTrue(rated.contains("3.3 of 5 stars (1 vote)"), rated);
    assertTrue(profiles("rate", "mine", "6").ended(2).err().contains("1 to 5"));
    assertTrue(profiles("share", "mine", "private", "x").ended(2).err().contains("say public"));
    assertTrue(
        profiles("share", "mine", "public", "--as", "web/bert").ended(2).err().contains("belongs"));
    assertTrue(profiles("curate", "mine").ended(2).err().contains("expert"));
    assertTrue(profiles("curate", "mine", "--role", "expert").ended(0).out().contains("curated"));
    assertTrue(profiles("retire", "mine").ended(0).out().contains("retired"));
    assertFalse(profiles("list").ended(0).out().contains("mine"));
    assertFalse(profiles("retire", "mine", "--undo").ended(0).out().contains("retired"));
    assertTrue(profiles("list").ended(0).out().contains("mine"));
  }

  @Test
  void carriesBundles() throws Exception {
    profiles("create", "mine", file("fast.json", FAST)).ended(0);
    String bundle = folder.resolve("bundle.json").toString();
    profiles("export", "mine", "ci-builds", "-o", bundle).ended(0);
    assertEquals(
        Files.readString(Path.of(bundle)), profiles("export", "mine", "ci-builds").ended(0).out());
    String other = "jdbc:h2:file:" + folder.resolve("other");
    String refused = profiles("import", bundle, "--db", other).ended(2).err();
    assertTrue(refused.contains("ci-builds"), refused);
    profiles("export", "mine", "-o", bundle).ended(0);
    assertEquals("created mine@1\n", profiles("import", bundle, "--db", other).ended(0).out());
    assertEquals(
        "unchanged",
        profiles("import", bundle, "--db", other, "--format", "json")
            .ended(0)
            .json()
            .get(0)
            .get("effect")
            .asText());
    assertTrue(
        profiles("show", "mine", "--db", other).ended(0).out().contains("from mine@1 of local"));
    String faults = profiles("import", file("broken.json", "{\"profiles\": 1}")).ended(2).err();
    assertTrue(faults.contains("/profiles") && faults.contains("format"), faults);
  }

  @Test
  void refusesADatabaseThatCannotBe() {
    assertTrue(profiles("list", "--db", "jdbc:nosuch:x").ended(2).err().contains("jdbc:h2:... or"));
    assertTrue(profiles("list", "--as", "anna").ended(2).err().contains("local/anna"));
  }
}

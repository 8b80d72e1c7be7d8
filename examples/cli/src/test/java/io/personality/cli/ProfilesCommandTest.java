package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.personality.core.StarterProfiles;
import org.junit.jupiter.api.Test;

class ProfilesCommandTest {

  @Test
  void listsWhatIsThere() throws Exception {
    String out = Run.of("profiles", "list").ended(0).out();
    assertTrue(out.contains("ci-builds"), out);
    assertTrue(out.lines().allMatch(line -> line.length() <= 80), out);
    JsonNode json =
        new ObjectMapper().readTree(Run.of("profiles", "list", "--format", "json").ended(0).out());
    assertEquals(StarterProfiles.ids().size(), json.size());
    assertEquals("analytics-scan", json.get(0).get("id").asText());
  }

  @Test
  void showsOneForPeopleAndAsItIs() throws Exception {
    assertTrue(Run.of("profiles", "show", "ci-builds").ended(0).out().contains("CI Builds"));
    String document = Run.of("profiles", "show", "ci-builds", "--format", "json").ended(0).out();
    assertEquals("CI Builds", new ObjectMapper().readTree(document).get("name").asText());
  }

  @Test
  void anUnknownNameIsRefusedWithThoseThatExist() {
    String err = Run.of("profiles", "show", "ci-bilds").ended(2).err();
    assertTrue(err.contains("ci-builds"), err);
    assertTrue(Run.of("profiles").ended(2).err().contains("profiles list"));
  }

  @Test
  void aNameStandsForItsFile() {
    assertTrue(Run.of("validate", "web-front-end").ended(0).out().contains("valid"));
  }
}

package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Profile;
import io.personality.model.ProfileId;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StarterProfilesTest {

  @Test
  void everyOneIsValidAndSaysWhatItIsFor() {
    Set<String> names = new HashSet<>();
    try (Personality personality = Personality.builder().build()) {
      for (ProfileId id : StarterProfiles.ids()) {
        byte[] document = StarterProfiles.document(id).orElseThrow();
        assertEquals(List.of(), personality.profiles().check(document), id.value());
        Profile profile = personality.profiles().read(document);
        assertTrue(names.add(profile.name()), "two are called " + profile.name());
        assertFalse(profile.description().isBlank(), id.value());
      }
    }
    assertTrue(names.size() >= 15, "there are " + names.size());
  }

  @Test
  void everyFileIsListed() throws IOException, URISyntaxException {
    Path folder =
        Path.of(Objects.requireNonNull(StarterProfiles.class.getResource("starters")).toURI());
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          StarterProfiles.ids().stream().map(id -> id + ".json").toList(),
          files.map(file -> file.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void anotherNameIsNone() {
    assertTrue(StarterProfiles.document(new ProfileId("no-such-thing")).isEmpty());
  }
}

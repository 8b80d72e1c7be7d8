package io.personality.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files for commands to work on, in a folder of the test. */
record Given(Path folder) {

  /** The mission's profile. */
  String profile() throws IOException {
    return file("profile.json", resource("high-precision.json"));
  }

  /** The host types. */
  String fleet() throws IOException {
    return file("fleet.jsonl", resource("host-types.jsonl"));
  }

  String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  static String resource(String name) throws IOException {
    try (InputStream in = PersonalityCommand.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

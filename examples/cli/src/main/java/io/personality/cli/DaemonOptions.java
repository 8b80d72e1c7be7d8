package io.personality.cli;

import io.personality.core.Personality;
import io.personality.model.Fingerprint;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A host that its libvirt daemon tells of. */
final class DaemonOptions {
  @Option(
      names = "--libvirt",
      paramLabel = "URI",
      description =
          "Ask the libvirt daemon there what its host is, such as qemu+ssh://HOST/system.")
  private Optional<String> uri = Optional.empty();

  /** Where the daemon is, where one is to be asked. */
  Optional<String> uri() {
    return uri;
  }

  /**
   * Asks it.
   *
   * @param name the host's identity; empty for the name that the daemon gives
   */
  Fingerprint fingerprint(Personality engine, String address, Optional<String> name) {
    Map<String, String> settings = new HashMap<>(Map.of("uri", address));
    name.ifPresent(text -> settings.put("host", text));
    return engine.fleet().takenBy("libvirt", settings, false);
  }
}

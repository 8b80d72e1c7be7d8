package io.personality.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.personality.model.Host;
import io.personality.model.HostId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * The hosts by number, so that an answer about all of them need not name them again.
 *
 * <p><i>Immutable.</i>
 *
 * @param name differs where the hosts do
 * @param numbers from 0, by identity
 */
record FleetOrder(String name, Map<HostId, Integer> numbers) {
  /** The order of these hosts, which are sorted by identity. */
  static FleetOrder of(List<Host> hosts) {
    Map<HostId, Integer> numbers = new HashMap<>();
    StringJoiner names = new StringJoiner("\n");
    for (Host host : hosts) {
      numbers.put(host.id(), numbers.size());
      names.add(host.id().value());
    }
    return new FleetOrder(Sha256.of(names.toString().getBytes(UTF_8)).substring(0, 16), numbers);
  }
}

package io.personality.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Capacity;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetTest {
  private static final HostId HOST = new HostId("rack/1");

  private final Personality personality = Personality.builder().build();
  private final Fleet fleet = personality.fleet();

  @AfterEach
  void close() {
    personality.close();
  }

  private long report(int vcpus) {
    return fleet
        .report(Fingerprint.of(HOST, Capacity.of(vcpus, 1024), Map.of()))
        .fingerprintRevision();
  }

  @Test
  void hostIsRegisteredBeforeItsFirstFingerprint() {
    assertTrue(fleet.registered(HOST).isEmpty());
    fleet.register(HOST, Host.Settings.DEFAULT);
    assertEquals(Host.Settings.DEFAULT, fleet.registered(HOST).orElseThrow().settings());
    assertTrue(fleet.find(HOST).isEmpty());
  }

  @Test
  void historyIsNewestFirst() {
    assertEquals(List.of(), fleet.history(HOST, 1));
    report(1);
    long second = report(2);
    long third = report(4);
    assertEquals(
        List.of(third, second),
        fleet.history(HOST, 2).stream().map(FingerprintStore.Stored::revision).toList());
    assertEquals(3, fleet.history(HOST, 100).size());
  }
}

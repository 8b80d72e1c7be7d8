package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import io.personality.spi.HostStore;
import io.personality.spi.HostStore.Registered;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link HostStore} promises. */
public abstract class HostStoreContract extends StoreContract {
  private static final HostId ID = Samples.hostId(1);
  private static final Host.Settings SETTINGS =
      new Host.Settings(
          new Resources(2, 4_096), 1.5, Optional.of("qemu+ssh://host-1/system?no_tty=1"));

  private HostStore hosts() {
    return storage().hosts();
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(List.of(), hosts().list());
    assertEquals(Optional.empty(), hosts().find(ID));
    assertEquals(Optional.empty(), hosts().setAvailability(ID, Availability.CORDONED));
    assertFalse(hosts().remove(ID));
  }

  @Test
  void registersANewHostOpen() {
    Registered registered = hosts().register(ID, SETTINGS);
    assertEquals(new Registered(ID, Availability.OPEN, SETTINGS, 1), registered);
    assertEquals(Optional.of(registered), hosts().find(ID));
  }

  @Test
  void leavesAKnownHostAsAvailableAsItIs() {
    hosts().register(ID, SETTINGS);
    for (Availability availability : Availability.values()) {
      hosts().setAvailability(ID, availability);
      hosts().register(ID, Host.Settings.DEFAULT);
      hosts().register(ID, SETTINGS);
      assertEquals(availability, hosts().find(ID).orElseThrow().availability());
    }
  }

  @Test
  void countsChangesAndOnlyThese() {
    assertEquals(1, hosts().register(ID, SETTINGS).generation());
    assertEquals(1, hosts().register(ID, SETTINGS).generation(), "the same again");
    assertEquals(2, hosts().register(ID, Host.Settings.DEFAULT).generation());
    assertEquals(3, hosts().setAvailability(ID, Availability.DRAINING).orElseThrow().generation());
    assertEquals(3, hosts().setAvailability(ID, Availability.DRAINING).orElseThrow().generation());
    assertEquals(
        new Registered(ID, Availability.DRAINING, Host.Settings.DEFAULT, 3),
        hosts().find(ID).orElseThrow());
  }

  @Test
  void removesOnce() {
    hosts().register(ID, SETTINGS);
    assertTrue(hosts().remove(ID));
    assertFalse(hosts().remove(ID));
    assertEquals(Optional.empty(), hosts().find(ID));
    assertEquals(Availability.OPEN, hosts().register(ID, SETTINGS).availability());
  }

  @Test
  void listsById() {
    List<HostId> ids =
        List.of(new HostId("B"), new HostId("a/1"), new HostId("a/10"), new HostId("a/2"));
    for (int i : new int[] {2, 0, 3, 1}) {
      hosts().register(ids.get(i), SETTINGS);
    }
    assertEquals(ids, hosts().list().stream().map(Registered::id).toList());
  }

  @Test
  void losesNoChangeOfMany() {
    hosts().register(ID, Host.Settings.DEFAULT);
    int rounds = 25;
    Race.of(
        thread -> {
          for (int i = 0; i < rounds; i++) {
            Resources reserved = new Resources(thread + 1, i);
            hosts().register(ID, new Host.Settings(reserved, 1, Optional.empty()));
          }
          return thread;
        });
    assertEquals(1 + Race.THREADS * rounds, hosts().find(ID).orElseThrow().generation());
  }

  @Test
  void registersManyAtOnce() {
    Race.of(
        thread -> {
          for (int i = 0; i < 20; i++) {
            hosts().register(Samples.hostId(i), SETTINGS);
          }
          return thread;
        });
    assertEquals(
        IntStream.range(0, 20)
            .mapToObj(i -> new Registered(Samples.hostId(i), Availability.OPEN, SETTINGS, 1))
            .toList(),
        hosts().list());
  }
}

package io.personality.spi.contract;

import static io.personality.spi.ClaimStore.Outcome.CLAIMED;
import static io.personality.spi.ClaimStore.Outcome.HOST_CHANGED;
import static io.personality.spi.contract.Samples.claim;
import static io.personality.spi.contract.Samples.hostId;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Claims by what a host was before its operator changed it are refused. */
public abstract class HostGenerationContract extends StoreContract {
  private static final Instant NOW = Samples.at(0);
  private static final HostId ID = hostId(1);

  private static Limit limit(long generation) {
    return new Limit(new Resources(1_000, 1_000_000), List.of(), generation);
  }

  private Outcome take(long placement, long generation) {
    return storage().claims().claim(claim(placement, 1, 1, 1), limit(generation), NOW);
  }

  private long register() {
    return storage().hosts().register(ID, Host.Settings.DEFAULT).generation();
  }

  private long make(Availability availability) {
    return storage().hosts().setAvailability(ID, availability).orElseThrow().generation();
  }

  @Test
  void goesByTheGenerationOfTheHost() {
    long first = register();
    assertEquals(CLAIMED, take(1, first));
    long second = make(Availability.CORDONED);
    assertEquals(HOST_CHANGED, take(2, first));
    assertEquals(CLAIMED, take(2, second));
    long third =
        storage()
            .hosts()
            .register(ID, new Host.Settings(new Resources(1, 1), 1, Optional.empty()))
            .generation();
    assertEquals(HOST_CHANGED, take(3, second));
    assertEquals(CLAIMED, take(3, third));
    assertEquals(CLAIMED, take(4, 0), "where it does not matter");
  }

  @Test
  void goesByItWhereAClaimCameBeforeTheHost() {
    assertEquals(CLAIMED, take(1, 0));
    assertEquals(HOST_CHANGED, take(2, 1), "not registered");
    assertEquals(CLAIMED, take(2, register()));
  }

  @Test
  void refusesARemovedHost() {
    long first = register();
    assertEquals(CLAIMED, take(1, first));
    storage().hosts().remove(ID);
    assertEquals(HOST_CHANGED, take(2, first));
    assertEquals(CLAIMED, take(1, first), "a placement keeps what it has");
  }

  @Test
  void aHostThatComesBackIsNoLongerTheOneItWas() {
    long first = register();
    storage().hosts().remove(ID);
    long again = register();
    assertTrue(again > first, first + ", then " + again);
    assertEquals(HOST_CHANGED, take(1, first));
    assertEquals(CLAIMED, take(1, again));
    storage().hosts().remove(ID);
    assertTrue(register() > again);
  }

  @Test
  void aClaimThatIsHeldIsRenewedWhateverTheHostBecame() {
    long first = register();
    assertEquals(CLAIMED, take(1, first));
    make(Availability.DRAINING);
    assertEquals(CLAIMED, take(1, first));
    assertEquals(HOST_CHANGED, take(2, first));
  }

  @Test
  void noClaimComesAfterACordonThatHasReturned() {
    for (int round = 0; round < 20; round++) {
      int host = 100 + round;
      long open = storage().hosts().register(hostId(host), Host.Settings.DEFAULT).generation();
      AtomicBoolean cordoned = new AtomicBoolean();
      long base = 1_000L * round;
      Race.of(
          thread -> {
            if (thread == 0) {
              storage().hosts().setAvailability(hostId(host), Availability.CORDONED);
              cordoned.set(true);
              return true;
            }
            for (int i = 0; i < 5; i++) {
              boolean late = cordoned.get();
              Outcome outcome =
                  storage()
                      .claims()
                      .claim(claim(base + thread * 10L + i, host, 1, 1), limit(open), NOW);
              if (late) {
                assertEquals(HOST_CHANGED, outcome, "a claim began after the cordon was there");
              }
            }
            return true;
          });
      int held = storage().claims().onHost(hostId(host)).size();
      assertEquals(
          HOST_CHANGED, storage().claims().claim(claim(base + 999, host, 1, 1), limit(open), NOW));
      assertEquals(held, storage().claims().onHost(hostId(host)).size());
    }
  }
}

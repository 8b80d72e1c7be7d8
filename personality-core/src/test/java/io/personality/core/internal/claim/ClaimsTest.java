package io.personality.core.internal.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.StorageException;
import io.personality.core.internal.memory.MemoryClaimStore;
import io.personality.core.internal.memory.MemoryStorage;
import io.personality.model.Asked.DeviceRequest;
import io.personality.model.Availability;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Host;
import io.personality.model.Placement;
import io.personality.model.Resources;
import io.personality.spi.ClaimStore;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.contract.Samples;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Host HOST = Samples.host(1);
  private static final List<DeviceRequest> ONE_GPU = List.of(DeviceRequest.of("NVIDIA A100"));

  private final SteppedClock clock = new SteppedClock();
  private final MemoryStorage storage = new MemoryStorage();
  private final MemoryClaimStore store = storage.claims();
  private final Claims claims = over(store);

  private Claims over(ClaimStore claimStore) {
    return new Claims(
        claimStore,
        storage.quotas(),
        (asked, present) -> asked.model().equals(present.model()),
        Leases.of(clock),
        new Retry(3, failures -> {}));
  }

  private static Placement placement(long number) {
    return Samples.placement(number, 1);
  }

  private Claim claimed(long number, List<DeviceRequest> required) {
    return assertInstanceOf(
            ClaimAttempt.Claimed.class,
            claims.attempt(placement(number), HOST, new Claims.Own(required, false)))
        .claim();
  }

  private Outcome lost(long number, Host host, List<DeviceRequest> required) {
    ClaimAttempt.Lost lost =
        assertInstanceOf(
            ClaimAttempt.Lost.class,
            claims.attempt(placement(number), host, new Claims.Own(required, false)));
    assertTrue(lost.detail().contains(host.id().value()), lost.detail());
    return lost.outcome();
  }

  private static Host withSettings(Resources reserved, double overcommit) {
    return new Host(
        HOST.fingerprint(),
        1,
        Availability.OPEN,
        new Host.Settings(reserved, overcommit, Optional.empty()));
  }

  @Test
  void claimsUnderALeaseOfTwoMinutes() {
    Claim claim = claimed(1, List.of());
    assertEquals(
        new Claim(
            placement(1).id(),
            HOST.id(),
            placement(1).resources(),
            Set.of(),
            Samples.START.plus(Duration.ofMinutes(2)),
            Optional.of(Samples.TENANT)),
        claim);
    assertEquals(Optional.of(claim), claims.find(placement(1).id()));
  }

  @Test
  void limitsAHostToWhatVmsMayHave() {
    Host host = withSettings(new Resources(8, 12_144), 1.5);
    Limit limit = Claims.limitOf(host);
    assertEquals(new Resources(64 * 3 / 2 - 8, 250_000), limit.resources());
    assertEquals(host.fingerprint().capacity().pagePools(), limit.pagePools());
  }

  @Test
  void losesWhereThereIsNoRoom() {
    Host full = withSettings(new Resources(61, 0), 1);
    assertEquals(Outcome.NO_ROOM, lost(1, full, List.of()));
    assertEquals(List.of(), claims.list());
  }

  @Test
  void losesWhereThePlacementIsElsewhere() {
    claimed(1, List.of());
    Placement moved = placement(1).decided(Samples.placement(1, 2).decision(), Set.of());
    assertEquals(
        Outcome.CLAIMED_ELSEWHERE,
        assertInstanceOf(
                ClaimAttempt.Lost.class, claims.attempt(moved, Samples.host(2), Claims.Own.NOTHING))
            .outcome());
  }

  @Test
  void givesEveryPlacementAcceleratorsOfItsOwn() {
    Set<ExclusiveUnit> units = new HashSet<>();
    units.addAll(claimed(1, ONE_GPU).units());
    units.addAll(claimed(2, ONE_GPU).units());
    assertEquals(
        Set.of(
            new ExclusiveUnit.Device("pci:0000:41:00.0"),
            new ExclusiveUnit.Device("pci:0000:81:00.0")),
        units);
    assertEquals(Outcome.UNIT_TAKEN, lost(3, HOST, ONE_GPU));
    assertEquals(2, claims.list().size());
    claims.free(placement(1).id());
    assertEquals(1, claimed(3, ONE_GPU).units().size());
  }

  @Test
  void claimsNoAcceleratorOfAnotherKind() {
    assertEquals(Outcome.UNIT_TAKEN, lost(1, HOST, List.of(DeviceRequest.of("AMD MI300X"))));
  }

  @Test
  void takesTheAcceleratorsOfLapsedClaims() {
    List<DeviceRequest> both =
        List.of(new DeviceRequest("NVIDIA A100", 2, "", true, Optional.empty(), true));
    claimed(1, both);
    clock.advance(Duration.ofMinutes(2));
    assertEquals(2, claimed(2, both).units().size());
    assertFalse(claims.secure(placement(1).id()), "its room has been given away");
  }

  @Test
  void claimsTheSameAgain() {
    Claim first = claimed(1, ONE_GPU);
    clock.advance(Duration.ofSeconds(30));
    Claim again = claimed(1, ONE_GPU);
    assertEquals(first.units(), again.units());
    assertEquals(first.leaseUntil().plusSeconds(30), again.leaseUntil());
    assertEquals(1, claims.list().size());
  }

  @Test
  void choosesAnewWhenSomebodyWasFaster() {
    // The rival takes the first accelerator between this claim's look and its grasp.
    Interference rival =
        new Interference(
            1,
            () ->
                store.claim(
                    Samples.claim(99, 1, new ExclusiveUnit.Device("pci:0000:41:00.0")),
                    Claims.limitOf(HOST),
                    Samples.START));
    ClaimAttempt attempt =
        over(rival.on(ClaimStore.class, store))
            .attempt(placement(1), HOST, new Claims.Own(ONE_GPU, false));
    assertEquals(
        Set.of(new ExclusiveUnit.Device("pci:0000:81:00.0")),
        assertInstanceOf(ClaimAttempt.Claimed.class, attempt).claim().units());
  }

  @Test
  void secureMakesAClaimPermanentUnlessItHasLapsed() {
    claimed(1, List.of());
    claimed(2, List.of());
    clock.advance(Duration.ofSeconds(119));
    assertTrue(claims.secure(placement(1).id()));
    clock.advance(Duration.ofSeconds(1));
    assertFalse(claims.secure(placement(2).id()));
    assertFalse(claims.secure(placement(3).id()), "never claimed");
    assertEquals(1, claims.expire());
    assertTrue(claims.find(placement(1).id()).orElseThrow().isPermanent());
    assertEquals(Optional.empty(), claims.find(placement(2).id()));
  }

  @Test
  void freesOnce() {
    claimed(1, List.of());
    claims.free(placement(1).id());
    claims.free(placement(1).id());
    assertEquals(List.of(), claims.list());
  }

  @Test
  void refusesAnotherHostThanWasDecided() {
    assertThrows(
        IllegalArgumentException.class,
        () -> claims.attempt(placement(1), Samples.host(2), Claims.Own.NOTHING));
  }

  @Test
  void getsOverTransientFaultsBeforeAndAfterTheStoreHasDoneItsWork() {
    int faults = 0;
    for (int halfCall = 0; ; halfCall++) {
      MemoryClaimStore fresh = new MemoryStorage().claims();
      Interference fault = fault(halfCall, true);
      Claims over = over(fault.on(ClaimStore.class, fresh));
      assertInstanceOf(
          ClaimAttempt.Claimed.class,
          over.attempt(placement(1), HOST, new Claims.Own(ONE_GPU, false)));
      assertTrue(over.secure(placement(1).id()));
      assertEquals(1, over.list().size());
      over.free(placement(1).id());
      assertEquals(List.of(), over.list());
      if (!fault.happened()) {
        break;
      }
      faults++;
    }
    assertTrue(faults >= 10, "only " + faults + " faults");
  }

  @Test
  void passesPermanentFaultsOn() {
    Claims over = over(fault(0, false).on(ClaimStore.class, store));
    assertThrows(
        StorageException.class,
        () -> over.attempt(placement(1), HOST, new Claims.Own(ONE_GPU, false)));
  }

  private static Interference fault(int halfCall, boolean transientFault) {
    return new Interference(
        halfCall,
        () -> {
          throw new StorageException(
              "connection lost", transientFault, new IllegalStateException("test"));
        });
  }

  @Test
  void givesTwoAcceleratorsToTwoOfMany() {
    List<ClaimAttempt> attempts =
        IntStream.range(0, 16)
            .parallel()
            .mapToObj(i -> claims.attempt(placement(i), HOST, new Claims.Own(ONE_GPU, false)))
            .toList();
    assertEquals(2, attempts.stream().filter(a -> a instanceof ClaimAttempt.Claimed).count());
    assertEquals(
        2, store.list().stream().flatMap(claim -> claim.units().stream()).distinct().count());
  }
}

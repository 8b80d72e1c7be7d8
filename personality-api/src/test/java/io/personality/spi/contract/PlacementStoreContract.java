package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.StorageException;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.TenantId;
import io.personality.spi.PlacementStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What {@link PlacementStore} promises. */
public abstract class PlacementStoreContract extends StoreContract {

  private PlacementStore placements() {
    return storage().placements();
  }

  private static Placement with(Placement placement, TenantId tenant, String key) {
    return new Placement(
        placement.id(),
        tenant,
        key,
        placement.groups(),
        placement.profile(),
        placement.decision(),
        placement.resources(),
        placement.units(),
        placement.history());
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(List.of(), placements().list());
    assertEquals(List.of(), placements().live());
    assertEquals(Optional.empty(), placements().find(Samples.placementId(1)));
    assertEquals(Optional.empty(), placements().byKey(Samples.TENANT, "key-1"));
  }

  @Test
  void keepsEveryPart() {
    Placement placement = Samples.placement(1, 1);
    assertEquals(placement, placements().open(placement));
    assertEquals(Optional.of(placement), placements().find(placement.id()));
    assertEquals(Optional.of(placement), placements().byKey(Samples.TENANT, "key-1"));
    assertEquals(List.of(placement), placements().list());
  }

  @Test
  void givesTheEarlierPlacementOfAKey() {
    Placement first = Samples.placement(1, 1);
    Placement again = with(Samples.placement(2, 2), Samples.TENANT, first.idempotencyKey());
    placements().open(first);
    assertEquals(first, placements().open(again));
    assertEquals(first, placements().open(first));
    assertEquals(Optional.empty(), placements().find(again.id()));
    Placement ended = Samples.then(first, PlacementState.STOPPED);
    assertTrue(placements().advance(ended, PlacementState.CLAIMED));
    assertEquals(ended, placements().open(again), "an ended one keeps its key");
  }

  @Test
  void keepsTheKeysOfTenantsApart() {
    Placement first = Samples.placement(1, 1);
    Placement other = with(Samples.placement(2, 2), new TenantId("other"), first.idempotencyKey());
    placements().open(first);
    assertEquals(other, placements().open(other));
    assertEquals(Optional.of(other), placements().byKey(other.tenant(), "key-1"));
  }

  @Test
  void pagesThroughThemAllOnce() {
    List<Placement> all = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      // Three at each instant; identities of which some are negative as Java has them.
      Placement sample = Samples.placement(i, i / 3);
      UUID id = new UUID((i % 2 == 0 ? Long.MIN_VALUE : 0) + i, i);
      Placement placement =
          new Placement(
              new PlacementId(id),
              i % 3 == 0 ? new TenantId("other") : Samples.TENANT,
              "key-" + i,
              sample.groups(),
              sample.profile(),
              sample.decision(),
              sample.resources(),
              sample.units(),
              sample.history());
      all.add(placements().open(placement));
    }
    all.sort(Placement.NEWEST_FIRST);
    assertEquals(all, paged(Optional.empty(), 2));
    assertEquals(all, paged(Optional.empty(), 100));
    List<Placement> own = all.stream().filter(one -> one.tenant().equals(Samples.TENANT)).toList();
    assertEquals(own, paged(Optional.of(Samples.TENANT), 1));
    assertEquals(List.of(), paged(Optional.of(new TenantId("nobody")), 5));
  }

  private List<Placement> paged(Optional<TenantId> tenant, int limit) {
    List<Placement> all = new ArrayList<>();
    List<Placement> page = placements().newest(tenant, Optional.empty(), limit);
    while (!page.isEmpty() && all.size() < 100) {
      assertTrue(page.size() <= limit, page::toString);
      all.addAll(page);
      page = placements().newest(tenant, Optional.of(all.get(all.size() - 1).place()), limit);
    }
    return all;
  }

  @Test
  void refusesTheIdOfAnotherPlacement() {
    Placement first = Samples.placement(1, 1);
    placements().open(first);
    Placement second = with(first, Samples.TENANT, "another key");
    assertThrows(StorageException.class, () -> placements().open(second));
    assertEquals(Optional.empty(), placements().byKey(Samples.TENANT, "another key"));
    assertEquals(List.of(first), placements().list());
  }

  @Test
  void advancesWhatIsAsTheCallerBelieves() {
    Placement claimed = Samples.placement(1, 1);
    placements().open(claimed);
    Placement.Decision elsewhere = Samples.placement(9, 2).decision();
    Placement launching =
        Samples.then(
            claimed.decided(elsewhere, Set.of(new ExclusiveUnit.Core(5))),
            PlacementState.LAUNCHING);
    assertTrue(placements().advance(launching, PlacementState.CLAIMED));
    assertEquals(Optional.of(launching), placements().find(claimed.id()));
    Placement running = Samples.then(launching, PlacementState.RUNNING);
    assertTrue(placements().advance(running, PlacementState.LAUNCHING));
    assertEquals(Optional.of(running), placements().byKey(Samples.TENANT, "key-1"));
  }

  @Test
  void refusesWhatHasGoneOn() {
    Placement claimed = Samples.placement(1, 1);
    Placement next = Samples.then(claimed, PlacementState.CLAIMED);
    assertFalse(placements().advance(next, PlacementState.CLAIMED), "no such placement");
    placements().open(claimed);
    assertFalse(placements().advance(next, PlacementState.LAUNCHING), "another state");
    assertTrue(placements().advance(next, PlacementState.CLAIMED));
    assertFalse(
        placements().advance(next, PlacementState.CLAIMED), "the same state, but a step on");
    Placement skipping =
        Samples.then(Samples.then(next, PlacementState.CLAIMED), PlacementState.FAILED);
    assertFalse(placements().advance(skipping, PlacementState.CLAIMED), "two steps at once");
    assertEquals(Optional.of(next), placements().find(claimed.id()));
  }

  @Test
  void listsNewestFirstThenById() {
    Placement oldest = Samples.placement(1, 1);
    Placement newest = Samples.placement(3, 1);
    Placement middle = Samples.placement(2, 1);
    Placement twin = Samples.placement(4, 1);
    Placement sameTime =
        new Placement(
            twin.id(),
            twin.tenant(),
            twin.idempotencyKey(),
            twin.groups(),
            twin.profile(),
            twin.decision(),
            twin.resources(),
            twin.units(),
            middle.history());
    List.of(sameTime, oldest, newest, middle).forEach(placements()::open);
    assertEquals(List.of(newest, middle, sameTime, oldest), placements().list());
    assertEquals(placements().list(), placements().live());
  }

  @Test
  void leavesTheEndedOutOfTheLive() {
    Placement first = Samples.placement(1, 1);
    Placement second = Samples.placement(2, 1);
    placements().open(first);
    placements().open(second);
    Placement failed = Samples.then(first, PlacementState.FAILED);
    assertTrue(placements().advance(failed, PlacementState.CLAIMED));
    Placement launching = Samples.then(second, PlacementState.LAUNCHING);
    assertTrue(placements().advance(launching, PlacementState.CLAIMED));
    assertEquals(List.of(launching), placements().live());
    assertEquals(List.of(launching, failed), placements().list());
  }

  @Test
  void opensOneForAKeyThatManyUse() {
    for (int round = 0; round < 20; round++) {
      String key = "round-" + round;
      long first = round * 100L;
      List<Placement> opened =
          Race.of(
              thread ->
                  placements()
                      .open(with(Samples.placement(first + thread, thread), Samples.TENANT, key)));
      assertEquals(1, new HashSet<>(opened).size(), "placements of one key");
      assertEquals(Optional.of(opened.get(0)), placements().byKey(Samples.TENANT, key));
    }
    assertEquals(20, placements().list().size());
  }

  @Test
  void letsOneOfManyAdvance() {
    Placement current = placements().open(Samples.placement(1, 1));
    for (int round = 0; round < 20; round++) {
      Placement from = current;
      List<Placement> wanted =
          IntStream.range(0, Race.THREADS)
              .mapToObj(
                  thread ->
                      from.then(
                          new Placement.Step(
                              Samples.at(thread),
                              PlacementState.CLAIMED,
                              Samples.hostId(thread),
                              "thread " + thread)))
              .toList();
      List<Boolean> won =
          Race.of(thread -> placements().advance(wanted.get(thread), PlacementState.CLAIMED));
      assertEquals(1, Collections.frequency(won, true), "winners of round " + round);
      current = placements().find(from.id()).orElseThrow();
      assertEquals(wanted.get(won.indexOf(true)), current);
    }
  }

  @Test
  void findsThePlacementsOfABatch() {
    Placement.Batch batch = new Placement.Batch(new UUID(7, 7), 2);
    Placement alone = Samples.placement(1, 1);
    Placement first = Samples.inBatch(Samples.placement(2, 1), batch);
    Placement second = Samples.inBatch(Samples.placement(3, 2), batch);
    for (Placement placement : List.of(alone, first, second)) {
      placements().open(placement);
    }
    assertEquals(Set.of(first, second), Set.copyOf(placements().ofBatch(batch.id())));
    assertEquals(List.of(), placements().ofBatch(new UUID(8, 8)));
    Placement launching = Samples.then(first, PlacementState.LAUNCHING);
    assertTrue(placements().advance(launching, PlacementState.CLAIMED));
    assertEquals(Optional.of(launching), placements().find(first.id()), "keeps its batch");
  }
}

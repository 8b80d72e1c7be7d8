package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.personality.StorageException;
import io.personality.spi.DecisionStore;
import io.personality.spi.DecisionStore.State;
import io.personality.spi.DecisionStore.Stored;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link DecisionStore} promises. */
public abstract class DecisionStoreContract extends StoreContract {
  private static final UUID CHAIN = new UUID(1, 1);
  private static final UUID OTHER_CHAIN = new UUID(1, 2);
  private static final State FIRST = new State(CHAIN, 0, "{\"hosts\": [\"\u00e4\"]}\n");
  private static final State SECOND = new State(CHAIN, 1, "{\"hosts\": []}");

  private DecisionStore decisions() {
    return storage().decisions();
  }

  private static Stored decision(int number, UUID chain, int state) {
    return new Stored(
        Samples.placementId(number),
        Samples.TENANT,
        Samples.at(number),
        chain,
        state,
        "{\"decision\": " + number + "}");
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(Optional.empty(), decisions().find(Samples.placementId(1)));
    assertEquals(List.of(), decisions().newest(10));
    assertEquals(List.of(), decisions().states(CHAIN, 10));
    assertEquals(0, decisions().forget(Samples.at(0)));
  }

  @Test
  void keepsDecisionsWithTheirStates() {
    decisions().append(List.of(FIRST), List.of(decision(1, CHAIN, 0)));
    decisions().append(List.of(SECOND), List.of(decision(2, CHAIN, 1), decision(3, CHAIN, 0)));
    assertEquals(Optional.of(decision(2, CHAIN, 1)), decisions().find(Samples.placementId(2)));
    assertEquals(List.of(decision(3, CHAIN, 0), decision(2, CHAIN, 1)), decisions().newest(2));
    assertEquals(List.of(FIRST), decisions().states(CHAIN, 0));
    assertEquals(List.of(FIRST, SECOND), decisions().states(CHAIN, 7));
  }

  @Test
  void storesAllOrNothing() {
    decisions().append(List.of(FIRST), List.of(decision(1, CHAIN, 0)));
    assertThrows(
        StorageException.class,
        () ->
            decisions()
                .append(List.of(SECOND), List.of(decision(2, CHAIN, 1), decision(1, CHAIN, 1))));
    assertEquals(Optional.empty(), decisions().find(Samples.placementId(2)));
    assertEquals(List.of(FIRST), decisions().states(CHAIN, 7));
  }

  @Test
  void refusesAStateThatIsStoredAlready() {
    decisions().append(List.of(FIRST), List.of(decision(1, CHAIN, 0)));
    assertThrows(StorageException.class, () -> decisions().append(List.of(FIRST), List.of()));
  }

  @Test
  void refusesADecisionWithoutItsState() {
    assertThrows(
        StorageException.class,
        () -> decisions().append(List.of(FIRST), List.of(decision(1, CHAIN, 1))));
    assertEquals(List.of(), decisions().states(CHAIN, 7));
  }

  @Test
  void forgetsOldDecisionsAndChainsThatNobodyNeeds() {
    State other = new State(OTHER_CHAIN, 0, "{}");
    decisions().append(List.of(FIRST), List.of(decision(1, CHAIN, 0), decision(2, CHAIN, 0)));
    decisions().append(List.of(other), List.of(decision(3, OTHER_CHAIN, 0)));
    assertEquals(1, decisions().forget(Samples.at(2)));
    assertEquals(List.of(FIRST), decisions().states(CHAIN, 7));
    assertEquals(1, decisions().forget(Samples.at(3)));
    assertEquals(List.of(), decisions().states(CHAIN, 7));
    assertEquals(List.of(other), decisions().states(OTHER_CHAIN, 7));
    assertEquals(List.of(decision(3, OTHER_CHAIN, 0)), decisions().newest(10));
  }

  @Test
  void refusesALimitBelowOne() {
    assertThrows(IllegalArgumentException.class, () -> decisions().newest(0));
  }
}

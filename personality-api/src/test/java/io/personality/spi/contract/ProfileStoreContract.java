package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.TenantId;
import io.personality.spi.ProfileStore;
import io.personality.spi.ProfileStore.Stored;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link ProfileStore} promises. */
public abstract class ProfileStoreContract extends StoreContract {
  private static final ProfileId ID = new ProfileId("calculation");

  private static Stored revision(int number, String document) {
    return revision(ID, number, document);
  }

  private static Stored revision(ProfileId id, int number, String document) {
    return new Stored(
        new ProfileRef(id, number), Samples.TENANT, "Über \"x\"", document, Samples.at(number));
  }

  private ProfileStore profiles() {
    return storage().profiles();
  }

  @Test
  void isEmptyAtFirst() {
    assertEquals(List.of(), profiles().list());
    assertEquals(Optional.empty(), profiles().newest(ID));
    assertEquals(Optional.empty(), profiles().find(new ProfileRef(ID, 1)));
  }

  @Test
  void keepsEveryRevisionAsItWas() {
    Stored first = revision(1, "{\"a\": \"\u00e4\u4e2d\\n\"}");
    Stored second = revision(2, "{ \"b\" : 1 }\n");
    assertTrue(profiles().append(first));
    assertTrue(profiles().append(second));
    assertEquals(Optional.of(first), profiles().find(first.ref()));
    assertEquals(Optional.of(second), profiles().find(second.ref()));
    assertEquals(Optional.of(second), profiles().newest(ID));
    assertEquals(Optional.empty(), profiles().find(new ProfileRef(ID, 3)));
  }

  @Test
  void keepsLargeDocuments() {
    Stored large = revision(1, "{\"text\": \"" + "x".repeat(1 << 20) + "\"}");
    assertTrue(profiles().append(large));
    assertEquals(Optional.of(large), profiles().newest(ID));
  }

  @Test
  void refusesARevisionThatIsNotTheNextOne() {
    assertFalse(profiles().append(revision(2, "{}")));
    assertTrue(profiles().append(revision(1, "{}")));
    assertFalse(profiles().append(revision(3, "{}")));
    assertEquals(List.of(revision(1, "{}")), profiles().list());
  }

  @Test
  void storesTheSameRevisionOnce() {
    Stored first = revision(1, "{}");
    Stored later =
        new Stored(first.ref(), first.owner(), first.name(), first.document(), Samples.at(99));
    assertTrue(profiles().append(first));
    assertTrue(profiles().append(later));
    assertTrue(profiles().append(revision(2, "{}")));
    assertTrue(profiles().append(first), "an older revision that is the same");
    assertEquals(Optional.of(first), profiles().find(first.ref()));
    assertEquals(Optional.of(revision(2, "{}")), profiles().newest(ID));
  }

  @Test
  void neverChangesARevision() {
    Stored first = revision(1, "{}");
    assertTrue(profiles().append(first));
    assertFalse(profiles().append(revision(1, "{ }")), "another document");
    assertFalse(
        profiles()
            .append(
                new Stored(first.ref(), new TenantId("other"), first.name(), "{}", Samples.at(1))),
        "another owner");
    assertFalse(
        profiles().append(new Stored(first.ref(), first.owner(), "Z", "{}", Samples.at(1))),
        "another name");
    assertEquals(Optional.of(first), profiles().find(first.ref()));
  }

  @Test
  void listsTheNewestRevisionOfEachById() {
    ProfileId early = new ProfileId("a");
    ProfileId late = new ProfileId("z");
    profiles().append(revision(late, 1, "{}"));
    profiles().append(revision(ID, 1, "{}"));
    profiles().append(revision(ID, 2, "{\"x\": 1}"));
    profiles().append(revision(early, 1, "{}"));
    assertEquals(
        List.of(revision(early, 1, "{}"), revision(2, "{\"x\": 1}"), revision(late, 1, "{}")),
        profiles().list());
  }

  @Test
  void givesARevisionToOneOfManyAuthors() {
    for (int round = 1; round <= 20; round++) {
      int number = round;
      List<Boolean> won =
          Race.of(thread -> profiles().append(revision(number, "{\"by\": " + thread + "}")));
      assertEquals(1, Collections.frequency(won, true), "winners of revision " + number);
      Stored stored = profiles().newest(ID).orElseThrow();
      assertEquals(revision(number, "{\"by\": " + won.indexOf(true) + "}"), stored);
    }
  }
}

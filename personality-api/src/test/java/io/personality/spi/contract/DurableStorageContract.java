package io.personality.spi.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.Actor;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Host;
import io.personality.model.ImportedFrom;
import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorValue;
import io.personality.model.Placement;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Quota;
import io.personality.model.Resources;
import io.personality.model.Sharing;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.DecisionStore;
import io.personality.spi.FingerprintStore;
import io.personality.spi.Keywords;
import io.personality.spi.ListingStore.Publication;
import io.personality.spi.ProfileStore;
import io.personality.spi.Storage;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * What a storage keeps is there once it was closed and opened again, in every part. To be extended
 * beside {@link StorageContract} where a storage outlives its process: values that are written and
 * read in one go may never have left memory, so that the other contracts would not show what is
 * lost on the way.
 */
public abstract class DurableStorageContract {
  private static final TenantId TENANT = Samples.TENANT;
  private static final Instant NOW = Samples.at(0);

  /** Opens a storage that is empty when a test begins; within a test the same one each time. */
  protected abstract Storage open();

  private <T> T at(Function<Storage, T> work) {
    try (Storage storage = open()) {
      return work.apply(storage);
    }
  }

  /** That what is said first of a storage is said again once it was closed and opened. */
  private <T> void staysTheSame(Function<Storage, T> write, Function<Storage, T> read) {
    assertEquals(at(write), at(read));
  }

  @Test
  void keepsPlacementsInEveryPart() {
    List<OperatorTerms.Choice> choices =
        List.of(
            new OperatorTerms.Choice.BestFirst(),
            new OperatorTerms.Choice.ByRequest(),
            new OperatorTerms.Choice.Seeded(-7));
    for (OperatorTerms.Choice choice : choices) {
      Placement sample = Samples.placement(choices.indexOf(choice), 1);
      Placement placement =
          Samples.inBatch(
              sample.decided(decidedBy(choice, sample.decision()), sample.units()),
              new Placement.Batch(new UUID(1, 2), 3));
      staysTheSame(
          storage -> Optional.of(storage.placements().open(placement)),
          storage -> storage.placements().byKey(TENANT, placement.idempotencyKey()));
    }
    assertEquals(3, at(storage -> storage.placements().live()).size());
  }

  private static Placement.Decision decidedBy(
      OperatorTerms.Choice choice, Placement.Decision decision) {
    OperatorTerms terms =
        OperatorTerms.builder().wish(OperatorTerm.COST).tolerance(0.1).choice(choice).build();
    return new Placement.Decision(
        decision.host(),
        decision.fingerprintRevision(),
        decision.promised(),
        decision.selection(),
        decision.attempt(),
        decision.basis().under(terms),
        List.of(
            new OperatorValue(OperatorTerm.COST, OptionalDouble.of(0.1)),
            new OperatorValue(OperatorTerm.POWER, OptionalDouble.empty())));
  }

  @Test
  void keepsClaimsWithEveryKindOfUnitAndTheirQuota() {
    Claim claim =
        new Claim(
            Samples.placementId(1),
            Samples.hostId(1),
            new Resources(3, 1_000),
            Set.of(
                new ExclusiveUnit.Core(2),
                new ExclusiveUnit.Device("pci:0000:41:00.0"),
                Samples.pages(0, 2_048, 0)),
            Instant.MAX,
            Optional.of(TENANT));
    Quota quota = new Quota(2, 4, Quota.UNLIMITED, Quota.UNLIMITED);
    at(storage -> storage.claims().claim(claim, Samples.limit(4, 1_000), NOW));
    at(
        storage -> {
          storage.quotas().set(TENANT, quota);
          return true;
        });
    assertEquals(Optional.of(claim), at(storage -> storage.claims().find(claim.placement())));
    assertEquals(Map.of(TENANT, quota), at(storage -> storage.quotas().list()));
    Claim more = Samples.claim(2, 1, 2, 1);
    assertEquals(
        Outcome.QUOTA_EXCEEDED,
        at(storage -> storage.claims().claim(more.of(TENANT), Samples.limit(9, 9_999), NOW)));
    assertEquals(
        Outcome.NO_ROOM, at(storage -> storage.claims().claim(more, Samples.limit(4, 1_000), NOW)));
  }

  @Test
  void keepsHostsFingerprintsAndSummaries() {
    Host.Settings settings = new Host.Settings(new Resources(1, 2), 1.5, Optional.of("qemu:///x"));
    staysTheSame(
        storage -> List.of(storage.hosts().register(Samples.hostId(1), settings)),
        storage -> storage.hosts().list());
    FingerprintStore.Summary summary =
        new FingerprintStore.Summary(
            new FingerprintStore.Day(Samples.hostId(1), LocalDate.of(1969, 7, 20)), "{\"s\": 1}");
    FingerprintStore.Stored newest =
        at(
            storage -> {
              storage.fingerprints().append(Samples.hostId(1), "{\"a\": \"ä\"}", NOW);
              storage.fingerprints().append(Samples.hostId(1), "{\"a\": 2}", NOW.plusSeconds(1));
              assertTrue(storage.fingerprints().fold(summary, List.of(1L)));
              return storage.fingerprints().newest(Samples.hostId(1)).orElseThrow();
            });
    assertEquals(List.of(newest), at(storage -> storage.fingerprints().newestOfAll()));
    assertEquals(
        Optional.of(summary), at(storage -> storage.fingerprints().summary(summary.day())));
  }

  @Test
  void keepsTheProfileDatabase() {
    ProfileId id = new ProfileId("p");
    Keywords keywords =
        new Keywords(
            Set.of("fast"),
            Map.of(new TraitName("latency_sensitivity"), Level.HIGH),
            Set.of(new FeatureName("memory_bandwidth")));
    ImportedFrom from = new ImportedFrom(new ProfileRef(id, 3), new TenantId("them"), NOW);
    ProfileStore.Stored first =
        new ProfileStore.Stored(new ProfileRef(id, 1), TENANT, "P", "{ }", NOW);
    Listing listing =
        at(
            storage -> {
              assertTrue(
                  storage
                      .listings()
                      .publish(new Publication(first, "text", keywords, Optional.of(from))));
              storage.listings().share(id, Sharing.with(List.of(new TenantId("friend"))));
              return storage.listings().rate(id, Actor.user("friend", "Anna"), 5).orElseThrow();
            });
    assertEquals(List.of(first), at(storage -> storage.profiles().list()));
    ProfileSearch search =
        ProfileSearch.ALL.text("fas").trait(new TraitName("latency_sensitivity"), Optional.empty());
    assertEquals(
        List.of(listing), at(storage -> storage.listings().search(search, new TenantId("friend"))));
    assertEquals(
        new Listing.Votes(1, 2),
        at(storage -> storage.listings().rate(id, Actor.user("friend", "Anna"), 2))
            .orElseThrow()
            .votes());
  }

  @Test
  void keepsDecisions() {
    DecisionStore.State state = new DecisionStore.State(new UUID(1, 1), 0, "{\"hosts\": []}");
    DecisionStore.Stored decision =
        new DecisionStore.Stored(
            Samples.placementId(1), TENANT, NOW, state.chain(), 0, "{\"d\": 1}");
    at(
        storage -> {
          storage.decisions().append(List.of(state), List.of(decision));
          return true;
        });
    assertEquals(List.of(decision), at(storage -> storage.decisions().newest(9)));
    assertEquals(List.of(state), at(storage -> storage.decisions().states(state.chain(), 9)));
  }
}

package io.personality.spi.contract;

import io.personality.PlacementRequest;
import io.personality.model.Accelerator;
import io.personality.model.Basis;
import io.personality.model.Capacity;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.PagePool;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.Similarity;
import io.personality.model.TenantId;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.LaunchOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Values to test with, the same for the same arguments. Times have whole microseconds, as the
 * coarsest database has them. <i>Thread-safe.</i>
 */
public final class Samples {
  /** The time at which the samples begin. */
  public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

  /** The tenant of the samples. */
  public static final TenantId TENANT = new TenantId("tenant-a");

  private Samples() {}

  /** A time that many seconds after {@link #START}. */
  public static Instant at(long seconds) {
    return START.plusSeconds(seconds);
  }

  /** The id of that number; ids are in the order of their numbers. */
  public static PlacementId placementId(long number) {
    return new PlacementId(new UUID(0x1000L, number));
  }

  /** The host id of that number; ids are in the order of their numbers up to 9,999. */
  public static HostId hostId(int number) {
    return new HostId(String.format(Locale.ROOT, "rack/host-%04d", number));
  }

  /** A claim without exclusive units that is never lapsed. */
  public static Claim claim(long placement, int host, int vcpus, long memoryMib) {
    return new Claim(
        placementId(placement),
        hostId(host),
        new Resources(vcpus, memoryMib),
        Set.of(),
        Instant.MAX);
  }

  /** A claim of one vCPU, 1 MiB and exclusive units that is never lapsed. */
  public static Claim claim(long placement, int host, ExclusiveUnit... units) {
    return new Claim(
        placementId(placement), hostId(host), new Resources(1, 1), Set.of(units), Instant.MAX);
  }

  /** A limit without page pools. */
  public static Limit limit(int vcpus, long memoryMib) {
    return new Limit(new Resources(vcpus, memoryMib), List.of());
  }

  /** A limit with page pools and plenty of everything else. */
  public static Limit limit(PagePool... pools) {
    return new Limit(new Resources(1_000_000, 1_000_000), List.of(pools));
  }

  /** Huge pages as a unit. */
  public static ExclusiveUnit pages(int cell, long pageKib, long pages) {
    return new ExclusiveUnit.Pages(new PagePool(cell, pageKib, pages));
  }

  /** A placement that was just claimed, with every part filled; its key is that of its number. */
  public static Placement placement(long number, int host) {
    HostId id = hostId(host);
    return new Placement(
        placementId(number),
        TENANT,
        "key-" + number,
        Set.of("web", "front \"é\" end"),
        new ProfileRef(new ProfileId("calculation"), 3),
        new Placement.Decision(
            id,
            7,
            new Similarity(0.8125, 1.0 / 3, 0.9, 0.91, false),
            Selection.WEIGHTED_METRICS,
            1,
            new Basis(12, "0123456789abcdef", "0.1.0")),
        new Resources(4, 8_192),
        Set.of(new ExclusiveUnit.Core(3), new ExclusiveUnit.Device("pci:0000:41:00.0")),
        List.of(new Placement.Step(at(number), PlacementState.CLAIMED, id, "best of 3")));
  }

  /** The placement as one of a batch. */
  public static Placement inBatch(Placement placement, Placement.Batch batch) {
    return new Placement(
        placement.id(),
        placement.tenant(),
        placement.idempotencyKey(),
        placement.groups(),
        placement.profile(),
        placement.decision(),
        placement.resources(),
        placement.units(),
        placement.history(),
        Optional.of(batch));
  }

  /** The placement one step on, one second after its last step. */
  public static Placement then(Placement placement, PlacementState state) {
    return placement.then(
        new Placement.Step(
            placement.changedAt().plusSeconds(1), state, placement.decision().host(), ""));
  }

  /** A host with 64 vCPUs, 256 GiB, two accelerators and a few readings that vary by number. */
  public static Host host(int number) {
    List<Accelerator> accelerators =
        List.of(
            new Accelerator("pci:0000:41:00.0", "NVIDIA A100", 40_960),
            new Accelerator("pci:0000:81:00.0", "NVIDIA A100", 40_960));
    Map<FeatureName, Reading> features =
        Map.of(
            new FeatureName("processor_manufacturer"),
            Reading.of(number % 2 == 0 ? "Intel" : "AMD", Provenance.DECLARED, "sample"),
            new FeatureName("memory_bandwidth"),
            number % 5 == 4
                ? Reading.unknown("not measured")
                : Reading.of(4 + number % 17, Provenance.MEASURED, "sample"));
    Capacity capacity =
        new Capacity(64, 262_144, accelerators, List.of(new PagePool(0, 2_048, 1_024)));
    return Host.of(Fingerprint.of(hostId(number), capacity, features));
  }

  /** A profile that weighs two metrics. */
  public static Profile profile() {
    return Profile.builder("Sample")
        .prefer("processor_manufacturer", "Intel")
        .metric("memory_bandwidth", 0.7)
        .metric("network_latency", 0.3)
        .build();
  }

  /** An order to start the placement of that number on a host. */
  public static LaunchOrder order(long placement, Host host) {
    Claim claim =
        new Claim(placementId(placement), host.id(), new Resources(1, 256), Set.of(), Instant.MAX);
    return new LaunchOrder(claim, host, profile(), PlacementRequest.Guest.NONE);
  }
}

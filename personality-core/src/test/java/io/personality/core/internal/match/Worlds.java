package io.personality.core.internal.match;

import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.catalogue.FeatureEntry;
import io.personality.core.internal.catalogue.Ladder;
import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.json.CatalogueReader;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.Accelerator;
import io.personality.model.Asked;
import io.personality.model.Avoidance;
import io.personality.model.Balance;
import io.personality.model.Capacity;
import io.personality.model.Condition;
import io.personality.model.FeatureDefinition.Kind;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.Origin;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.TraitName;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;

/** Random profiles and hosts over the real catalogue; the same seed gives the same world. */
final class Worlds {
  static final Catalogue CATALOGUE = CatalogueReader.read(List.of());
  static final ProfileCompiler COMPILER = new ProfileCompiler(CATALOGUE, Map.of());
  static final Matcher MATCHER = new Matcher("test");

  private static final List<String> GENERATIONS =
      List.of("13th", "Ice Lake", "4th Gen Xeon Scalable", "3rd Gen EPYC", "Neoverse V2");
  private static final List<String> MODELS =
      List.of("NVIDIA A100", "NVIDIA H100", "Tesla T4", "NVIDIA L4");
  private static final List<String> FLAGS = List.of("aes", "avx2", "avx512f", "sha_ni", "vaes");

  private final Random random;

  Worlds(long seed) {
    random = new Random(seed);
  }

  static FleetSnapshot fleetOf(Fingerprint... fingerprints) {
    FleetColumns columns = new FleetColumns(CATALOGUE, true);
    for (Fingerprint fingerprint : fingerprints) {
      columns.put(HostRow.of(Host.of(fingerprint), List.of()));
    }
    return columns.snapshot();
  }

  /** So many hosts, each for itself. */
  FleetSnapshot fleet(int hosts) {
    Fingerprint[] all = new Fingerprint[hosts];
    for (int i = 0; i < hosts; i++) {
      all[i] = host("host-" + i);
    }
    return fleetOf(all);
  }

  static CompiledQuery compile(Profile profile) {
    return COMPILER.compile(profile);
  }

  /** A profile with at least one term. */
  Profile profile() {
    Profile.Builder builder = Profile.builder("random");
    builder.metric(pick(named(Kind.METRIC)).value(), weight());
    for (FeatureName metric : some(named(Kind.METRIC), 4)) {
      builder.metric(metric.value(), weight());
    }
    for (TraitName trait : some(List.copyOf(CATALOGUE.traits().keySet()), 3)) {
      builder.trait(trait.value(), pick(List.of(Level.values())));
    }
    for (FeatureEntry entry : some(preferable(), 8)) {
      boolean devices = entry.definition().kind() == Kind.DEVICES;
      builder.prefer(
          new Preference(
              entry.definition().name(),
              asked(entry),
              false,
              devices || random.nextBoolean() ? Optional.empty() : Optional.of(weight()),
              !devices));
    }
    if (random.nextInt(4) == 0) {
      builder.avoid(
          new Avoidance(
              new FeatureName("hypervisor_nested"),
              new Condition.OneOf(List.of(new Asked.Flag(true))),
              Optional.of(weight())));
    }
    if (random.nextInt(3) == 0) {
      builder.balance(new Balance(weight(), weight(), weight()));
    }
    return builder.build();
  }

  /** A host of which each feature is known with probability three in four. */
  Fingerprint host(String id) {
    Map<FeatureName, Reading> readings = new HashMap<>();
    CATALOGUE
        .entries()
        .forEach(
            (name, entry) -> {
              if (random.nextInt(4) > 0) {
                readings.put(name, reading(entry));
              }
            });
    return Fingerprint.of(new HostId(id), Capacity.of(64, 65_536), readings);
  }

  /** A reading of random value, now and then with an interval. */
  Reading reading(FeatureEntry entry) {
    Value value = value(entry);
    Provenance provenance = pick(List.of(Provenance.DECLARED, Provenance.MEASURED));
    if (value instanceof Value.Number number && random.nextInt(4) == 0) {
      double spread = 1 + random.nextDouble();
      return Reading.between(
          new Value.Number(number.number() / spread),
          value,
          new Value.Number(number.number() * spread),
          Origin.of(Provenance.ESTIMATED, "test"));
    }
    return Reading.of(value, Origin.of(provenance, "test"));
  }

  Value value(FeatureEntry entry) {
    return switch (entry.definition().kind()) {
      case NOMINAL, TEXT -> new Value.Text(pick(List.of("Intel", "AMD", "ARM", "Other")));
      case LADDER -> new Value.Text(pick(ladder(entry).rungs()));
      case GENERATION -> new Value.Text(pick(GENERATIONS));
      case QUANTITY, METRIC -> new Value.Number(number(entry));
      case NAMES -> new Value.Names(new TreeSet<>(some(FLAGS, FLAGS.size())));
      case FLAG -> new Value.Flag(random.nextBoolean());
      case DEVICES -> new Value.Devices(devices());
    };
  }

  private List<Accelerator> devices() {
    List<Accelerator> devices = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      devices.add(new Accelerator("pci:" + i, pick(MODELS), 16_384L * (1 + random.nextInt(4))));
    }
    return devices;
  }

  private double number(FeatureEntry entry) {
    double prior = ((Number) entry.prior().orElseThrow()).doubleValue();
    return prior * Math.exp(3 * random.nextGaussian());
  }

  private Asked asked(FeatureEntry entry) {
    return switch (entry.definition().kind()) {
      case QUANTITY -> new Asked.Number(number(entry), "");
      case FLAG -> new Asked.Flag(random.nextBoolean());
      case NAMES -> new Asked.Names(List.of(pick(FLAGS), "avx512_vnni"));
      case DEVICES ->
          new Asked.Devices(
              List.of(Asked.DeviceRequest.of(pick(MODELS)), Asked.DeviceRequest.of(pick(MODELS))));
      default -> new Asked.Text(((Value.Text) value(entry)).text());
    };
  }

  static Ladder ladder(FeatureEntry entry) {
    return CATALOGUE.ladderOf(entry.definition()).orElseThrow();
  }

  private static List<FeatureName> named(Kind kind) {
    return CATALOGUE.entries().values().stream()
        .filter(entry -> entry.definition().kind() == kind)
        .map(entry -> entry.definition().name())
        .toList();
  }

  private static List<FeatureEntry> preferable() {
    return CATALOGUE.entries().values().stream()
        .filter(
            entry ->
                entry.definition().kind() != Kind.METRIC && entry.definition().kind() != Kind.TEXT)
        .toList();
  }

  private double weight() {
    return 0.01 + random.nextDouble();
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private <T> List<T> some(List<T> from, int most) {
    List<T> shuffled = new ArrayList<>(from);
    java.util.Collections.shuffle(shuffled, random);
    return shuffled.subList(0, random.nextInt(Math.min(most, shuffled.size()) + 1));
  }
}

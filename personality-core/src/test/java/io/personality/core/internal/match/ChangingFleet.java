package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetColumns;
import io.personality.core.internal.fleet.HostRow;
import io.personality.model.Asked;
import io.personality.model.Availability;
import io.personality.model.Avoidance;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** A fleet of a few models, some noise, and a history. <i>Confined to one thread.</i> */
final class ChangingFleet {
  static final FeatureName BANDWIDTH = new FeatureName("memory_bandwidth");

  final FleetColumns columns = new FleetColumns(Worlds.CATALOGUE, true);
  final Worlds worlds;
  private final Random random;
  private final List<Fingerprint> models = new ArrayList<>();
  private final int ids;

  ChangingFleet(long seed, int ids) {
    worlds = new Worlds(seed);
    random = new Random(seed);
    this.ids = ids;
    for (int i = 1 + random.nextInt(12); i > 0; i--) {
      models.add(worlds.host("model"));
    }
  }

  private HostId someId() {
    return new HostId("host-" + random.nextInt(ids));
  }

  /** Removes a host or gives it any model, readings and room. */
  void change() {
    HostId id = someId();
    if (random.nextInt(20) == 0) {
      columns.remove(id);
      return;
    }
    Fingerprint own = ofModel(id);
    if (random.nextBoolean()) {
      own = own.with(BANDWIDTH, Reading.of(random.nextInt(60), Provenance.MEASURED, "test"));
    }
    if (random.nextInt(10) == 0) {
      own = own.with(BANDWIDTH, Reading.unknown("lost"));
    }
    Availability open = random.nextInt(8) == 0 ? Availability.CORDONED : Availability.OPEN;
    columns.put(row(new Host(own, 1, open, Host.Settings.DEFAULT)));
  }

  /** Changes what is left of a host, if there is one, and nothing else. */
  void changeRoom() {
    HostId id = someId();
    columns
        .snapshot()
        .rowOf(id)
        .ifPresent(row -> columns.put(row(columns.snapshot().row(row).host())));
  }

  private HostRow row(Host host) {
    return new HostRow(host, new Resources(random.nextInt(8), random.nextInt(9_000)), Set.of());
  }

  private Fingerprint ofModel(HostId id) {
    Fingerprint model = models.get(random.nextInt(models.size()));
    return new Fingerprint(
        id, model.observedAt(), model.probe(), model.capacity(), model.labels(), model.features());
  }

  /** A profile that has something to say about these hosts. */
  Profile asking() {
    Profile.Builder builder = Profile.builder("asking");
    builder.metric("memory_bandwidth", 1).metric("memory_latency", random.nextDouble() + 0.1);
    Profile any = worlds.profile();
    any.preferences().forEach(builder::prefer);
    any.traits().forEach((trait, level) -> builder.trait(trait.value(), level));
    if (random.nextInt(3) == 0) {
      builder.require(
          "memory_bandwidth", new Condition.AtLeast(new Asked.Number(random.nextInt(60), "GB/s")));
    }
    if (random.nextInt(3) == 0) {
      builder.require("processor_flags", new Condition.HasAll(List.of("aes")));
    }
    if (random.nextInt(4) == 0) {
      builder.avoid(
          new Avoidance(
              BANDWIDTH, new Condition.AtMost(new Asked.Number(20, "GB/s")), Optional.of(0.5)));
    }
    return builder.build();
  }
}

package io.personality.benchmarks.speed;

import io.personality.benchmarks.Experiment.Settings;
import io.personality.benchmarks.Progress;
import io.personality.benchmarks.duel.Requests;
import io.personality.benchmarks.fleet.FleetTable;
import io.personality.benchmarks.fleet.HostSource;
import io.personality.benchmarks.fleet.ModelMix;
import io.personality.benchmarks.fleet.ModelledHosts;
import io.personality.benchmarks.fleet.Schema;
import io.personality.benchmarks.fleet.SharedFleetMix;
import io.personality.benchmarks.fleet.UniformHosts;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.core.internal.json.CatalogueReader;
import io.personality.core.internal.query.ProfileCompiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the parts of the experiment share: sizes, seed, fleets, catalogues.
 *
 * <p><i>Confined to one thread.</i>
 */
final class Bench {
  private final Settings settings;
  private final Progress progress;
  private final Sizes sizes;
  private final ModelMix mix;
  private final Map<String, Double> decisions = new TreeMap<>();

  /** Which kind of fleet. */
  enum Kind {
    /** Hosts of hardware models. */
    REALISTIC,
    /** Hosts without structure. */
    UNIFORM
  }

  Bench(Settings settings, Progress progress) throws IOException {
    this.settings = settings;
    this.progress = progress;
    sizes = Sizes.of(settings.quick());
    mix = SharedFleetMix.readOrBuiltIn(settings.fleet());
  }

  Settings settings() {
    return settings;
  }

  Sizes sizes() {
    return sizes;
  }

  /** Keeps how many decisions a second a peer makes, for a row that lists them. */
  void keepDecisions(String name, double aSecond) {
    decisions.put(name, aSecond);
  }

  /** What was kept, by name. */
  Map<String, Double> decisions() {
    return decisions;
  }

  void say(String what) {
    progress.say(what);
  }

  /** The hosts of one kind. */
  HostSource source(Kind kind, int columns) {
    return kind == Kind.REALISTIC
        ? new ModelledHosts(Schema.mixed(columns), settings.seed(), mix)
        : new UniformHosts(Schema.flat(columns), settings.seed());
  }

  /** A fleet with the number of columns that the rows speak of. */
  Stage stage(Kind kind, int hosts) throws IOException {
    return stage(source(kind, Sizes.COLUMNS), hosts);
  }

  /** A fleet. */
  Stage stage(HostSource source, int hosts) throws IOException {
    Catalogue catalogue = catalogue(source.schema());
    return new Stage(
        FleetTable.of(source, hosts),
        catalogue,
        new Requests(
            source.schema(), new ProfileCompiler(catalogue, Map.of()), settings.seed() + hosts));
  }

  /** The catalogue with the features of a schema. */
  static Catalogue catalogue(Schema schema) throws IOException {
    Path overlay = overlay(schema);
    try {
      return CatalogueReader.read(List.of(overlay));
    } finally {
      Files.delete(overlay);
    }
  }

  /** A file with the features of a schema; whoever asks for it deletes it. */
  static Path overlay(Schema schema) throws IOException {
    Path overlay = Files.createTempFile("benchmark-features", ".json");
    Files.writeString(overlay, schema.overlay());
    return overlay;
  }
}

package io.personality.cli;

import io.personality.PlacementRequest;
import io.personality.core.Personality;
import io.personality.core.PersonalityBuilder;
import io.personality.model.Profile;
import io.personality.model.RankBy;
import io.personality.model.Selection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked for, of which fleet: the options that {@code match} and {@code launch} share. */
final class RequestOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--profile",
      required = true,
      paramLabel = "FILE",
      description = "The profile (JSON), or a name that \"profiles list\" shows.")
  private Path profile = Path.of("");

  @Option(
      names = "--fleet",
      paramLabel = "FILE",
      description = {
        "The hosts, one fingerprint a line, plain or gzip. Default: those in the database, which",
        "\"hosts import\" puts there. With --db too they are put there first."
      })
  private Optional<Path> fleet = Optional.empty();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Option(
      names = "--vcpus",
      paramLabel = "N",
      description = "Virtual processors; default: ${DEFAULT-VALUE}.")
  private int vcpus = 1;

  @Option(
      names = "--memory-mib",
      paramLabel = "N",
      description = "Memory in MiB; default: ${DEFAULT-VALUE}.")
  private long memoryMib = 1024;

  @Option(
      names = "--tenant",
      paramLabel = "TENANT",
      description = "On whose behalf, for quotas; default: ${DEFAULT-VALUE}.")
  private String tenant = "default";

  @Option(
      names = "--rank",
      paramLabel = "expected|lower",
      description =
          "Order hosts by what their similarity counts as, or by the least it can be; default:"
              + " expected.")
  private RankBy rank = RankBy.EXPECTED;

  @Option(
      names = "--selection",
      paramLabel = "similarity|weighted_metrics",
      description = "What the best host is best by; default: similarity.")
  private Selection selection = Selection.SIMILARITY;

  @Option(
      names = "--minimum-similarity",
      paramLabel = "X",
      description = "Hosts below it are no match, 0 to 1; default: any.")
  private double minimumSimilarity;

  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      description = "A catalogue overlay (JSON); may be given several times.")
  private List<Path> catalogue = new ArrayList<>();

  @Mixin private OperatorOptions operator = new OperatorOptions();

  /** Refuses what no request can have. */
  void check() {
    refuse(vcpus < 1, "--vcpus must be at least 1, not " + vcpus);
    refuse(memoryMib < 1, "--memory-mib must be at least 1, not " + memoryMib);
    refuse(
        !(minimumSimilarity >= 0 && minimumSimilarity <= 1),
        "--minimum-similarity must lie between 0 and 1, not " + minimumSimilarity);
  }

  void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new ParameterException(command.commandLine(), message);
    }
  }

  /**
   * Opens an engine with the catalogue and the operator's terms asked for, in memory where a file
   * of hosts alone is given, else on the database.
   *
   * @param changes what else the engine is made with
   * @param make whether to make the database if it is not there
   */
  <T> T open(
      Session session,
      boolean make,
      UnaryOperator<PersonalityBuilder> changes,
      Function<Personality, T> work) {
    PersonalityBuilder builder = changes.apply(Personality.builder().operator(operator.terms()));
    for (Path overlay : catalogue) {
      InputFiles.read(overlay, "a catalogue overlay (JSON)");
      builder.catalogueOverlay(overlay);
    }
    if (isKept()) {
      return database.open(session, builder, make, work);
    }
    try (Personality engine = builder.clock(session.clock()).storage("memory", Map.of()).build()) {
      return work.apply(engine);
    }
  }

  /** Whether what is done stays in a database. */
  boolean isKept() {
    return database.isNamed() || fleet.isEmpty();
  }

  /** The profile asked for, and the fleet taken up. */
  Profile load(Session session, Personality engine) {
    Profile asked = InputFiles.profile(session, engine, profile);
    if (fleet.isPresent()) {
      InputFiles.fleet(engine, fleet.get());
    } else if (engine.fleet().hosts().isEmpty()) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: there are no hosts; name a file of them by --fleet, or put them into the database"
              + " by \"hosts import FILE\"");
    }
    return asked;
  }

  /** A request for it. */
  PlacementRequest.Builder request(Profile asked) {
    return PlacementRequest.of(asked)
        .tenant(database.tenant(tenant).value())
        .resources(vcpus, memoryMib)
        .terms(
            new PlacementRequest.Terms(
                selection, rank, minimumSimilarity, PlacementRequest.Terms.DEFAULT.maxAttempts()));
  }
}

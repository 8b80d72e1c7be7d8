package io.personality.cli;

import io.personality.InvalidProfileException;
import io.personality.PlacementRequest;
import io.personality.RefusedException;
import io.personality.Violation;
import io.personality.cli.remote.Connection;
import io.personality.cli.remote.RemoteProfiles;
import io.personality.cli.remote.Wanted;
import io.personality.core.Personality;
import io.personality.core.PersonalityBuilder;
import io.personality.model.Profile;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Selection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is asked for, of which fleet: the options that {@code match} and {@code launch} share. */
final class RequestOptions {
  /** The name of a kept profile, or of one revision of it. */
  private static final Pattern NAME =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}(@[1-9][0-9]{0,8})?");

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
      description = "On whose behalf, for quotas; default: default.")
  private Optional<String> tenant = Optional.empty();

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

  /** The service to ask; empty where a database is, or a file of hosts. */
  Optional<Connection> service(Session session) {
    refuse(
        fleet.isPresent() && database.isServiceNamed(),
        "--fleet is matched on this host, and --server by the hosts of the service; leave one out");
    Optional<Connection> service = fleet.isPresent() ? Optional.empty() : database.service(session);
    if (service.isPresent()) {
      refuse(tenant.isPresent(), "the service knows the tenant by the token; leave out --tenant");
      refuse(
          operator.isGiven() || !catalogue.isEmpty(),
          "the service has its own catalogue and operator's terms; leave out --catalogue,"
              + " --operator, --similarity-tolerance and --seed");
    }
    return service;
  }

  /** Asks the service for what is wanted. */
  <T> T ask(Session session, Connection service, Function<Wanted, T> work) {
    return session.during("Waiting for the service", () -> ask(service, work));
  }

  private <T> T ask(Connection service, Function<Wanted, T> work) {
    if (Files.exists(profile)) {
      byte[] document = InputFiles.read(profile, "a profile document (JSON)");
      List<Violation> faults = new RemoteProfiles(service).check(document);
      if (!faults.isEmpty()) {
        throw InputFiles.invalid(profile, new InvalidProfileException(faults));
      }
      String text = new String(document, StandardCharsets.UTF_8);
      return work.apply(wanted(text.startsWith("\ufeff") ? text.substring(1) : text));
    }
    if (!NAME.matcher(profile.toString()).matches()) {
      throw InputFiles.noProfile(profile);
    }
    try {
      return work.apply(wanted(Wanted.named(profile.toString())));
    } catch (RefusedException e) {
      throw e.reason() == RefusedException.Reason.NOT_FOUND ? InputFiles.noProfile(profile) : e;
    }
  }

  private Wanted wanted(String json) {
    return new Wanted(json, new Resources(vcpus, memoryMib), rank, selection, minimumSimilarity);
  }

  /** Whether what is done stays in a database. */
  boolean isKept() {
    return database.isNamed() || fleet.isEmpty();
  }

  /** The profile asked for, and the fleet taken up. */
  Profile load(Session session, Personality engine) {
    Profile asked = InputFiles.profile(session, engine, profile);
    if (fleet.isPresent()) {
      Path file = fleet.get();
      var unused = session.during("Reading " + file, () -> InputFiles.fleet(engine, file));
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
        .tenant(database.tenant(tenant.orElse("default")).value())
        .resources(vcpus, memoryMib)
        .terms(
            new PlacementRequest.Terms(
                selection, rank, minimumSimilarity, PlacementRequest.Terms.DEFAULT.maxAttempts()));
  }
}

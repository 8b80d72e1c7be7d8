package io.personality.benchmarks;

import io.personality.benchmarks.claims.ClaimsExperiment;
import io.personality.benchmarks.crash.CrashExperiment;
import io.personality.benchmarks.guests.LeakExperiment;
import io.personality.benchmarks.guests.MigrateExperiment;
import io.personality.benchmarks.guests.TuningExperiment;
import io.personality.benchmarks.load.LoadExperiment;
import io.personality.benchmarks.profiles.ProfilesExperiment;
import io.personality.benchmarks.report.ReportFile;
import io.personality.benchmarks.report.Row;
import io.personality.benchmarks.report.Rows;
import io.personality.benchmarks.speed.SpeedExperiment;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command {@code ./benchmarks/run}. <i>Confined to one thread.</i> */
@Command(
    name = "run",
    description = "Runs an experiment. Exit: 0 where every row holds, 1 otherwise, 2 bad input.",
    mixinStandardHelpOptions = true)
public final class Run implements Callable<Integer> {
  private static final Map<String, Experiment> EXPERIMENTS =
      List.of(
              new SpeedExperiment(),
              new CrashExperiment(),
              new ClaimsExperiment(),
              new ProfilesExperiment(),
              new MigrateExperiment(),
              new LeakExperiment(),
              new TuningExperiment(),
              new LoadExperiment())
          .stream()
          .collect(Collectors.toUnmodifiableMap(Experiment::name, experiment -> experiment));

  @Parameters(
      paramLabel = "NAME",
      description =
          "Which experiment: speed, crash, claims, profiles, migrate, leak, tuning or load.")
  private String name = "";

  @Option(names = "--quick", description = "Smaller sizes, the same bounds; at most two minutes.")
  private boolean quick;

  @Option(names = "--seed", description = "What all random choices follow from; fresh otherwise.")
  private @Nullable Long seed;

  @Option(
      names = "--libvirt",
      paramLabel = "URI",
      description = "The daemon of this machine to launch guests by; only tuning asks for it.")
  private @Nullable String libvirt;

  @Option(names = "--format", description = "table or json; default ${DEFAULT-VALUE}.")
  private Format format = Format.table;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Writes table and plots into a Markdown file, between its markers.")
  private @Nullable Path report;

  /** How rows are printed. */
  enum Format {
    /** For people. */
    table,
    /** For programs. */
    json
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Run()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Progress progress = new Progress(System.err);
    Experiment experiment = EXPERIMENTS.get(name);
    if (experiment == null) {
      progress.say("There is no experiment \"" + name + "\"; known are " + EXPERIMENTS.keySet());
      return 2;
    }
    long chosen = seed == null ? new SecureRandom().nextInt(Integer.MAX_VALUE) : seed;
    Path fleet =
        Path.of(Optional.ofNullable(System.getenv("PERSONALITY_FLEET")).orElse("../shared/fleet"));
    progress.say("Seed: " + chosen);
    Surroundings.describe().forEach(progress::say);
    Experiment.Outcome outcome =
        experiment.run(
            new Experiment.Settings(quick, chosen, fleet, Optional.ofNullable(libvirt)), progress);
    System.out.print(
        format == Format.json
            ? Rows.json(outcome.rows()) + System.lineSeparator()
            : Rows.table(outcome.rows()));
    if (report != null) {
      ReportFile.write(report, outcome, Surroundings.describe(), chosen);
      progress.say("Wrote " + report);
    }
    return outcome.rows().stream().allMatch(Row::holds) ? 0 : 1;
  }
}

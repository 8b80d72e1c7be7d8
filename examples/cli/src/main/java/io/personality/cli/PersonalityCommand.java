package io.personality.cli;

import io.personality.cli.render.Look;
import io.personality.model.OperatorTerm;
import io.personality.model.RankBy;
import io.personality.model.Role;
import io.personality.model.Selection;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/**
 * Root of the command line, with the options that every command has.
 *
 * <p><i>Confined to one thread.</i>
 */
@Command(
    name = "personality",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = PersonalityCommand.Version.class,
    sortOptions = false,
    usageHelpWidth = 80,
    commandListHeading = "%nCommands:%n",
    synopsisSubcommandLabel = "COMMAND",
    description = "Asks for a virtual machine by how it should behave.",
    footer = {
      "",
      "The HTTP service has commands of its own: serve, which runs it, and token, which",
      "says who may ask it. See: personality serve --help. What works on a database asks",
      "the service in its place with --server URL, or where PERSONALITY_SERVER names one."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed",
      "2:bad input: an option, a profile or a fleet",
      "3:no matching hardware available"
    })
public final class PersonalityCommand implements Runnable {
  private final Session session;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--format",
      scope = ScopeType.INHERIT,
      paramLabel = "table|json",
      description = "For people or for programs; default: ${DEFAULT-VALUE}.")
  private Format format = Format.TABLE;

  @Option(
      names = "--color",
      scope = ScopeType.INHERIT,
      paramLabel = "auto|always|never",
      description = "Colours; auto: on a terminal. Default: ${DEFAULT-VALUE}.")
  private Session.Colour colour = Session.Colour.AUTO;

  @Option(
      names = "--verbose",
      scope = ScopeType.INHERIT,
      description = "Log what is done, and say where errors come from.")
  private boolean verbose;

  PersonalityCommand(Session session) {
    this.session = session;
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Session.ofThisJvm(), args));
  }

  /**
   * Runs a command line within a program, where nothing is a terminal, and gives its exit code.
   *
   * @param environment the environment variables
   */
  public static int run(
      PrintWriter out,
      PrintWriter err,
      Map<String, String> environment,
      Clock clock,
      String... args) {
    return run(new Session(out, Session.bytes(out), err, environment, false, false, clock), args);
  }

  /** Runs a command line and gives its exit code. */
  static int run(Session session, String... args) {
    int code = line(session).execute(args);
    session.out().flush();
    session.err().flush();
    return code;
  }

  /** The command line. */
  static CommandLine line(Session session) {
    PersonalityCommand root = new PersonalityCommand(session);
    CommandLine line =
        new CommandLine(root)
            .addSubcommand(new QuickstartCommand(root))
            .addSubcommand(new FingerprintCommand(root))
            .addSubcommand(new ValidateCommand(root))
            .addSubcommand(new MatchCommand(root))
            .addSubcommand(new LaunchCommand(root))
            .addSubcommand(new PlacementsCommand(root))
            .addSubcommand(new SimilarityCommand(root))
            .addSubcommand(new ConsoleCommand(root))
            .addSubcommand(new AdjustCommand(root))
            .addSubcommand(new MigrateCommand(root))
            .addSubcommand(new EvacuabilityCommand(root))
            .addSubcommand(new ReleaseCommand(root))
            .addSubcommand(new ReconcileCommand(root))
            .addSubcommand(new DecisionsCommand(root))
            .addSubcommand(new ReplayCommand(root))
            .addSubcommand(HostsCommand.with(root))
            .addSubcommand(QuotaCommand.with(root))
            .addSubcommand(ProfilesCommand.with(root))
            .addSubcommand(new EventsCommand(root))
            .addSubcommand(ImportCommand.with(root))
            .addSubcommand(new CompletionCommand(root));
    Failures failures = new Failures(root);
    return line.setOut(session.out())
        .setErr(session.err())
        .registerConverter(Role.class, text -> choice(Role.class, text))
        .registerConverter(RankBy.class, text -> choice(RankBy.class, text))
        .registerConverter(OperatorTerm.class, text -> choice(OperatorTerm.class, text))
        .registerConverter(Selection.class, text -> choice(Selection.class, text))
        .registerConverter(Format.class, text -> choice(Format.class, text))
        .registerConverter(Session.Colour.class, text -> choice(Session.Colour.class, text))
        .setExpandAtFiles(false)
        .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
        .setParameterExceptionHandler(failures::badOption)
        .setExecutionExceptionHandler(failures::failed)
        .setExecutionStrategy(root::execute);
  }

  /** The choice of that name; names are lower case, as in documents. */
  private static <E extends Enum<E>> E choice(Class<E> choices, String text) {
    List<String> names = new ArrayList<>();
    for (E choice : choices.getEnumConstants()) {
      String name = choice.name().toLowerCase(Locale.ROOT);
      if (name.equals(text)) {
        return choice;
      }
      names.add(name);
    }
    throw new TypeConversionException(
        "\"" + text + "\" must be one of " + String.join(", ", names));
  }

  private int execute(CommandLine.ParseResult parsed) {
    if (verbose) {
      // Read by slf4j-simple when the first logger is made, which is after this.
      System.setProperty("org.slf4j.simpleLogger.defaultLogLevel", "info");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** Without a command: what there is. */
  @Override
  public void run() {
    spec.commandLine().usage(session.out());
  }

  Session session() {
    return session;
  }

  boolean isJson() {
    return format == Format.JSON;
  }

  boolean isVerbose() {
    return verbose;
  }

  Look look() {
    return session.look(colour);
  }

  /** For people or for programs. */
  enum Format {
    /** Text for people. */
    TABLE,
    /** JSON for programs. */
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Version of the jar this runs from. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = PersonalityCommand.class.getPackage().getImplementationVersion();
      return new String[] {"personality " + Objects.requireNonNullElse(version, "(unpackaged)")};
    }
  }
}

package io.personality.cli;

import io.personality.cli.remote.Connection;
import io.personality.cli.remote.ServiceAddress;
import io.personality.cli.remote.Token;
import io.personality.cli.remote.Trust;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Which service, in place of a database. The token is never an option: other users of a host see
 * the command lines that run there.
 */
final class ServerOptions {
  /** The variable that names the service. */
  static final String SERVER = "PERSONALITY_SERVER";

  private static final String TOKEN = "PERSONALITY_TOKEN";

  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = {
        "Asks the service at that address, in place of a database; default:",
        "PERSONALITY_SERVER. Its token is taken from --token-file or PERSONALITY_TOKEN."
      })
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = "A file with the token, which nobody else may read.")
  private Optional<Path> tokenFile = Optional.empty();

  @Option(
      names = "--ca-file",
      paramLabel = "FILE",
      description = "Whose certificates to accept (PEM); default: those that Java does.")
  private Optional<Path> caFile = Optional.empty();

  @Option(names = "--plain-http", description = "Send the token to another host even without TLS.")
  private boolean plainHttp;

  /** Whether one was named on the command line. */
  boolean isNamed() {
    return url.isPresent();
  }

  /**
   * The service to ask; empty where a database is.
   *
   * @param databaseNamed whether the command line names a database, which beats the environment
   */
  Optional<Connection> connection(Session session, boolean databaseNamed) {
    Map<String, String> environment = session.environment();
    refuse(
        url.isPresent() && databaseNamed,
        "name a database by --db or a service by --server, not both");
    Optional<String> given =
        databaseNamed ? Optional.empty() : url.or(() -> value(environment, SERVER));
    refuse(
        given.isEmpty() && (tokenFile.isPresent() || caFile.isPresent() || plainHttp),
        "--token-file, --ca-file and --plain-http have no use without --server URL");
    refuse(
        given.isPresent() && url.isEmpty() && environment.containsKey("PERSONALITY_DB"),
        "both "
            + SERVER
            + " and PERSONALITY_DB are set; say by --server or --db which one is meant");
    return given.map(
        address ->
            new Connection(
                    ServiceAddress.of(address),
                    token(environment),
                    caFile.map(Trust::in),
                    Connection.Limits.USUAL)
                .guarded(plainHttp));
  }

  private Optional<Token> token(Map<String, String> environment) {
    return tokenFile
        .map(Token::in)
        .or(() -> value(environment, TOKEN).map(text -> Token.of(text, TOKEN)));
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
  }

  private void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new ParameterException(command.commandLine(), message);
    }
  }
}

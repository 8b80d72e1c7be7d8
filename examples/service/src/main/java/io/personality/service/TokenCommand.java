package io.personality.service;

import io.personality.model.HostId;
import io.personality.model.TenantId;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes, lists and takes back the service's tokens. <i>Confined to one thread.</i> */
@Command(
    name = "token",
    sortOptions = false,
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Makes, lists and takes back the service's tokens.",
      "While a service runs on a file of H2, ask the service itself: POST /v1/tokens."
    })
final class TokenCommand implements Runnable {
  private final Map<String, String> environment;

  @Spec private CommandSpec spec = CommandSpec.create();

  TokenCommand(Map<String, String> environment) {
    this.environment = environment;
  }

  @Override
  public void run() {
    spec.commandLine().usage(out());
  }

  @Command(
      name = "create",
      mixinStandardHelpOptions = true,
      description = "Makes a token and prints its secret, this once.")
  int create(
      @Mixin DatabaseOptions database,
      @Option(names = "--tenant", defaultValue = "local", description = "Default: local.")
          String tenant,
      @Option(names = "--user", defaultValue = "admin", description = "Default: admin.")
          String user,
      @Option(
              names = "--role",
              defaultValue = "admin",
              description = "user, expert, operator, agent or admin; default: admin.")
          String role,
      @Option(names = "--host", description = "The host that an agent reports.")
          Optional<String> host,
      @Option(names = "--days", defaultValue = "90", description = "How long; default: 90.")
          int days) {
    Token.Holder holder =
        new Token.Holder(
            new TenantId(tenant),
            user,
            Requests.choice(AccessRole.class, "--role", role),
            host.map(HostId::new));
    Tokens.Made made = with(database, tokens -> tokens.create(holder, days));
    spec.commandLine()
        .getErr()
        .println(
            "Token "
                + made.token().id()
                + " of "
                + made.token().caller().actor()
                + ", "
                + role
                + ", until "
                + made.token().expiresAt()
                + ". It is shown this once:");
    out().println(made.secret());
    return 0;
  }

  @Command(
      name = "list",
      mixinStandardHelpOptions = true,
      description = "Lists the tokens, without their secrets.")
  int list(@Mixin DatabaseOptions database) {
    Clock clock = Clock.systemUTC();
    with(database, Tokens::list)
        .forEach(
            token -> {
              var shown = token.body(clock.instant(), "");
              out()
                  .printf(
                      "%s  %-7s  %-8s  until %s  %s/%s %s%n",
                      shown.id(),
                      shown.state(),
                      shown.role(),
                      shown.expiresAt(),
                      shown.tenant(),
                      shown.user(),
                      shown.host());
            });
    return 0;
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes a token back.")
  int revoke(
      @Mixin DatabaseOptions database, @Parameters(paramLabel = "ID", index = "0") String id) {
    if (!with(database, tokens -> tokens.revoke(id))) {
      throw new IllegalArgumentException("there is no token " + id);
    }
    return 0;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private <T> T with(DatabaseOptions options, Function<Tokens, T> work) {
    try (ServiceDatabase database = ServiceDatabase.open(options.database(environment))) {
      return work.apply(new Tokens(database.tables(), Clock.systemUTC()));
    }
  }
}

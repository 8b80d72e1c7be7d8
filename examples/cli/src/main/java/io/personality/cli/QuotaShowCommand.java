package io.personality.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what tenants may have, and have. <i>Confined to one thread.</i> */
@Command(name = "show", description = "Shows what tenants may have at once, and have.")
final class QuotaShowCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(
      paramLabel = "TENANT",
      arity = "0..1",
      description = "Whose; default: all tenants with a quota.")
  private Optional<String> tenant = Optional.empty();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  QuotaShowCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    new QuotaAnswer(root)
        .show(
            database.look(
                root.session(),
                engine ->
                    tenant.isPresent()
                        ? QuotaAnswer.of(engine.quotas(), database.tenant(tenant.get()))
                        : QuotaAnswer.all(engine.quotas())));
    return 0;
  }
}

package io.personality.cli;

import io.personality.model.TenantId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a tenant's quota away. <i>Confined to one thread.</i> */
@Command(name = "clear", description = "Takes a tenant's quota away: it may have anything then.")
final class QuotaClearCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "TENANT", description = "Whose.")
  private String tenant = "";

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  QuotaClearCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    TenantId whose = database.tenant(tenant);
    if (!database.<Boolean>look(root.session(), engine -> engine.quotas().clear(whose))) {
      throw new Failure(Failure.BAD_INPUT, "error: tenant " + whose + " has no quota");
    }
    root.session().say("Tenant " + whose + " has no quota any more.");
    return 0;
  }
}

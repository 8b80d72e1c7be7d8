package io.personality.cli;

import io.personality.model.Quota;
import io.personality.model.TenantId;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Limits what a tenant may have at once. <i>Confined to one thread.</i> */
@Command(
    name = "set",
    description = {
      "Limits what a tenant may have at once; what is not said stays as it is, and is",
      "unlimited at first. What the tenant has already it keeps."
    },
    footerHeading = "%nExample:%n",
    footer = "  personality quota set team-a --placements 10 --vcpus 64 --memory-mib 262144")
final class QuotaSetCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "TENANT", description = "Whose.")
  private String tenant = "";

  @Option(names = "--placements", paramLabel = "N", description = "Placements at once.")
  private Optional<Long> placements = Optional.empty();

  @Option(names = "--vcpus", paramLabel = "N", description = "Virtual processors in all.")
  private Optional<Long> vcpus = Optional.empty();

  @Option(names = "--memory-mib", paramLabel = "N", description = "Memory in MiB in all.")
  private Optional<Long> memoryMib = Optional.empty();

  @Option(names = "--accelerators", paramLabel = "N", description = "Accelerators in all.")
  private Optional<Long> accelerators = Optional.empty();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  QuotaSetCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    TenantId whose = database.tenant(tenant);
    new QuotaAnswer(root)
        .show(
            database.change(
                root.session(),
                engine -> {
                  Quota before = engine.quotas().find(whose).orElse(Quota.OPEN);
                  engine.quotas().set(whose, changed(before));
                  return QuotaAnswer.of(engine.quotas(), whose);
                }));
    return 0;
  }

  private Quota changed(Quota before) {
    try {
      return new Quota(
          placements.orElse(before.placements()),
          vcpus.orElse(before.vcpus()),
          memoryMib.orElse(before.memoryMib()),
          accelerators.orElse(before.accelerators()));
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.BAD_INPUT, "error: " + e.getMessage(), e);
    }
  }
}

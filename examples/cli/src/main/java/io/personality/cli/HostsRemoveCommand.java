package io.personality.cli;

import io.personality.core.Personality;
import io.personality.model.HostId;
import io.personality.model.Placement;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a host out of the fleet. <i>Confined to one thread.</i> */
@Command(
    name = "remove",
    description = "Takes a host out of the fleet, once nothing runs there; its history stays.")
final class HostsRemoveCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "HOST", description = "Which host.")
  private String name = "";

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  HostsRemoveCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    HostId removed = database.look(root.session(), this::remove);
    root.session().say("Host " + removed + " is removed.");
    return 0;
  }

  private HostId remove(Personality engine) {
    HostId id = database.host(engine, name);
    long running =
        engine.placements().stream()
            .filter(one -> !one.state().isFinal())
            .map(Placement::decision)
            .filter(decision -> decision.host().equals(id))
            .count();
    if (running > 0) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: host "
              + id
              + " has placements that have not ended ("
              + running
              + "); \"hosts drain\" it and \"release\" them first");
    }
    engine.fleet().remove(id);
    return id;
  }
}

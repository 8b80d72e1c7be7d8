package io.personality.cli;

import io.personality.LoggedDecision;
import io.personality.cli.json.DecisionsJson;
import io.personality.cli.render.DecisionTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists what was decided, refused requests included. <i>Confined to one thread.</i> */
@Command(
    name = "decisions",
    description = "Lists the newest decisions, refused requests included.",
    footerHeading = "%nExample:%n",
    footer = "  personality decisions --top 20")
final class DecisionsCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many to show; default: ${DEFAULT-VALUE}.")
  private int top = 20;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  DecisionsCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    database.refuse(top < 1, "--top must be at least 1, not " + top);
    List<LoggedDecision> decisions = database.look(root.session(), engine -> engine.decisions(top));
    root.session()
        .out()
        .print(
            root.isJson()
                ? DecisionsJson.of(decisions)
                : new DecisionTable(root.look(), root.session().clock().instant()).list(decisions));
    return 0;
  }
}

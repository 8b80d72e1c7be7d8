package io.personality.cli;

import io.personality.cli.engine.Hosts;
import io.personality.cli.json.HostsJson;
import io.personality.cli.render.HistoryTable;
import io.personality.model.HostId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a host was. <i>Confined to one thread.</i> */
@Command(
    name = "history",
    description = {
      "Shows the fingerprints of a host, newest first, with what changed from one to the next,",
      "and the days that older ones were summed up to."
    },
    footerHeading = "%nExample:%n",
    footer = "  personality hosts history rack1-u07 --top 30")
final class HostsHistoryCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "HOST", description = "Which host.")
  private String name = "";

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many fingerprints and days to show; default: ${DEFAULT-VALUE}.")
  private int top = 20;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  HostsHistoryCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    database.refuse(top < 1, "--top must be at least 1, not " + top);
    HostId id = database.hostId(name);
    Hosts.History history = database.hosts(root.session(), false, hosts -> hosts.history(id, top));
    List<HistoryTable.Entry> entries = history.entries();
    root.session()
        .out()
        .print(
            root.isJson()
                ? HostsJson.history(
                    entries.subList(0, Math.min(top, entries.size())), history.days())
                : new HistoryTable(root.look(), root.session().clock().instant())
                    .render(entries, history.days(), top));
    return 0;
  }
}

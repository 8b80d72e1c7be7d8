package io.personality.cli;

import io.personality.cli.json.HostsJson;
import io.personality.cli.render.HistoryTable;
import io.personality.core.Fleet;
import io.personality.model.DaySummary;
import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
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
    root.session()
        .out()
        .print(
            database.<String>look(
                root.session(), engine -> show(engine.fleet(), database.hostId(name))));
    return 0;
  }

  private String show(Fleet fleet, HostId id) {
    // One more than is shown, to tell what changed with the last one.
    List<FingerprintStore.Stored> stored = fleet.history(id, Math.addExact(top, 1));
    List<DaySummary> days = fleet.summaries(id, top);
    if (stored.isEmpty() && days.isEmpty()) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: host " + id + " has no fingerprints; \"hosts list\" shows those that have");
    }
    List<HistoryTable.Entry> entries = new ArrayList<>();
    for (FingerprintStore.Stored one : stored) {
      entries.add(
          new HistoryTable.Entry(
              one.revision(),
              one.storedAt(),
              fleet.read(one.document().getBytes(StandardCharsets.UTF_8))));
    }
    return root.isJson()
        ? HostsJson.history(entries.subList(0, Math.min(top, entries.size())), days)
        : new HistoryTable(root.look(), root.session().clock().instant())
            .render(entries, days, top);
  }
}

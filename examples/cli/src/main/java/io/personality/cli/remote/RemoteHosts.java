package io.personality.cli.remote;

import io.personality.cli.engine.Hosts;
import io.personality.cli.render.HistoryTable;
import io.personality.cli.render.HostTable;
import io.personality.core.Fleet;
import io.personality.core.Personality;
import io.personality.model.Availability;
import io.personality.model.DaySummary;
import io.personality.model.FeatureName;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The fleet of a service.
 *
 * @param connection to it
 */
public record RemoteHosts(Connection connection) implements Hosts {
  private static final String HOSTS = "hosts";
  private static final int PAGE = 1_000;
  private static final int MOST_OF_HISTORY = 100;

  @Override
  public List<HostTable.Line> list() {
    return new Pages(connection, Call.path(HOSTS), HOSTS, PAGE).all(RemoteHosts::line);
  }

  private static HostTable.Line line(Tree tree) {
    return new HostTable.Line(
        new HostId(tree.text("host")),
        tree.choice(Availability.class, "availability"),
        settings(tree),
        amount(tree.object("allocatable")),
        tree.whole("fingerprint_revision"),
        tree.optionalTime("observed_at"));
  }

  private static Host.Settings settings(Tree tree) {
    return new Host.Settings(
        amount(tree.object("reserved")),
        tree.number("overcommit"),
        tree.optionalText("launcher_address"));
  }

  private static Resources amount(Tree tree) {
    return new Resources(tree.count("vcpus"), tree.whole("memory_mib"));
  }

  /**
   * The file is read whole by this engine's reader first, so that one with faults sends nothing.
   */
  @Override
  public int report(Path file) throws IOException {
    try (Personality reader = reader()) {
      int taken = reader.fleet().load(file);
      for (Host host : reader.fleet().hosts()) {
        String document = reader.fleet().write(host.fingerprint());
        Call call =
            Call.put(
                Call.path(HOSTS, host.id().value(), "fingerprint"),
                document.getBytes(StandardCharsets.UTF_8));
        confirm(connection.ask(call), host.id());
      }
      return taken;
    }
  }

  private static Personality reader() {
    return Personality.builder().storage("memory", Map.of()).build();
  }

  @Override
  public void register(HostId id, Said said) {
    Host.Settings next = said.after(find(id).orElse(Host.Settings.DEFAULT));
    byte[] body =
        Body.of(
            json -> {
              json.writeStringField("host", id.value());
              json.writeObjectFieldStart("reserved");
              json.writeNumberField("vcpus", next.reserved().vcpus());
              json.writeNumberField("memory_mib", next.reserved().memoryMib());
              json.writeEndObject();
              json.writeNumberField("overcommit", next.overcommit());
              if (next.launcherAddress().isPresent()) {
                json.writeStringField("launcher_address", next.launcherAddress().get());
              }
            });
    confirm(connection.ask(Call.post(Call.path(HOSTS), body).repeatable()), id);
  }

  /** Any server may answer 200; only the service answers with the host as it is then. */
  private void confirm(Reply reply, HostId id) {
    HostId answered = connection.read(reply, tree -> new HostId(tree.text("host")));
    if (!answered.equals(id)) {
      throw new ServiceException("the service answered for host " + answered + ", not for " + id);
    }
  }

  private Optional<Host.Settings> find(HostId id) {
    return connection
        .find(Call.get(Call.path(HOSTS, id.value())))
        .map(reply -> connection.read(reply, RemoteHosts::settings));
  }

  @Override
  public void setAvailability(List<HostId> ids, Availability availability) {
    // All are looked for before any is changed.
    for (HostId id : ids) {
      if (find(id).isEmpty()) {
        throw Hosts.missing(id);
      }
    }
    String what =
        switch (availability) {
          case OPEN -> "open";
          case CORDONED -> "cordon";
          case DRAINING -> "drain";
        };
    for (HostId id : ids) {
      Call call = Call.post(Call.path(HOSTS, id.value(), what), new byte[0]).repeatable();
      confirm(connection.find(call).orElseThrow(() -> Hosts.missing(id)), id);
    }
  }

  @Override
  public History history(HostId id, int top) {
    if (top >= MOST_OF_HISTORY) {
      throw ServiceException.badInput(
          "the service shows at most "
              + (MOST_OF_HISTORY - 1)
              + " fingerprints with what changed, not "
              + top);
    }
    String path =
        Call.query(
            Call.path(HOSTS, id.value(), "history"),
            // One more than is shown, to tell what changed with the last one.
            List.of(Pages.parameter("limit", String.valueOf(top + 1))));
    Reply reply = connection.find(Call.get(path)).orElseThrow(() -> Hosts.unknown(id));
    try (Personality reader = reader()) {
      History history =
          connection.read(
              reply,
              answer ->
                  new History(
                      entries(answer, reader.fleet()),
                      answer.list("days").stream().limit(top).map(RemoteHosts::day).toList()));
      if (history.entries().isEmpty() && history.days().isEmpty()) {
        throw Hosts.unknown(id);
      }
      return history;
    }
  }

  private static List<HistoryTable.Entry> entries(Tree answer, Fleet reader) {
    List<HistoryTable.Entry> entries = new ArrayList<>();
    for (Tree one : answer.list("history")) {
      byte[] document = one.json("fingerprint").getBytes(StandardCharsets.UTF_8);
      entries.add(
          new HistoryTable.Entry(
              one.whole("revision"), one.time("stored_at"), reader.read(document)));
    }
    return entries;
  }

  private static HistoryTable.Day day(Tree tree) {
    SortedMap<FeatureName, DaySummary.Range> numbers = new TreeMap<>();
    tree.objects("numbers")
        .forEach(
            (name, range) ->
                numbers.put(
                    new FeatureName(name),
                    new DaySummary.Range(
                        range.whole("count"),
                        range.number("mean"),
                        range.number("least"),
                        range.number("most"))));
    return new HistoryTable.Day(
        LocalDate.parse(tree.text("date")),
        tree.whole("fingerprints"),
        tree.whole("last_revision"),
        numbers);
  }
}

package io.personality.cli.engine;

import io.personality.cli.render.HistoryTable;
import io.personality.cli.render.HostTable;
import io.personality.core.Fleet;
import io.personality.model.Availability;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.spi.FingerprintStore;
import io.personality.spi.HostStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The fleet of an engine in this process. */
public record LocalHosts(Fleet fleet) implements Hosts {

  @Override
  public List<HostTable.Line> list() {
    return fleet.hosts().stream().map(HostTable.Line::of).toList();
  }

  @Override
  public int report(Path file) throws IOException {
    return fleet.load(file);
  }

  @Override
  public void register(HostId id, Said said) {
    Host.Settings before =
        fleet.registered(id).map(HostStore.Registered::settings).orElse(Host.Settings.DEFAULT);
    fleet.register(id, said.after(before));
  }

  @Override
  public void setAvailability(List<HostId> ids, Availability availability) {
    // All are looked for before any is changed.
    for (HostId id : ids) {
      if (fleet.registered(id).isEmpty()) {
        throw Hosts.missing(id);
      }
    }
    ids.forEach(id -> fleet.setAvailability(id, availability));
  }

  @Override
  public History history(HostId id, int top) {
    // One more than is shown, to tell what changed with the last one.
    List<FingerprintStore.Stored> stored = fleet.history(id, Math.addExact(top, 1));
    List<HistoryTable.Day> days =
        fleet.summaries(id, top).stream().map(HistoryTable.Day::of).toList();
    if (stored.isEmpty() && days.isEmpty()) {
      throw Hosts.unknown(id);
    }
    List<HistoryTable.Entry> entries = new ArrayList<>();
    for (FingerprintStore.Stored one : stored) {
      entries.add(
          new HistoryTable.Entry(
              one.revision(),
              one.storedAt(),
              fleet.read(one.document().getBytes(StandardCharsets.UTF_8))));
    }
    return new History(entries, days);
  }
}

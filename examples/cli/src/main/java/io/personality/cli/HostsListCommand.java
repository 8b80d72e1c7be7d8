package io.personality.cli;

import io.personality.cli.engine.Hosts;
import io.personality.cli.json.HostsJson;
import io.personality.cli.render.HostTable;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the hosts. <i>Confined to one thread.</i> */
@Command(name = "list", description = "Lists the hosts that have a fingerprint.")
final class HostsListCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  HostsListCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<HostTable.Line> hosts = database.hosts(root.session(), false, Hosts::list);
    root.session()
        .out()
        .print(
            root.isJson()
                ? HostsJson.of(hosts)
                : new HostTable(root.look(), root.session().clock().instant()).list(hosts));
    return 0;
  }
}

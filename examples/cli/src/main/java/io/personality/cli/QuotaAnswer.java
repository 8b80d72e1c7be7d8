package io.personality.cli;

import io.personality.cli.json.QuotasJson;
import io.personality.cli.render.QuotaTable;
import io.personality.cli.render.QuotaTable.Line;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.spi.QuotaStore;
import java.util.Comparator;
import java.util.List;

/** What the commands on quotas answer. */
record QuotaAnswer(PersonalityCommand root) {

  /** The quota of one tenant; unlimited where it has none. */
  static List<Line> of(QuotaStore quotas, TenantId tenant) {
    return List.of(new Line(tenant, quotas.find(tenant).orElse(Quota.OPEN), quotas.used(tenant)));
  }

  /** Those of all that have one, by tenant. */
  static List<Line> all(QuotaStore quotas) {
    return quotas.list().entrySet().stream()
        .map(one -> new Line(one.getKey(), one.getValue(), quotas.used(one.getKey())))
        .sorted(Comparator.comparing(line -> line.tenant().value()))
        .toList();
  }

  void show(List<Line> lines) {
    root.session()
        .out()
        .print(root.isJson() ? QuotasJson.of(lines) : new QuotaTable(root.look()).render(lines));
  }
}

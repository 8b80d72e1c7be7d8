package io.personality.cli.render;

import io.personality.cli.render.Look.Ink;
import io.personality.model.Quota;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import java.util.List;
import java.util.function.Function;

/**
 * What tenants have of what they may have.
 *
 * <p><i>Immutable.</i>
 *
 * @param look where it is shown
 */
public record QuotaTable(Look look) {
  private static final int LEAST_NAME = 6;

  /**
   * One tenant.
   *
   * @param tenant who
   * @param quota what it may have at once
   * @param used what it has
   */
  public record Line(TenantId tenant, Quota quota, TenantUse used) {}

  /** A line for each. */
  public String render(List<Line> lines) {
    if (lines.isEmpty()) {
      return "No tenant has a quota; \"quota set TENANT\" gives one.\n";
    }
    int name =
        lines.stream().mapToInt(one -> one.tenant().value().length()).max().orElse(LEAST_NAME);
    name = Math.max(LEAST_NAME, name);
    List<Function<Line, String>> columns =
        List.of(
            one -> share(one.used().placements(), one.quota().placements()),
            one -> share(one.used().vcpus(), one.quota().vcpus()),
            one -> memory(one.used().memoryMib()) + " / " + memory(one.quota().memoryMib()),
            one -> share(one.used().accelerators(), one.quota().accelerators()));
    List<String> heads = List.of("placements", "vCPUs", "memory", "accelerators");
    StringBuilder head = new StringBuilder(Lines.left("tenant", name));
    int[] widths = new int[columns.size()];
    for (int c = 0; c < widths.length; c++) {
      Function<Line, String> column = columns.get(c);
      int widest = lines.stream().mapToInt(one -> column.apply(one).length()).max().orElse(0);
      widths[c] = Math.max(heads.get(c).length(), widest);
      head.append("  ").append(Lines.right(heads.get(c), widths[c]));
    }
    StringBuilder page = new StringBuilder(look.ink(Ink.FAINT, head.toString())).append('\n');
    for (Line line : lines) {
      page.append(look.ink(Ink.STRONG, Lines.left(line.tenant().value(), name)));
      for (int c = 0; c < widths.length; c++) {
        page.append("  ").append(Lines.right(columns.get(c).apply(line), widths[c]));
      }
      page.append('\n');
    }
    return page.toString();
  }

  private static String share(long used, long most) {
    return Figures.count(used) + " / " + (most == Quota.UNLIMITED ? "any" : Figures.count(most));
  }

  private static String memory(long mib) {
    return mib == Quota.UNLIMITED ? "any" : Figures.memory(mib);
  }
}

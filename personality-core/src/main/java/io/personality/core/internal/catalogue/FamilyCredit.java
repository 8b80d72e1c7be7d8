package io.personality.core.internal.catalogue;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an accelerator of one family is worth for the work that another is made for, in (0, 1]; a
 * family is in full what it is.
 *
 * <p>A generation asks for the work of any of its models, so that a generation of nothing but
 * compute cards is not met by graphics cards that came later.
 *
 * <p><i>Immutable.</i> The numbers and their rationale are in {@code accelerators.json}.
 *
 * @param table by asked, then by present family
 * @param within the families of each generation's models
 */
record FamilyCredit(
    Map<String, Map<String, Double>> table, Map<AcceleratorGeneration, Set<String>> within) {
  FamilyCredit {
    table = Map.copyOf(table);
    within = Map.copyOf(within);
  }

  static FamilyCredit read(Tree families, Collection<AcceleratorModel> models) {
    Set<String> names = families.names();
    Map<String, Map<String, Double>> table = new LinkedHashMap<>();
    for (String asked : names) {
      Tree row = families.field(asked);
      Map<String, Double> credits = new LinkedHashMap<>();
      names.forEach(present -> credits.put(present, credit(row, asked, present)));
      table.put(asked, Map.copyOf(credits));
    }
    Map<AcceleratorGeneration, Set<String>> within = new HashMap<>();
    for (AcceleratorModel model : models) {
      if (!names.contains(model.family())) {
        throw families.fault("lacks \"" + model.family() + "\", the family of " + model.name());
      }
      within.computeIfAbsent(model.generation(), any -> new TreeSet<>()).add(model.family());
    }
    return new FamilyCredit(table, within);
  }

  private static double credit(Tree row, String asked, String present) {
    double credit = row.number(present);
    if (!(credit > 0 && credit <= 1)) {
      throw row.field(present).fault("should be above 0 and at most 1");
    }
    if (asked.equals(present) && credit != 1) {
      throw row.field(present).fault("should be 1, since a family meets itself");
    }
    return credit;
  }

  double of(String asked, String present) {
    Map<String, Double> row = table.get(asked);
    Double credit = row == null ? null : row.get(present);
    if (credit == null) {
      throw new IllegalArgumentException("no credit for " + present + " where asked " + asked);
    }
    return credit;
  }

  /** The best for any family of the generation; a generation without models asks for none. */
  double of(AcceleratorGeneration asked, String present) {
    return within.getOrDefault(asked, Set.of()).stream()
        .mapToDouble(family -> of(family, present))
        .max()
        .orElse(1);
  }
}

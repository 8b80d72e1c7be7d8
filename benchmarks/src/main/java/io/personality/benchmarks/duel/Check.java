package io.personality.benchmarks.duel;

import io.personality.benchmarks.fleet.FleetTable;
import java.util.List;
import java.util.Optional;

/** Compares answers with those of the straightforward scan. */
public final class Check {
  private Check() {}

  /** The first answer that breaks its contender's promise, in words; empty where none does. */
  public static Optional<String> firstFault(
      FleetTable table, List<Contender> contenders, List<ScanRequest> requests) {
    Contender straight = new StraightScan(table);
    for (ScanRequest request : requests) {
      Answer expected = new Answer(request.k());
      straight.bind(request).topK(expected);
      for (Contender contender : contenders) {
        if (contender.promise() != Contender.Promise.NONE) {
          Answer found = new Answer(request.k());
          contender.bind(request).topK(found);
          if (!keeps(contender.promise(), found, expected)) {
            return Optional.of(
                String.format(
                    "%s answers request %d with %s, not %s",
                    contender.name(), request.number(), found, expected));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static boolean keeps(Contender.Promise promise, Answer found, Answer expected) {
    if (promise == Contender.Promise.EXACT) {
      return found.sameAs(expected);
    }
    return expected.size() == 0
        ? found.size() == 0
        : found.size() > 0 && found.host(0) == expected.host(0);
  }
}

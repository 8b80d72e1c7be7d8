package io.personality.core.internal.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledQuery;
import io.personality.model.Candidate;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import io.personality.model.Origin;
import io.personality.model.Profile;
import io.personality.model.Provenance;
import io.personality.model.RankBy;
import io.personality.model.Reading;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** The operator's order is what {@link OperatorTerms} says, written down once more. */
class OperatorOrderProperties {
  private static final Profile PROFILE =
      Profile.builder("p").metric("memory_bandwidth", 2).metric("memory_latency", 1).build();
  private static final CompiledQuery QUERY = Worlds.compile(PROFILE);

  private final Map<String, HostRow> rows = new HashMap<>();

  private FleetSnapshot fleet(Random random) {
    rows.clear();
    for (int i = random.nextInt(40); i >= 0; i--) {
      Map<String, String> labels = new HashMap<>();
      if (random.nextInt(4) > 0) {
        labels.put("cost_per_hour", Integer.toString(random.nextInt(4)));
      }
      if (random.nextInt(4) > 0) {
        labels.put("power_watts", 100 * random.nextInt(4) + ".5");
      }
      double bandwidth = 10 + random.nextInt(4);
      Reading reading =
          Reading.between(
              new Value.Number(bandwidth / (1 + random.nextInt(2))),
              new Value.Number(bandwidth),
              new Value.Number(bandwidth),
              Origin.of(Provenance.MEASURED, "test"));
      rows.put("h" + i, OperatorWorld.host("h" + i, reading, random.nextInt(62), labels));
    }
    return OperatorWorld.fleet(rows.values());
  }

  private static OperatorTerms terms(Random random) {
    List<OperatorTerm> possible = new ArrayList<>(List.of(OperatorTerm.values()));
    possible.remove(random.nextBoolean() ? OperatorTerm.PACK : OperatorTerm.SPREAD);
    Collections.shuffle(possible, random);
    OperatorTerms.Builder terms =
        OperatorTerms.builder()
            .tolerance(random.nextInt(3) * 0.05)
            .pool(1 + random.nextInt(50))
            .choice(
                random.nextBoolean()
                    ? new Choice.BestFirst()
                    : new Choice.Seeded(random.nextInt()));
    for (OperatorTerm term : possible.subList(0, random.nextInt(possible.size() + 1))) {
      terms.wish(term, random.nextBoolean() ? term.step() : random.nextDouble());
    }
    return terms.build();
  }

  /** Whether {@code a} comes before {@code b} for certain; neither way where they tie. */
  private boolean precedes(OperatorTerms terms, Demand demand, String a, String b) {
    for (OperatorTerms.Wish wish : terms.wishes()) {
      double x = rating(wish, demand, a);
      double y = rating(wish, demand, b);
      if (x != y) {
        return x > y;
      }
    }
    return terms.choice() instanceof Choice.Seeded seeded
        && Lot.of(seeded.seed(), a) < Lot.of(seeded.seed(), b);
  }

  private double rating(OperatorTerms.Wish wish, Demand demand, String host) {
    HostRow row = rows.get(host);
    double vcpus = demand.resources().vcpus() / 64.0;
    double memory = demand.resources().memoryMib() / 65_536.0;
    double used = (64.0 - row.free().vcpus()) / 64 + vcpus;
    Map<String, String> labels = row.host().fingerprint().labels();
    double value =
        switch (wish.term()) {
          case PACK -> Math.max(used, memory);
          case SPREAD -> -Math.max(used, memory);
          case COST -> -number(labels.get("cost_per_hour")) * Math.max(vcpus, memory);
          case POWER -> -number(labels.get("power_watts")) * Math.max(vcpus, memory);
          case EVACUABILITY -> Double.NEGATIVE_INFINITY;
        };
    return wish.step() == 0 || Double.isInfinite(value) ? value : Math.rint(value / wish.step());
  }

  private static double number(@org.jspecify.annotations.Nullable String text) {
    return text == null ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
  }

  @Property(tries = 300)
  void orderIsTheOneThatIsStated(@ForAll long seed) {
    Random random = new Random(seed);
    FleetSnapshot fleet = fleet(random);
    OperatorTerms terms = terms(random);
    boolean byLower = random.nextBoolean();
    Demand demand =
        Demand.of(new Resources(1 + random.nextInt(2), 1 << random.nextInt(15)))
            .chosenBy(
                Selection.SIMILARITY,
                byLower ? RankBy.LOWER : RankBy.EXPECTED,
                random.nextInt(3) * 0.1);
    List<Candidate> plain = Worlds.MATCHER.rank(QUERY, fleet, demand, 100).candidates();
    List<String> expected = new ArrayList<>();
    List<String> far = new ArrayList<>();
    for (int i = 0; i < plain.size(); i++) {
      double behind =
          byLower
              ? plain.get(0).similarity().lower() - plain.get(i).similarity().lower()
              : plain.get(0).similarity().expected() - plain.get(i).similarity().expected();
      String host = plain.get(i).host().value();
      if (i >= terms.pool() || behind > terms.tolerance()) {
        far.add(host);
      } else {
        int at = expected.size();
        while (at > 0 && precedes(terms, demand, host, expected.get(at - 1))) {
          at--;
        }
        expected.add(at, host);
      }
    }
    expected.addAll(far);
    int k = 1 + random.nextInt(60);
    List<Candidate> found =
        new OperatorOrder(Worlds.MATCHER, terms, EvacuationCounts.UNKNOWN)
            .rank(QUERY, fleet, demand, k)
            .candidates();
    assertEquals(
        expected.subList(0, Math.min(k, expected.size())),
        found.stream().map(c -> c.host().value()).toList());
    for (Candidate candidate : found) {
      Candidate same =
          plain.stream().filter(c -> c.host().equals(candidate.host())).findFirst().orElseThrow();
      assertEquals(same.similarity(), candidate.similarity());
      assertEquals(terms.wishes().size(), candidate.operator().size());
    }
  }
}

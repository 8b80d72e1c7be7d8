package io.personality.core.internal.match;

import io.personality.core.internal.fleet.FleetSnapshot;
import io.personality.core.internal.fleet.HostRow;
import io.personality.core.internal.query.CompiledRequirement;
import io.personality.core.internal.query.FeatureTest.Outcome;
import io.personality.core.internal.query.Relaxer;
import io.personality.core.internal.query.Wording;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.Target;
import io.personality.model.Fingerprint;
import io.personality.model.RankBy;
import io.personality.model.Resources;
import io.personality.model.Similarity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The gates of a request, in the order they are applied: requirements, room, similarity. */
final class StraightforwardGates {
  private StraightforwardGates() {}

  static List<StraightforwardGate> of(BoundQuery bound, Demand demand) {
    List<StraightforwardGate> gates = new ArrayList<>();
    for (CompiledRequirement requirement : bound.query().requirements()) {
      gates.add(requirement(bound, requirement));
    }
    gates.add(
        room(
            "takes new VMs",
            row -> bound.fleet().row(row).isOpen(),
            row -> opened(bound.fleet().row(row))));
    if (!demand.resources().equals(Resources.NONE)) {
      gates.add(
          room(
              "room for " + words(demand.resources()),
              row -> bound.fleet().row(row).free().covers(demand.resources()),
              row -> smaller(bound.fleet(), row, demand.resources())));
    }
    demand
        .devices()
        .ifPresent(
            free ->
                gates.add(
                    room(
                        "free accelerators",
                        row -> free.test(bound.fleet().row(row)),
                        row -> freed("accelerators", bound.fleet().row(row)))));
    demand
        .placed()
        .ifPresent(
            allowed ->
                gates.add(
                    room(
                        "groups allow it",
                        row -> allowed.test(bound.fleet().row(row)),
                        row -> freed("place in the groups", bound.fleet().row(row)))));
    if (demand.minimumSimilarity() > 0) {
      gates.add(similarity(bound, demand));
    }
    return gates;
  }

  /** The kind of the first gate that a row does not pass. */
  static StraightforwardGate.Kind firstClosed(List<StraightforwardGate> gates, int row) {
    for (StraightforwardGate gate : gates) {
      if (gate.test().apply(row) != Outcome.MET) {
        return gate.kind();
      }
    }
    return StraightforwardGate.Kind.NONE;
  }

  private static StraightforwardGate requirement(
      BoundQuery bound, CompiledRequirement requirement) {
    return new StraightforwardGate(
        StraightforwardGate.Kind.REQUIREMENT,
        Optional.of(requirement.feature().value()),
        requirement.text(),
        row -> requirement.test().test(fingerprint(bound, row)),
        row -> {
          Relaxer.Loosened loosened = requirement.relaxer().towards(fingerprint(bound, row));
          return new StraightforwardGate.Loosened(
              loosened.change(),
              loosened.strain(),
              other -> loosened.test().test(fingerprint(bound, other)));
        });
  }

  private static Fingerprint fingerprint(BoundQuery bound, int row) {
    return bound.fleet().host(row).fingerprint();
  }

  private static StraightforwardGate room(
      String text,
      IntPredicate test,
      java.util.function.IntFunction<StraightforwardGate.Loosened> loosen) {
    return new StraightforwardGate(
        StraightforwardGate.Kind.ROOM,
        Optional.empty(),
        text,
        row -> test.test(row) ? Outcome.MET : Outcome.FAILED,
        loosen);
  }

  private static StraightforwardGate.Loosened opened(HostRow row) {
    String id = row.host().id().value();
    String state = row.host().availability().name().toLowerCase(Locale.ROOT);
    return new StraightforwardGate.Loosened(
        new Relaxation(Target.FLEET, "open", id, "", "open " + id + ", which is " + state),
        1,
        any -> Outcome.MET);
  }

  private static StraightforwardGate.Loosened freed(String what, HostRow row) {
    String id = row.host().id().value();
    return new StraightforwardGate.Loosened(
        new Relaxation(Target.FLEET, "free", id, "", "free " + what + " on " + id),
        1,
        any -> Outcome.MET);
  }

  private static StraightforwardGate.Loosened smaller(
      FleetSnapshot fleet, int row, Resources asked) {
    Resources free = fleet.row(row).free();
    Resources fits =
        new Resources(
            Math.min(free.vcpus(), asked.vcpus()), Math.min(free.memoryMib(), asked.memoryMib()));
    if (fits.vcpus() == 0 || fits.memoryMib() == 0) {
      return new StraightforwardGate.Loosened(
          new Relaxation(Target.FLEET, "free", "", "", "free room for " + words(asked)),
          1,
          any -> Outcome.MET);
    }
    double strain =
        Math.max(
            1 - (double) fits.vcpus() / Math.max(1, asked.vcpus()),
            1 - (double) fits.memoryMib() / Math.max(1, asked.memoryMib()));
    String json = "{\"vcpus\":" + fits.vcpus() + ",\"memory_mib\":" + fits.memoryMib() + "}";
    return new StraightforwardGate.Loosened(
        new Relaxation(Target.REQUEST, "replace", "/resources", json, "ask for " + words(fits)),
        strain,
        other -> fleet.row(other).free().covers(fits) ? Outcome.MET : Outcome.FAILED);
  }

  private static String words(Resources resources) {
    return resources.vcpus()
        + (resources.vcpus() == 1 ? " vCPU and " : " vCPUs and ")
        + resources.memoryMib()
        + " MiB";
  }

  private static StraightforwardGate similarity(BoundQuery bound, Demand demand) {
    double minimum = demand.minimumSimilarity();
    return new StraightforwardGate(
        StraightforwardGate.Kind.SIMILARITY,
        Optional.empty(),
        "similarity at least " + Wording.number(minimum, ""),
        row -> end(bound, demand, row) >= minimum ? Outcome.MET : Outcome.FAILED,
        row -> {
          // Four digits, rounded down, so that what is suggested admits the host.
          double fits = Math.floor(end(bound, demand, row) * 1e4) / 1e4;
          String text = Wording.number(fits, "");
          return new StraightforwardGate.Loosened(
              new Relaxation(
                  Target.REQUEST,
                  "replace",
                  "/minimum_similarity",
                  Double.toString(fits),
                  "minimum similarity " + text),
              minimum - fits,
              other -> end(bound, demand, other) >= fits ? Outcome.MET : Outcome.FAILED);
        });
  }

  private static double end(BoundQuery bound, Demand demand, int row) {
    Similarity similarity = bound.similarity(row);
    return demand.rankBy() == RankBy.LOWER ? similarity.lower() : similarity.expected();
  }
}

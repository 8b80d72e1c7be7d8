package io.personality.cli.render;

import io.personality.model.Basis;
import io.personality.model.Candidate;
import io.personality.model.Credit;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.Provenance;
import io.personality.model.Ranking;
import io.personality.model.Similarity;
import io.personality.model.TermGroup;
import io.personality.model.TermScore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A small ranking with invented figures. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private Samples() {}

  static TermScore term(
      String name, TermGroup group, String asked, String found, Credit credit, double weight) {
    Provenance provenance =
        found.startsWith("unknown")
            ? Provenance.UNKNOWN
            : group == TermGroup.METRICS ? Provenance.MEASURED : Provenance.DECLARED;
    return new TermScore(
        name,
        group,
        asked,
        found,
        credit,
        weight,
        weight * credit.expected(),
        provenance,
        provenance.counts() ? 1 : 0,
        provenance == Provenance.MEASURED
            ? Optional.of(NOW.minusSeconds(3 * 86_400))
            : Optional.empty(),
        List.of());
  }

  static Explanation bare(String host, double lower, double expected, double upper) {
    return new Explanation(
        new HostId(host), new Similarity(expected, lower, upper, 0.91, false), List.of());
  }

  /** A host that lacks an accelerator and of which the network latency is unknown. */
  static Explanation metal() {
    TermScore latency =
        term("memory_latency", TermGroup.TRAITS, "", "98 ns", Credit.exactly(0.75), 0.15);
    TermScore jitter =
        term(
            "wakeup_jitter",
            TermGroup.TRAITS,
            "",
            "unknown (not reported)",
            new Credit(0, 0.25, 1),
            0.05);
    TermScore trait =
        new TermScore(
            "latency_sensitivity",
            TermGroup.TRAITS,
            "high",
            "memory_latency 98 ns; 1 of 2 parts unknown",
            new Credit(0.5625, 0.625, 0.8125),
            0.2,
            0.125,
            Provenance.MEASURED,
            0.75,
            Optional.empty(),
            List.of(latency, jitter));
    List<TermScore> terms =
        List.of(
            term("memory_type", TermGroup.PREFERENCES, "DDR5", "DDR5", Credit.FULL, 0.12),
            term(
                "accelerators",
                TermGroup.PREFERENCES,
                "GPU - NVIDIA A100",
                "none",
                Credit.NONE,
                0.18),
            trait,
            term(
                "floating_point_performance",
                TermGroup.METRICS,
                "",
                "7.5 GFLOP/s",
                Credit.exactly(0.875),
                0.4),
            term(
                "network_latency",
                TermGroup.METRICS,
                "",
                "unknown (not probed)",
                new Credit(0, 0.25, 1),
                0.1));
    double expected = terms.stream().mapToDouble(TermScore::contribution).sum();
    return new Explanation(
        new HostId("aws/m8i.metal-96xl"),
        new Similarity(expected, 0.5825, 0.7325, 0.85, false),
        terms);
  }

  static Ranking ranking(int hosts, int feasible, int lackRoom, List<Explanation> explanations) {
    return new Ranking(
        explanations.stream().map(e -> new Candidate(e.host(), e.similarity())).toList(),
        hosts,
        feasible,
        lackRoom,
        new Basis(1, "00ff", "0.1.0"),
        Optional.empty());
  }
}

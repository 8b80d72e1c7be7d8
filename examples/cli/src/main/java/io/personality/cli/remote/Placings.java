package io.personality.cli.remote;

import io.personality.PlacementResult.Placed;
import io.personality.model.Basis;
import io.personality.model.Evacuability;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.LivingSimilarity;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import io.personality.model.PlacementState;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.Resources;
import io.personality.model.Selection;
import io.personality.model.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads placements. What no command shows of one stays with the service: its groups, the devices it
 * has claimed, its batch.
 */
final class Placings {
  private Placings() {}

  static Placement placement(Tree tree) {
    return new Placement(
        PlacementId.of(tree.text("placement")),
        new TenantId(tree.text("tenant")),
        tree.text("idempotency_key"),
        Set.of(),
        ref(tree.text("profile")),
        decision(tree),
        new Resources(tree.count("vcpus"), tree.whole("memory_mib")),
        Set.of(),
        tree.list("history").stream().map(Placings::step).toList());
  }

  /** The answer to a launch, which has the terms too. */
  static Placed placed(Tree tree) {
    return new Placed(
        placement(tree), Scores.explanation(tree, "similarity"), tree.flag("simulated"));
  }

  private static Placement.Decision decision(Tree tree) {
    Tree decision = tree.object("decision");
    return new Placement.Decision(
        new HostId(tree.text("host")),
        decision.whole("fingerprint_revision"),
        Scores.similarity(tree.object("similarity")),
        decision.choice(Selection.class, "selection"),
        tree.count("attempts"),
        basis(decision),
        Scores.operator(tree));
  }

  static Basis basis(Tree tree) {
    return new Basis(
        tree.whole("snapshot"), tree.text("catalogue_hash"), tree.text("engine_version"));
  }

  private static Placement.Step step(Tree tree) {
    return new Placement.Step(
        tree.time("at"),
        tree.choice(PlacementState.class, "state"),
        new HostId(tree.text("host")),
        tree.text("reason"));
  }

  private static ProfileRef ref(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      throw new IllegalArgumentException("\"" + text + "\" names no revision");
    }
    return new ProfileRef(
        new ProfileId(text.substring(0, at)), Integer.parseInt(text.substring(at + 1)));
  }

  static Evacuability evacuability(Tree tree) {
    TreeMap<String, Integer> obstacles = new TreeMap<>();
    tree.list("obstacles").forEach(one -> obstacles.put(one.text("reason"), one.count("hosts")));
    return new Evacuability(
        new HostId(tree.text("host")),
        tree.count("targets"),
        tree.list("best").stream().map(Scores::candidate).toList(),
        tree.count("lack_hardware"),
        tree.count("lack_room"),
        obstacles);
  }

  static LivingSimilarity living(Tree tree) {
    Optional<Explanation> current =
        tree.has("current") ? Optional.of(Scores.explanation(tree, "current")) : Optional.empty();
    return new LivingSimilarity(
        PlacementId.of(tree.text("placement")),
        Scores.similarity(tree.object("promised")),
        current,
        tree.optionalObject("observed").map(Scores::similarity),
        tree.optionalText("observed_unknown_because").orElse(""));
  }
}

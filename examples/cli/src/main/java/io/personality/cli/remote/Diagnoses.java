package io.personality.cli.remote;

import io.personality.model.Diagnosis;
import io.personality.model.Diagnosis.Counterfactual;
import io.personality.model.Diagnosis.Relaxation;
import io.personality.model.Diagnosis.RequirementCount;
import io.personality.model.Diagnosis.Target;

/** Reads why no host can. */
final class Diagnoses {
  private Diagnoses() {}

  static Diagnosis diagnosis(Tree tree) {
    return new Diagnosis(
        tree.count("hosts"),
        tree.list("requirements").stream()
            .map(
                count ->
                    new RequirementCount(
                        count.text("requirement"),
                        count.count("rejects_alone"),
                        count.count("survivors_in_order"),
                        count.count("unknown")))
            .toList(),
        tree.list("counterfactuals").stream().map(Diagnoses::wayOut).toList());
  }

  private static Counterfactual wayOut(Tree tree) {
    return new Counterfactual(
        tree.list("relax").stream()
            .map(
                change ->
                    new Relaxation(
                        change.choice(Target.class, "target"),
                        change.text("operation"),
                        change.text("path"),
                        change.json("value"),
                        change.text("text")))
            .toList(),
        tree.count("hosts"),
        tree.number("best_similarity"),
        tree.flag("certain"));
  }
}

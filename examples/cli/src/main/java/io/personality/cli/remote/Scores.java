package io.personality.cli.remote;

import io.personality.model.Candidate;
import io.personality.model.Credit;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.OperatorTerm;
import io.personality.model.OperatorValue;
import io.personality.model.Provenance;
import io.personality.model.Similarity;
import io.personality.model.TermGroup;
import io.personality.model.TermScore;
import io.personality.model.WeightRange;
import io.personality.model.WeightRange.Limit;
import java.util.List;
import java.util.OptionalDouble;

/** Reads similarities and what they are made of. */
final class Scores {
  private Scores() {}

  static Similarity similarity(Tree tree) {
    return new Similarity(
        tree.number("expected"),
        tree.number("lower"),
        tree.number("upper"),
        tree.number("coverage"),
        tree.flag("exact"));
  }

  static Candidate candidate(Tree tree) {
    return new Candidate(
        new HostId(tree.text("host")), similarity(tree.object("similarity")), operator(tree));
  }

  /** The explanation of what has a host, a similarity of that name, and terms. */
  static Explanation explanation(Tree tree, String similarity) {
    return new Explanation(
        new HostId(tree.text("host")), similarity(tree.object(similarity)), terms(tree, "terms"));
  }

  private static List<TermScore> terms(Tree tree, String name) {
    return tree.list(name).stream().map(Scores::term).toList();
  }

  private static TermScore term(Tree tree) {
    return new TermScore(
        tree.text("name"),
        tree.choice(TermGroup.class, "group"),
        tree.text("asked"),
        tree.text("found"),
        new Credit(tree.number("credit_lower"), tree.number("credit"), tree.number("credit_upper")),
        tree.number("weight"),
        tree.number("contribution"),
        tree.choice(Provenance.class, "provenance"),
        tree.number("known"),
        tree.optionalTime("observed_at"),
        terms(tree, "parts"));
  }

  static List<OperatorValue> operator(Tree tree) {
    return tree.list("operator").stream()
        .map(
            value ->
                new OperatorValue(
                    value.choice(OperatorTerm.class, "name"),
                    value.has("value")
                        ? OptionalDouble.of(value.number("value"))
                        : OptionalDouble.empty()))
        .toList();
  }

  static WeightRange range(Tree tree) {
    return new WeightRange(
        tree.text("name"),
        tree.choice(TermGroup.class, "group"),
        tree.number("weight"),
        limit(tree.object("below")),
        limit(tree.object("above")));
  }

  private static Limit limit(Tree tree) {
    return switch (tree.text("limit")) {
      case "at" -> new Limit.At(tree.number("weight"), new HostId(tree.text("rival")));
      case "any" -> new Limit.Any();
      case "not_determined" -> new Limit.NotDetermined();
      default -> throw new IllegalArgumentException("a limit is at, any or not_determined");
    };
  }
}

package io.personality.cli;

import io.personality.model.OperatorTerm;
import io.personality.model.OperatorTerms;
import io.personality.model.OperatorTerms.Choice;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the operator chooses among hosts that are about as close. */
final class OperatorOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command = CommandSpec.create();

  @Option(
      names = "--operator",
      split = ",",
      paramLabel = "TERM",
      description = {
        "What comes first among near-equal hosts, most important first, between commas: pack,"
            + " spread, cost (label cost_per_hour), power (label power_watts), evacuability."
            + " Default: nothing."
      })
  private List<OperatorTerm> wishes = List.of();

  @Option(
      names = "--similarity-tolerance",
      paramLabel = "X",
      description =
          "How far below the best a host's similarity may lie for --operator and --seed to choose"
              + " it, 0 to 1; default: 0.02.")
  private Optional<Double> tolerance = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description =
          "Choose by this number among hosts that still tie; default: the most similar one.")
  private Optional<Long> seed = Optional.empty();

  /** Whether any of it was said. */
  boolean isGiven() {
    return !wishes.isEmpty() || tolerance.isPresent() || seed.isPresent();
  }

  /**
   * The terms asked for.
   *
   * @throws ParameterException if they cannot be
   */
  OperatorTerms terms() {
    if (wishes.isEmpty() && seed.isEmpty()) {
      if (tolerance.isPresent()) {
        throw refusal("--similarity-tolerance needs --operator or --seed");
      }
      return OperatorTerms.NONE;
    }
    OperatorTerms.Builder terms =
        OperatorTerms.builder()
            .choice(seed.<Choice>map(Choice.Seeded::new).orElse(new Choice.BestFirst()));
    wishes.forEach(terms::wish);
    tolerance.ifPresent(terms::tolerance);
    try {
      return terms.build();
    } catch (IllegalArgumentException e) {
      throw refusal(String.valueOf(e.getMessage()));
    }
  }

  private ParameterException refusal(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}

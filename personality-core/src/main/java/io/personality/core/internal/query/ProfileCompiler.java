package io.personality.core.internal.query;

import io.personality.InvalidProfileException;
import io.personality.Violation;
import io.personality.core.internal.catalogue.Catalogue;
import io.personality.model.FeatureName;
import io.personality.model.Profile;
import io.personality.spi.Scorer;
import java.util.List;
import java.util.Map;

/**
 * Compiles profiles against one catalogue and the metrics of plug-ins.
 *
 * <p><i>Thread-safe.</i> Weights: a term's weight is the share of its group times its own weight
 * over the sum of the group's own weights; the shares of groups without terms go to the others in
 * proportion. Terms stand in the order preferences, dislikes, traits, metrics, each in the order
 * written; every sum is taken in that order.
 */
public final class ProfileCompiler {
  private final Catalogue catalogue;
  private final Map<FeatureName, Scorer> scorers;
  private final KnownCriteria known = new KnownCriteria();

  /** Compiles against the catalogue; scorers by the name of the metric they contribute. */
  public ProfileCompiler(Catalogue catalogue, Map<FeatureName, Scorer> scorers) {
    this.catalogue = catalogue;
    this.scorers = Map.copyOf(scorers);
  }

  /**
   * Compiles a profile.
   *
   * @throws InvalidProfileException listing every name, unit or value that the catalogue does not
   *     know
   */
  public CompiledQuery compile(Profile profile) {
    Compilation compilation = new Compilation(catalogue, known, scorers, profile);
    CompiledQuery query = compilation.run(true);
    if (!compilation.faults.isEmpty()) {
      throw new InvalidProfileException(compilation.faults.sorted());
    }
    return query;
  }

  /**
   * The weight of each term as the profile or the catalogue gives it, before it is shared out, in
   * the order of the compiled terms.
   *
   * @throws InvalidProfileException as {@link #compile}
   */
  public List<Double> ownWeights(Profile profile) {
    Compilation compilation = new Compilation(catalogue, known, scorers, profile);
    compilation.run(true);
    if (!compilation.faults.isEmpty()) {
      throw new InvalidProfileException(compilation.faults.sorted());
    }
    return compilation.terms.stream().map(Term::weight).toList();
  }

  /**
   * What compiling would complain about; empty if nothing.
   *
   * @param setAside names of features and traits, by pointer, that stand in the document but not in
   *     the profile; they should exist all the same
   */
  public List<Violation> check(Profile profile, Map<String, String> setAside) {
    Compilation compilation = new Compilation(catalogue, known, scorers, profile);
    setAside.forEach((pointer, name) -> compilation.name(pointer, name));
    compilation.run(setAside.isEmpty());
    return compilation.faults.sorted();
  }

  static String didYouMean(List<String> suggestions) {
    return suggestions.isEmpty()
        ? ""
        : "did you mean \"" + String.join("\" or \"", suggestions) + "\"?";
  }
}

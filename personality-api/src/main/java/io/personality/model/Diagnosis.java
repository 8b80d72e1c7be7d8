package io.personality.model;

import java.util.List;

/**
 * Why no host could be found, and the closest ways out.
 *
 * <p><i>Immutable.</i>
 *
 * @param hosts how many hosts there are
 * @param requirements one a requirement, in the order they are applied; then room and the minimum
 *     similarity, where they stop a host
 * @param counterfactuals minimal changes that free at least one host: the first ten, fewest changes
 *     first, then those that are certain, then by the best similarity they give
 */
public record Diagnosis(
    int hosts, List<RequirementCount> requirements, List<Counterfactual> counterfactuals) {
  /** Copies the lists. */
  public Diagnosis {
    requirements = List.copyOf(requirements);
    counterfactuals = List.copyOf(counterfactuals);
  }

  /**
   * What one requirement does to the fleet.
   *
   * @param requirement the requirement, for people
   * @param rejectsAlone how many hosts fail it, unknown ones included
   * @param survivorsInOrder how many hosts are left after it and all before it
   * @param unknown how many of those it rejects are rejected because the value is unknown
   */
  public record RequirementCount(
      String requirement, int rejectsAlone, int survivorsInOrder, int unknown) {}

  /**
   * A smallest set of changes after which at least one host can be found.
   *
   * @param relax the changes, to be made together
   * @param hosts how many hosts they free
   * @param bestSimilarity the best expected similarity among those hosts
   * @param certain whether the hosts are known to be freed; false where values have to be measured
   *     first, and {@code hosts} is then the most that can be hoped for
   */
  public record Counterfactual(
      List<Relaxation> relax, int hosts, double bestSimilarity, boolean certain) {
    /** Copies the list. */
    public Counterfactual {
      relax = List.copyOf(relax);
    }
  }

  /**
   * One change.
   *
   * @param target what is changed
   * @param operation {@code replace}, {@code remove} or {@code measure}; the first two as in RFC
   *     6902
   * @param path JSON pointer (RFC 6901) into the profile or name of the request's part; of {@code
   *     measure}, the feature
   * @param value the new value as JSON text; empty where there is none
   * @param text the change for people
   */
  public record Relaxation(
      Target target, String operation, String path, String value, String text) {}

  /** What a relaxation changes. */
  public enum Target {
    /** The profile document. */
    PROFILE,
    /** The request: room or minimum similarity. */
    REQUEST,
    /** The fleet: a value that is to be measured, or a host that is to be opened. */
    FLEET
  }
}

package io.personality.model;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A personality: how a VM should behave and on what hardware, as somebody wrote it.
 *
 * <p><i>Immutable.</i> Lists and maps keep the order of writing, which is the order of the terms in
 * a breakdown.
 *
 * @param name 1 to 200 characters
 * @param description at most 10,000 characters; may be empty
 * @param requirements what filters hosts
 * @param preferences what scores hosts by hardware, each feature once
 * @param avoid what scores hosts down
 * @param traits what scores hosts by behaviour
 * @param metricWeights what scores hosts by measurement; any positive finite numbers
 * @param balance shares of the three groups; empty means the catalogue's
 */
public record Profile(
    String name,
    String description,
    List<Requirement> requirements,
    List<Preference> preferences,
    List<Avoidance> avoid,
    Map<TraitName, Level> traits,
    Map<FeatureName, Double> metricWeights,
    Optional<Balance> balance) {
  /** Copies the collections and checks the texts and weights. */
  public Profile {
    Check.text("a profile's name", name, 200);
    Check.length("a profile's description", description, 10_000);
    requirements = List.copyOf(requirements);
    preferences = List.copyOf(preferences);
    Set<FeatureName> preferred = new HashSet<>();
    for (Preference preference : preferences) {
      if (!preferred.add(preference.feature())) {
        throw new IllegalArgumentException(preference.feature() + " is preferred twice");
      }
    }
    avoid = List.copyOf(avoid);
    traits = Collections.unmodifiableMap(new LinkedHashMap<>(traits));
    metricWeights = Collections.unmodifiableMap(new LinkedHashMap<>(metricWeights));
    metricWeights.forEach((metric, weight) -> Check.positiveFinite("weight of " + metric, weight));
  }

  /**
   * Starts a profile with nothing but a name.
   *
   * @param name 1 to 200 characters, no control characters
   * @return a builder that asks for nothing yet
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Collects the parts of a profile in any order. <i>Confined to one thread.</i> */
  public static final class Builder {
    private final String name;
    private String description = "";
    private final java.util.ArrayList<Requirement> requirements = new java.util.ArrayList<>();
    private final java.util.ArrayList<Preference> preferences = new java.util.ArrayList<>();
    private final java.util.ArrayList<Avoidance> avoid = new java.util.ArrayList<>();
    private final Map<TraitName, Level> traits = new LinkedHashMap<>();
    private final Map<FeatureName, Double> metricWeights = new LinkedHashMap<>();
    private Optional<Balance> balance = Optional.empty();

    private Builder(String name) {
      this.name = name;
    }

    /**
     * Says what the profile is for.
     *
     * @param text at most 10,000 characters; empty unless said
     * @return this builder
     */
    public Builder description(String text) {
      description = text;
      return this;
    }

    /**
     * Adds a requirement.
     *
     * @param feature the name of a feature, snake case
     * @param condition the test that hosts must pass
     * @return this builder
     */
    public Builder require(String feature, Condition condition) {
      requirements.add(new Requirement(new FeatureName(feature), condition));
      return this;
    }

    /**
     * Adds a requirement.
     *
     * @param requirement feature and test
     * @return this builder
     */
    public Builder require(Requirement requirement) {
      requirements.add(requirement);
      return this;
    }

    /**
     * Adds a wish for a named value, such as {@code memory_type} of {@code DDR5}.
     *
     * @param feature the name of a feature, snake case, not preferred before
     * @param asked a word, a name or a quantity with its unit, 1 to 200 characters
     * @return this builder
     */
    public Builder prefer(String feature, String asked) {
      preferences.add(Preference.of(new FeatureName(feature), new Asked.Text(asked)));
      return this;
    }

    /**
     * Adds a wish.
     *
     * @param preference of a feature not preferred before
     * @return this builder
     */
    public Builder prefer(Preference preference) {
      preferences.add(preference);
      return this;
    }

    /**
     * Adds a dislike.
     *
     * @param avoidance what is disliked
     * @return this builder
     */
    public Builder avoid(Avoidance avoidance) {
      avoid.add(avoidance);
      return this;
    }

    /**
     * Sets the level of a trait.
     *
     * @param trait the name of a trait, snake case
     * @param level how much it matters; replaces an earlier one
     * @return this builder
     */
    public Builder trait(String trait, Level level) {
      traits.put(new TraitName(trait), level);
      return this;
    }

    /**
     * Sets the weight of a metric.
     *
     * @param metric the name of a metric, snake case
     * @param weight finite and greater than 0, relative to the other metrics'; replaces an earlier
     *     one
     * @return this builder
     */
    public Builder metric(String metric, double weight) {
      metricWeights.put(new FeatureName(metric), weight);
      return this;
    }

    /**
     * Overrides the shares of the three groups.
     *
     * @param shares the catalogue's unless said
     * @return this builder
     */
    public Builder balance(Balance shares) {
      balance = Optional.of(shares);
      return this;
    }

    /**
     * Makes the profile.
     *
     * @return the profile, which later changes to this builder leave alone
     */
    public Profile build() {
      return new Profile(
          name, description, requirements, preferences, avoid, traits, metricWeights, balance);
    }
  }
}

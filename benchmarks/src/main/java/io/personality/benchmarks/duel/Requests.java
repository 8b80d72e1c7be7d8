package io.personality.benchmarks.duel;

import io.personality.benchmarks.fleet.Schema;
import io.personality.core.internal.query.ProfileCompiler;
import io.personality.model.Asked;
import io.personality.model.Balance;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Resources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes requests with fresh weights on every column, one flag and some room.
 *
 * <p><i>Confined to one thread.</i> Weights are 0.05 + u^2, so that some columns matter much more
 * than others and none is left out. The groups' shares are the sums of their weights, so that a
 * column's share of the whole is its weight over the sum of all.
 */
public final class Requests {
  private static final int[] VCPUS = {1, 2, 4, 8, 16};

  private final Schema schema;
  private final ProfileCompiler compiler;
  private final SplittableRandom random;

  /** Makes requests for fleets of a schema. */
  public Requests(Schema schema, ProfileCompiler compiler, long seed) {
    this.schema = schema;
    this.compiler = compiler;
    random = new SplittableRandom(seed);
  }

  /** Some requests that ordinary hosts can meet. */
  public List<ScanRequest> make(int count, int k) {
    List<ScanRequest> requests = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      requests.add(make(i, k, VCPUS[random.nextInt(VCPUS.length)]));
    }
    return requests;
  }

  /**
   * The same and two more to check answers with: one that few hosts can meet, one that none can.
   */
  public List<ScanRequest> toCheck(int count, int k) {
    List<ScanRequest> requests = make(count, k);
    requests.add(make(count, k, 250));
    requests.add(make(count + 1, k, 100_000));
    return requests;
  }

  private ScanRequest make(int number, int k, int vcpus) {
    Profile.Builder profile = Profile.builder("request " + number);
    int flag = random.nextInt(Schema.FLAGS.size());
    profile.require("processor_flags", new Condition.HasAll(List.of(Schema.FLAGS.get(flag))));
    List<Integer> categories = new ArrayList<>();
    double preferences = 0;
    double metrics = 0;
    for (int column = 0; column < schema.size(); column++) {
      double uniform = random.nextDouble();
      double weight = 0.05 + uniform * uniform;
      if (column >= schema.firstMetric()) {
        metrics += weight;
        profile.metric(schema.feature(column), weight);
        continue;
      }
      preferences += weight;
      Asked wanted = new Asked.Number(1, "");
      if (schema.isNominal(column)) {
        categories.add(random.nextInt(Schema.CATEGORIES));
        wanted = new Asked.Text(Schema.category(categories.get(column)));
      }
      profile.prefer(
          new Preference(
              new FeatureName(schema.feature(column)), wanted, false, Optional.of(weight), true));
    }
    Profile written = profile.balance(new Balance(preferences, 0, metrics)).build();
    return new ScanRequest(
        number,
        written,
        compiler.compile(written),
        new ScanRequest.Asked(categories, flag, new Resources(vcpus, vcpus * 2_048L), k));
  }
}

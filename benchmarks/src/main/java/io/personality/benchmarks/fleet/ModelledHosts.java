package io.personality.benchmarks.fleet;

import java.util.SplittableRandom;

/**
 * Hosts as a provider has them: of a limited number of hardware models, in random order of arrival.
 * What is declared is equal within a model; what is measured differs by noise; what is dynamic is
 * uniform; one host in fifty lacks about half of the measured values.
 *
 * <p><i>Immutable.</i>
 */
public final class ModelledHosts implements HostSource {
  private final Schema schema;
  private final long seed;
  private final ModelMix mix;
  private final float[][] declared;
  private final int[] flags;
  private final int[] vcpus;

  /** Hosts of models that are themselves random. */
  public ModelledHosts(Schema schema, long seed, ModelMix mix) {
    this.schema = schema;
    this.seed = seed;
    this.mix = mix;
    declared = new float[mix.models()][schema.firstMetric() + schema.measured()];
    flags = new int[mix.models()];
    vcpus = new int[mix.models()];
    for (int model = 0; model < mix.models(); model++) {
      SplittableRandom random = HostSource.random(~seed, model);
      for (int column = 0; column < declared[model].length; column++) {
        declared[model][column] =
            schema.isNominal(column)
                ? random.nextInt(Schema.CATEGORIES)
                : HostSource.onGrid(random.nextDouble());
      }
      flags[model] = HostSource.flags(random);
      vcpus[model] = 16 << random.nextInt(5);
    }
  }

  @Override
  public Schema schema() {
    return schema;
  }

  @Override
  public String description() {
    return "realistic: mix of "
        + mix.models()
        + " models and noise "
        + mix.origin()
        + ", random order of arrival";
  }

  @Override
  public void read(int host, HostValues into) {
    SplittableRandom random = HostSource.random(seed, host);
    int model = mix.modelAt(random.nextDouble());
    into.missing = 0;
    into.flags = flags[model];
    into.vcpus = vcpus[model];
    System.arraycopy(declared[model], 0, into.values, 0, schema.firstMetric());
    boolean incomplete = random.nextInt(50) == 0;
    int afterMeasured = schema.firstMetric() + schema.measured();
    for (int column = schema.firstMetric(); column < afterMeasured; column++) {
      if (incomplete && random.nextBoolean()) {
        into.miss(schema, column);
      } else {
        double factor = 1 + noise(column) * random.nextGaussian();
        into.values[column] = HostSource.onGrid(declared[model][column] * factor);
      }
    }
    for (int column = afterMeasured; column < schema.size(); column++) {
      into.values[column] = HostSource.onGrid(random.nextDouble());
    }
    HostSource.occupy(into, random);
  }

  /** The columns take the levels of noise evenly. */
  private double noise(int column) {
    return mix.noiseAt((column - schema.firstMetric() + 0.5) / schema.measured());
  }
}

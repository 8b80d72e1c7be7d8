package io.personality.benchmarks.fleet;

import java.util.SplittableRandom;

/**
 * Hosts without any structure: each value is independent and uniform, and a hundredth of them is
 * missing at random. The worst case for whatever lives by hardware repeating itself.
 *
 * <p><i>Immutable.</i>
 *
 * @param schema the columns
 * @param seed what all values follow from
 */
public record UniformHosts(Schema schema, long seed) implements HostSource {

  @Override
  public String description() {
    return "uniform: every value independent, 1 % missing at random";
  }

  @Override
  public void read(int host, HostValues into) {
    SplittableRandom random = HostSource.random(seed, host);
    into.missing = 0;
    for (int column = 0; column < schema.size(); column++) {
      if (random.nextInt(100) == 0) {
        into.miss(schema, column);
      } else if (schema.isNominal(column)) {
        into.values[column] = random.nextInt(Schema.CATEGORIES);
      } else {
        into.values[column] = HostSource.onGrid(random.nextDouble());
      }
    }
    into.flags = HostSource.flags(random);
    into.vcpus = 16 << random.nextInt(5);
    HostSource.occupy(into, random);
  }
}

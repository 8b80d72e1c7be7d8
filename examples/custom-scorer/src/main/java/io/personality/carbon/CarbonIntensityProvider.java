package io.personality.carbon;

import io.personality.spi.Configuration;
import io.personality.spi.Scorer;
import io.personality.spi.ScorerProvider;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Found by {@link java.util.ServiceLoader} as {@code carbon-intensity}. Its one setting, {@code
 * file}, names the table; without it the example's is taken.
 *
 * <p><i>Immutable.</i>
 */
public final class CarbonIntensityProvider implements ScorerProvider {
  @Override
  public String name() {
    return "carbon-intensity";
  }

  @Override
  public Scorer create(Configuration configuration) {
    IntensityTable table =
        configuration
            .allowing("file")
            .text("file")
            .map(file -> IntensityTable.read(Path.of(file)))
            .orElseGet(IntensityTable::example);
    return new CarbonIntensityBlocks(table, Clock.systemUTC());
  }
}

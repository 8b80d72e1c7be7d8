package io.personality.benchmarks.fleet;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.internal.fleet.HostRow;
import io.personality.model.FeatureName;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GeneratedFleetTest {
  private static final int HOSTS = 5_000;
  private static final HostSource REALISTIC =
      new ModelledHosts(Schema.mixed(16), 42, ModelMix.builtIn());
  private static final HostSource UNIFORM = new UniformHosts(Schema.flat(16), 42);

  private static HostValues read(HostSource source, int host) {
    HostValues values = new HostValues(source.schema());
    source.read(host, values);
    return values;
  }

  @Test
  void aHostFollowsFromSeedAndNumberAlone() {
    for (HostSource source : List.of(REALISTIC, UNIFORM)) {
      HostValues reused = new HostValues(source.schema());
      source.read(7, reused);
      source.read(3, reused);
      assertArrayEquals(read(source, 3).values, reused.values);
      assertNotEquals(read(source, 4).values[15], reused.values[15]);
    }
    HostSource other = new UniformHosts(Schema.flat(16), 43);
    assertNotEquals(read(other, 3).values[15], read(UNIFORM, 3).values[15]);
  }

  @Test
  void valuesLieOnTheGridSoThatTakingThemFromOneIsExact() {
    for (int host = 0; host < 200; host++) {
      for (float value : read(REALISTIC, host).values) {
        assertEquals(0, value * 0x1p20 % 1);
        assertEquals(value, 1 - (1 - (double) value));
      }
    }
  }

  @Test
  void seventyPercentOfTheThreadsAreTaken() {
    long all = 0;
    long free = 0;
    for (int host = 0; host < HOSTS; host++) {
      all += read(REALISTIC, host).vcpus;
      free += read(REALISTIC, host).freeVcpus;
    }
    assertEquals(0.30, (double) free / all, 0.02);
  }

  @Test
  void aHundredthOfTheUniformValuesIsMissing() {
    int missing = 0;
    for (int host = 0; host < HOSTS; host++) {
      missing += Long.bitCount(read(UNIFORM, host).missing);
    }
    assertEquals(0.01, missing / (HOSTS * 16.0), 0.002);
  }

  @Test
  void hostsOfAModelDeclareTheSameAndMeasureNearlyTheSame() {
    Map<String, Set<Float>> measuredOf = new HashMap<>();
    int incomplete = 0;
    for (int host = 0; host < HOSTS; host++) {
      HostValues values = read(REALISTIC, host);
      StringBuilder declared = new StringBuilder();
      for (int column = 0; column < 8; column++) {
        declared.append(values.values[column]).append(' ');
      }
      measuredOf.computeIfAbsent(declared.toString(), key -> new HashSet<>()).add(values.values[8]);
      incomplete += values.missing == 0 ? 0 : 1;
    }
    assertTrue(measuredOf.size() <= 400, () -> measuredOf.size() + " models");
    assertTrue(measuredOf.values().stream().mapToInt(Set::size).max().orElse(0) > 50);
    // One in fifty loses each of four measured values with one chance in two.
    assertEquals(0.02 * 15 / 16, incomplete / (double) HOSTS, 0.006);
  }

  @Test
  void theTableAndTheEnginesHostsHoldTheSameValues() {
    FleetTable table = FleetTable.of(UNIFORM, 1_500);
    EngineHosts hosts = new EngineHosts(UNIFORM);
    for (int host : List.of(0, 1, 1_023, 1_024, 1_499)) {
      HostRow row = hosts.row(host);
      assertEquals(host, EngineHosts.number(row.host().id()));
      assertEquals(table.freeVcpus(host), row.free().vcpus());
      assertEquals(table.freeMemoryMib(host), row.free().memoryMib());
      for (int column = 0; column < 16; column++) {
        Reading reading =
            row.host().fingerprint().reading(new FeatureName(table.schema().feature(column)));
        assertEquals((double) table.value(host, column), value(table.schema(), column, reading));
      }
    }
  }

  private static double value(Schema schema, int column, Reading reading) {
    if (!(reading instanceof Reading.Known known)) {
      return schema.unknown(column);
    }
    return known.value() instanceof Value.Number number
        ? number.number()
        : Integer.parseInt(((Value.Text) known.value()).text().substring(1));
  }

  @Test
  void identitiesSortLikeNumbers() {
    assertTrue(EngineHosts.id(9).compareTo(EngineHosts.id(10)) < 0);
    assertTrue(EngineHosts.id(999_999).compareTo(EngineHosts.id(1_000_000)) < 0);
    assertEquals(9_999_999, EngineHosts.number(EngineHosts.id(9_999_999)));
  }
}

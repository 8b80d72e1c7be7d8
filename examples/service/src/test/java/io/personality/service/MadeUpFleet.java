package io.personality.service;

import io.personality.core.Personality;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Hosts that nobody has: of several models and zones, some little known, some not heard of for
 * long.
 */
final class MadeUpFleet {
  private static final List<Model> MODELS =
      List.of(
          new Model("AMD EPYC 9654 96-Core Processor", "AMD", 96, "DDR5", 22, 9.1),
          new Model("AMD EPYC 7763 64-Core Processor", "AMD", 64, "DDR4", 12, 6.2),
          new Model("Intel(R) Xeon(R) Platinum 8480+", "Intel", 56, "DDR5", 17, 8.3),
          new Model("Intel(R) Xeon(R) Gold 6248", "Intel", 20, "DDR4", 9, 5.1),
          new Model("13th Gen Intel(R) Core(TM) i9-13900K", "Intel", 24, "DDR5", 30, 11.6),
          new Model("Neoverse-V2", "Arm", 96, "DDR5", 26, 8.8),
          new Model("Neoverse-N1", "Arm", 64, "DDR4", 14, 4.4));
  private static final List<String> ZONES = List.of("north-1", "north-2", "south-1");

  private MadeUpFleet() {}

  private record Model(
      String name, String maker, int cores, String memory, double bandwidth, double flops) {}

  /** The fingerprints of so many hosts, the same ones every time but for the present. */
  static List<String> lines(int count) {
    Random random = new Random(7);
    Instant now = Instant.now();
    return IntStream.range(0, count).mapToObj(i -> line(i, random, now)).toList();
  }

  static String name(int i) {
    return "%s/rack-%02d/host-%04d".formatted(ZONES.get(i % ZONES.size()), i / 40, i);
  }

  private static String line(int i, Random random, Instant now) {
    double draw = random.nextDouble();
    Model model = MODELS.get((int) (draw * draw * MODELS.size()));
    boolean littleKnown = random.nextInt(9) == 0;
    Duration age = random.nextInt(12) == 0 ? Duration.ofDays(60) : Duration.ofMinutes(i % 90);
    StringBuilder features = new StringBuilder();
    add(features, "processor_model", quoted(model.name()));
    add(features, "processor_manufacturer", quoted(model.maker()));
    add(features, "processor_cores", "" + model.cores());
    add(features, "memory_type", quoted(model.memory()));
    if (littleKnown) {
      features.append(",\"memory_bandwidth\":{\"unknown\":\"not probed\"}");
    } else {
      double luck = 0.85 + 0.3 * random.nextDouble();
      add(features, "memory_ecc", "" + !model.name().contains("Core(TM)"));
      add(features, "storage_type", quoted(i % 4 == 0 ? "SATA SSD" : "NVMe SSD"));
      add(features, "network_interface", i % 5 + "0", "Gbit/s");
      measured(features, "memory_bandwidth", model.bandwidth() * luck, "GB/s");
      measured(features, "floating_point_performance", model.flops() * luck, "GFLOP/s");
      measured(features, "memory_latency", 140 - 40 * luck, "ns");
    }
    return ("{\"schema\":1,\"host\":%s,\"observed_at\":\"%s\",\"probe\":\"made up 1\",\"capacity\":"
            + "{\"vcpus\":%d,\"memory_mib\":262144,\"accelerators\":[]},\"labels\":{\"zone\":%s},"
            + "\"features\":{%s}}")
        .formatted(
            quoted(name(i)),
            now.minus(age),
            2 * model.cores(),
            quoted(ZONES.get(i % ZONES.size())),
            features.substring(1));
  }

  private static String quoted(String text) {
    return "\"" + text + "\"";
  }

  private static void add(StringBuilder features, String name, String value) {
    features.append(
        ",\"%s\":{\"value\":%s,\"provenance\":\"declared\",\"source\":\"made up\"}"
            .formatted(name, value));
  }

  private static void add(StringBuilder features, String name, String value, String unit) {
    features.append(
        ",\"%s\":{\"value\":%s,\"unit\":\"%s\",\"provenance\":\"declared\",\"source\":\"made up\"}"
            .formatted(name, value.startsWith("0") ? "10" : value, unit));
  }

  private static void measured(StringBuilder features, String name, double value, String unit) {
    features.append(
        String.format(
            Locale.ROOT,
            ",\"%s\":{\"value\":%.3f,\"unit\":\"%s\",\"provenance\":\"measured\","
                + "\"source\":\"made up\"}",
            name,
            value,
            unit));
  }

  /** A database in memory that has such a fleet, for a service to begin with. */
  static String database(int hosts) {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    try (Personality personality =
        Personality.builder().storage("jdbc", Map.of("url", url)).build()) {
      Path file = Files.createTempFile("fleet", ".jsonl");
      Files.write(file, lines(hosts));
      personality.fleet().load(file);
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return url;
  }
}

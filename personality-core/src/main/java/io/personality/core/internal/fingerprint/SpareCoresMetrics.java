package io.personality.core.internal.fingerprint;

import io.personality.model.FeatureName;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.OptionalDouble;

/**
 * Maps micro-benchmarks of the Spare Cores fleet to the catalogue's metrics. What they measured on
 * all vCPUs is divided by the cores for the metrics of one core. <i>Confined to one thread.</i>
 */
final class SpareCoresMetrics {
  private static final double THOUSAND = 1000;
  private static final double ROOMY_L2_KIB = 1024;
  private static final double ROOMY_L3_MIB = 16;

  private final ForeignJson measured;
  private final Topology topology;
  private final OptionalDouble scaling;

  SpareCoresMetrics(ForeignJson measured, Topology topology) {
    this.measured = measured;
    this.topology = topology;
    double single = value("stressng_div16.single");
    double multi = value("stressng_div16.multi");
    scaling =
        single > 0 && multi > 0 && topology.threads() > 0
            ? OptionalDouble.of(multi / (single * topology.threads()))
            : OptionalDouble.empty();
  }

  /** Throughput of all threads over that many times the throughput of one, as measured. */
  OptionalDouble scaling() {
    return scaling;
  }

  /** Writes the metrics; sizes of caches must have been written. */
  void write(Readings out) {
    perCore(
        Features.FLOATING_POINT_PERFORMANCE,
        Features.FLOATING_POINT_PERFORMANCE_TOTAL,
        value("passmark.cpu.floating_point_math") / THOUSAND,
        "PassMark floating point math",
        out);
    perCore(
        Features.INTEGER_PERFORMANCE,
        Features.INTEGER_PERFORMANCE_TOTAL,
        value("passmark.cpu.integer_math") / THOUSAND,
        "PassMark integer math",
        out);
    perCore(
        Features.MEMORY_BANDWIDTH,
        Features.MEMORY_BANDWIDTH_TOTAL,
        bandwidth() / THOUSAND,
        "lmbench bw_mem read",
        out);
    perCore(
        Features.CRYPTO_PERFORMANCE,
        Features.CRYPTO_PERFORMANCE_TOTAL,
        value("openssl.aes_256_cbc.16384b"),
        "openssl speed aes-256-cbc",
        out);
    one(Features.SINGLE_THREAD_PERFORMANCE, "passmark.cpu.single_thread", "PassMark", out);
    one(Features.MEMORY_LATENCY, "membench.latency.largest", "membench", out);
    one(Features.L1_CACHE_LATENCY, "membench.latency.16kb", "membench", out);
    inRoomy(
        Features.L2_CACHE_LATENCY,
        "membench.latency.512kb",
        Features.L2_CACHE_SIZE,
        ROOMY_L2_KIB,
        out);
    inRoomy(
        Features.L3_CACHE_LATENCY,
        "membench.latency.8192kb",
        Features.L3_CACHE_SIZE,
        ROOMY_L3_MIB,
        out);
    efficiency(out);
  }

  private double value(String name) {
    double value = measured.at(name).number().orElse(0);
    return value > 0 ? value : 0;
  }

  /** Smaller buffers may lie in a large third-level cache. */
  private double bandwidth() {
    for (String size : new String[] {"256mb", "512mb", "64mb"}) {
      double read = value("bw_mem.read." + size);
      if (read > 0) {
        return read;
      }
    }
    return 0;
  }

  private void perCore(
      FeatureName core, FeatureName total, double all, String source, Readings out) {
    boolean whole = TopologyFeatures.areWholeCores(topology, scaling);
    int cores = whole || topology.cores() == 0 ? topology.threads() : topology.cores();
    if (all <= 0 || cores == 0) {
      out.unknown(core, "not measured");
      out.unknown(total, "not measured");
      return;
    }
    out.measured(total, all, source);
    String per = whole ? ", per vCPU: these scale as whole cores" : ", per core";
    out.measured(
        core, all / cores, source + (topology.cores() == 0 ? ", per vCPU: cores unknown" : per));
  }

  private void one(FeatureName feature, String name, String source, Readings out) {
    if (value(name) > 0) {
      out.measured(feature, value(name), source);
    } else {
      out.unknown(feature, "not measured");
    }
  }

  /** A buffer tells of a level only where it fits with room to spare. */
  private void inRoomy(
      FeatureName feature, String name, FeatureName size, double least, Readings out) {
    boolean fits =
        out.all().get(size) instanceof Reading.Known known
            && known.value() instanceof Value.Number number
            && number.number() >= least;
    if (fits) {
      one(feature, name, "membench", out);
    } else {
      out.unknown(feature, "the buffer measured does not surely fit into this cache");
    }
  }

  /** More than 1 is the noise of a machine that slept while one thread was measured. */
  private void efficiency(Readings out) {
    if (scaling.isEmpty()) {
      out.unknown(Features.PARALLEL_EFFICIENCY, "not measured");
    } else {
      out.measured(
          Features.PARALLEL_EFFICIENCY,
          Math.min(1, scaling.getAsDouble()),
          scaling.getAsDouble() > 1 ? "stress-ng div16, at most 1" : "stress-ng div16");
    }
  }
}

package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.FeatureName;
import io.personality.model.Provenance;
import io.personality.model.Reading;
import org.junit.jupiter.api.Test;

class CacheFeaturesTest {
  private static final int KIB = 1 << 10;
  private static final int MIB = 1 << 20;

  private static Readings judge(
      Caches caches,
      String vendor,
      String microarchitecture,
      Topology topology,
      Platform platform) {
    Readings out = new Readings();
    new CacheFeatures(
            caches,
            new CacheFeatures.Owner(vendor, microarchitecture, topology, platform),
            "not reported")
        .write(out);
    return out;
  }

  private static Caches caches(int l1Kib, int l2Kib, int l3Mib, int perCore, int l3s) {
    return new Caches(
        CacheLevel.of((long) l1Kib * KIB, perCore),
        CacheLevel.of((long) l1Kib * KIB, perCore),
        CacheLevel.of((long) l2Kib * KIB, perCore),
        CacheLevel.of((long) l3Mib * MIB, l3s),
        "lscpu");
  }

  private static Topology of(int sockets, int cores, int threads) {
    return new Topology(sockets, cores, threads, 1, "lscpu");
  }

  private static String reason(Readings out, FeatureName feature) {
    return out.all().get(feature) instanceof Reading.Unknown unknown ? unknown.reason() : "";
  }

  private static double number(Readings out, FeatureName feature) {
    return TestPlatforms.number(out.all().get(feature));
  }

  @Test
  void givesEachLevelAsOneCacheAndTheThirdAlsoInAll() {
    Readings out =
        judge(
            caches(32, 512, 32, 64, 8),
            "AuthenticAMD",
            "Zen 3 (Milan)",
            of(1, 64, 128),
            TestPlatforms.BARE);
    assertEquals(32, number(out, Features.L1_DATA_CACHE_SIZE));
    assertEquals(512, number(out, Features.L2_CACHE_SIZE));
    assertEquals(32, number(out, Features.L3_CACHE_SIZE));
    assertEquals(256, number(out, Features.L3_CACHE_SIZE_TOTAL));
  }

  @Test
  void doesNotBelieveAnImpossibleThirdLevel() {
    Readings out =
        judge(
            caches(32, 512, 5120, 8, 1),
            "AuthenticAMD",
            "Zen 3 (Milan)",
            of(1, 8, 16),
            TestPlatforms.KVM);
    assertTrue(reason(out, Features.L3_CACHE_SIZE).contains("more than any"));
    assertTrue(reason(out, Features.L3_CACHE_SIZE_TOTAL).contains("more than any"));
  }

  @Test
  void doesNotAddUpASocketPerVcpu() {
    Readings out =
        judge(
            caches(32, 512, 32, 160, 160),
            "AuthenticAMD",
            "Zen 3 (Milan)",
            of(160, 160, 160),
            TestPlatforms.KVM);
    assertEquals(32, number(out, Features.L3_CACHE_SIZE));
    assertTrue(reason(out, Features.L3_CACHE_SIZE_TOTAL).contains("socket"));
  }

  @Test
  void doesNotAddUpACachePerVcpuOnOneSocket() {
    Readings xen =
        judge(
            caches(32, 256, 20, 8, 8),
            "GenuineIntel",
            "Sandy Bridge",
            of(1, 8, 8),
            TestPlatforms.XEN);
    assertEquals(20, number(xen, Features.L3_CACHE_SIZE));
    assertTrue(reason(xen, Features.L3_CACHE_SIZE_TOTAL).contains("layout"));
    Readings rome =
        judge(
            caches(32, 512, 16, 64, 64),
            "AuthenticAMD",
            "Zen 2 (Rome)",
            of(1, 64, 64),
            TestPlatforms.KVM);
    assertTrue(reason(rome, Features.L3_CACHE_SIZE_TOTAL).contains("more than a socket holds"));
  }

  @Test
  void recognisesTheDefaultsOfQemu() {
    Readings intel =
        judge(
            caches(32, 4096, 16, 4, 1),
            "GenuineIntel",
            "Cascade Lake",
            of(1, 4, 4),
            TestPlatforms.KVM);
    assertTrue(reason(intel, Features.L2_CACHE_SIZE).contains("QEMU"));
    assertTrue(reason(intel, Features.L3_CACHE_SIZE).contains("QEMU"));
    assertEquals(32, number(intel, Features.L1_DATA_CACHE_SIZE));
    Readings amd =
        judge(
            caches(64, 512, 16, 4, 4),
            "AuthenticAMD",
            "Zen 5 (Turin)",
            of(1, 4, 4),
            TestPlatforms.KVM);
    assertTrue(reason(amd, Features.L1_DATA_CACHE_SIZE).contains("QEMU"));
    assertTrue(reason(amd, Features.L2_CACHE_SIZE).contains("QEMU"));
    assertTrue(reason(amd, Features.L3_CACHE_SIZE).contains("QEMU"));
  }

  @Test
  void believesTheSameSizesWhereTheyAreReal() {
    Readings out =
        judge(
            caches(64, 4096, 16, 4, 1),
            "GenuineIntel",
            "Sierra Forest",
            of(1, 4, 4),
            TestPlatforms.BARE);
    assertEquals(4096, number(out, Features.L2_CACHE_SIZE));
    assertEquals(16, number(out, Features.L3_CACHE_SIZE));
  }

  @Test
  void passesOnDoubtAndAbsence() {
    Caches doubtful =
        new Caches(
            CacheLevel.NONE,
            CacheLevel.NONE,
            new CacheLevel(1 << 20, 4, "sum taken to be over all cores"),
            new CacheLevel(0, 0, "summed"),
            "lscpu");
    Readings out = judge(doubtful, "GenuineIntel", "Ice Lake", of(1, 4, 8), TestPlatforms.BARE);
    Reading.Known l2 = (Reading.Known) out.all().get(Features.L2_CACHE_SIZE);
    assertEquals(Provenance.DERIVED, l2.origin().provenance());
    assertEquals("not reported", reason(out, Features.L1_DATA_CACHE_SIZE));
    assertEquals("summed", reason(out, Features.L3_CACHE_SIZE));
    assertEquals("summed", reason(out, Features.L3_CACHE_SIZE_TOTAL));
  }
}

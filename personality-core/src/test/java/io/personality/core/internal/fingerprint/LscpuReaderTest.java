package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LscpuReaderTest {
  private static Lscpu read(String text) {
    Parsed<Lscpu> parsed = new LscpuReader().read(text);
    assertTrue(parsed.isOk(), parsed::reason);
    return ((Parsed.Ok<Lscpu>) parsed).value();
  }

  private static String flat(String... fieldsAndValues) {
    StringBuilder out = new StringBuilder("{\"lscpu\": [");
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      out.append(i == 0 ? "" : ",")
          .append("{\"field\": \"" + fieldsAndValues[i] + ":\", ")
          .append("\"data\": \"" + fieldsAndValues[i + 1] + "\"}");
    }
    return out.append("]}").toString();
  }

  @Test
  void readsTheFlatList() {
    Lscpu lscpu =
        read(
            flat(
                "Architecture", "x86_64",
                "CPU(s)", "8",
                "On-line CPU(s) list", "0-7",
                "Vendor ID", "GenuineIntel",
                "Thread(s) per core", "2",
                "Core(s) per socket", "4",
                "Socket(s)", "1",
                "NUMA node(s)", "1",
                "Flags", "fpu avx2 aes",
                "L1d cache", "196608 (4 instances)",
                "L3 cache", "25165824 (1 instance)",
                "Vulnerability Spec store bypass", "Vulnerable"));
    assertEquals(new Topology(1, 4, 8, 1, "lscpu"), lscpu.topology());
    assertEquals(2, lscpu.topology().threadsPerCore());
    assertEquals(Set.of("fpu", "avx2", "aes"), lscpu.flags());
    assertEquals(CacheLevel.of(48 << 10, 4), lscpu.caches().l1d());
    assertEquals(CacheLevel.of(24 << 20, 1), lscpu.caches().l3());
    assertFalse(lscpu.caches().l2().isReported());
    assertEquals(Map.of("spec_store_bypass", "Vulnerable"), lscpu.vulnerabilities());
  }

  @Test
  void readsTheNestedListByTheSameNames() {
    Lscpu lscpu =
        read(
            """
            {"lscpu": [
              {"field": "CPU(s):", "data": "4", "children": [
                {"field": "On-line CPU(s) list:", "data": "0-3"}]},
              {"field": "Vendor ID:", "data": "AuthenticAMD", "children": [
                {"field": "Model name:", "data": "AMD EPYC 7543", "children": [
                  {"field": "CPU family:", "data": "25"},
                  {"field": "Socket(s):", "data": "1"},
                  {"field": "Core(s) per socket:", "data": "2"}]}]},
              {"field": "Virtualization features:", "data": null, "children": [
                {"field": "Hypervisor vendor:", "data": "KVM"}]},
              {"field": "Caches (sum of all):", "data": null, "children": [
                {"field": "L1d:", "data": "64 KiB (2 instances)"},
                {"field": "L2:", "data": "1 MiB (2 instances)"}]},
              {"field": "NUMA:", "data": null, "children": [
                {"field": "NUMA node(s):", "data": "1"}]},
              {"field": "Vulnerabilities:", "data": null, "children": [
                {"field": "Retbleed:", "data": "Mitigation; untrained return thunk"}]}]}
            """);
    assertEquals("AMD EPYC 7543", lscpu.text("Model name"));
    assertEquals("KVM", lscpu.text("Hypervisor vendor"));
    assertEquals(new Topology(1, 2, 4, 1, "lscpu"), lscpu.topology());
    assertEquals(CacheLevel.of(32 << 10, 2), lscpu.caches().l1d());
    assertEquals(CacheLevel.of(512 << 10, 2), lscpu.caches().l2());
    assertEquals(Set.of("retbleed"), lscpu.vulnerabilities().keySet());
  }

  @Test
  void takesAnOldCacheSizeAsOfOneCache() {
    Lscpu lscpu =
        read(flat("CPU(s)", "4", "Socket(s)", "1", "Core(s) per socket", "4", "L2 cache", "256K"));
    assertEquals(CacheLevel.of(256 << 10, 4), lscpu.caches().l2());
  }

  @Test
  void doubtsASumThatDoesNotSayOverHowMany() {
    Lscpu lscpu =
        read(
            flat(
                "CPU(s)",
                "4",
                "Socket(s)",
                "1",
                "Core(s) per socket",
                "4",
                "L2 cache",
                "1 MiB",
                "L3 cache",
                "32 MiB"));
    assertEquals(256 << 10, lscpu.caches().l2().bytes());
    assertFalse(lscpu.caches().l2().doubt().isEmpty());
    assertFalse(lscpu.caches().l3().isReported());
    assertFalse(lscpu.caches().l3().doubt().isEmpty());
  }

  @Test
  void countsCoresByClusterWhereArmHasNoSockets() {
    Lscpu lscpu =
        read(
            flat(
                "CPU(s)",
                "16",
                "Socket(s)",
                "-",
                "Core(s) per socket",
                "-",
                "Cluster(s)",
                "1",
                "Core(s) per cluster",
                "16"));
    assertEquals(16, lscpu.topology().cores());
    assertEquals(0, lscpu.topology().sockets());
  }

  @Test
  void countsThreadsOnline() {
    Lscpu lscpu =
        read(
            flat(
                "CPU(s)",
                "8",
                "On-line CPU(s) list",
                "0-2,5",
                "Socket(s)",
                "1",
                "Core(s) per socket",
                "8"));
    assertEquals(4, lscpu.topology().threads());
    assertEquals(4, lscpu.topology().cores());
  }

  @Test
  void refusesWhatIsNoOutputOfLscpu() {
    for (String text :
        new String[] {
          "",
          "{",
          "[]",
          "{}",
          "{\"lscpu\": 1}",
          "{\"lscpu\": []}",
          "{\"lscpu\": [1, null, \"x\"]}",
          flat("CPU(s)", "-3"),
          flat("CPU(s)", "1e30"),
          "lscpu: cannot open"
        }) {
      assertFalse(new LscpuReader().read(text).isOk(), text);
      assertFalse(new LscpuReader().read(text).reason().isBlank(), text);
    }
  }

  @Test
  void refusesDeepNesting() {
    String open = "{\"lscpu\": [" + "{\"field\": \"a\", \"children\": [".repeat(20);
    String text = open + "]}".repeat(21);
    assertFalse(new LscpuReader().read(text).isOk());
  }
}

package io.personality.core.internal.fingerprint;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * No text makes a reader fail with anything but a refusal that says why. Runs over the seeds in the
 * resources; with {@code JAZZER_FUZZ=1} it looks for more.
 */
class ToolOutputFuzz {
  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static void check(Parsed<?> parsed) {
    if (!parsed.isOk() && parsed.reason().isBlank()) {
      throw new AssertionError("refused without a reason");
    }
  }

  @FuzzTest(maxDuration = "20s")
  void lscpu(byte[] bytes) {
    Parsed<Lscpu> parsed = new LscpuReader().read(text(bytes));
    check(parsed);
    if (parsed instanceof Parsed.Ok<Lscpu> ok) {
      ok.value().topology();
      ok.value().caches();
      ok.value().flags();
      ok.value().vulnerabilities();
    }
  }

  @FuzzTest(maxDuration = "20s")
  void lshw(byte[] bytes) {
    check(new LshwReader().read(text(bytes)));
  }

  @FuzzTest(maxDuration = "20s")
  void dmidecode(byte[] bytes) {
    check(new DmidecodeReader().read(text(bytes)));
  }

  @FuzzTest(maxDuration = "20s")
  void decodeDimms(byte[] bytes) {
    check(new DecodeDimmsReader().read(text(bytes)));
  }

  @FuzzTest(maxDuration = "20s")
  void lsblk(byte[] bytes) {
    check(new LsblkReader().read(text(bytes)));
  }

  @FuzzTest(maxDuration = "20s")
  void nvidiaSmi(byte[] bytes) {
    check(new NvidiaSmiReader().read(text(bytes)));
  }

  @FuzzTest(maxDuration = "20s")
  void spareCores(byte[] bytes) {
    ForeignJson record = ToolJson.parse(Tool.LSCPU, text(bytes)).orElse(ForeignJson.NOTHING);
    if (record.value() != null) {
      check(new SpareCoresImport(reading -> Optional.empty(), "fuzz").convert(record.value()));
    }
  }
}

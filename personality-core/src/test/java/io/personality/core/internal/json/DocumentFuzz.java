package io.personality.core.internal.json;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.personality.InvalidFingerprintException;
import io.personality.Violation;
import io.personality.model.Fingerprint;
import io.personality.model.Profile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * No bytes make a reader of documents fail with anything but what it declares. Runs over the seeds
 * in the resources; with {@code JAZZER_FUZZ=1} it looks for more.
 */
class DocumentFuzz {
  private static final FingerprintReader READER =
      new FingerprintReader(FingerprintArbitraries.CATALOGUE);
  private static final JsonSchema SCHEMA = JsonSchema.load("fingerprint.schema.json");

  private static void check(List<Violation> violations) {
    for (Violation violation : violations) {
      if (violation.message().isBlank() || violation.remedy().isBlank()) {
        throw new AssertionError("refused without a reason or remedy: " + violation);
      }
    }
  }

  @FuzzTest(maxDuration = "1m")
  void text(byte[] bytes) {
    ParsedJson parsed = JsonText.parse(bytes, JsonLimits.DOCUMENT);
    check(parsed.violations());
    parsed
        .plain()
        .ifPresent(
            tree -> {
              String written = JsonText.write(tree, true);
              Object again = JsonText.parse(written, JsonLimits.DOCUMENT).plain().orElseThrow();
              if (!again.equals(tree)) {
                throw new AssertionError("reads back differently: " + written);
              }
            });
  }

  @FuzzTest(maxDuration = "1m")
  void profile(byte[] bytes) {
    ParsedProfile parsed = ProfileReader.read(bytes);
    check(parsed.violations());
    if (parsed.violations().isEmpty()) {
      Profile profile = parsed.orThrow();
      if (!ProfileReader.read(ProfileWriter.write(profile)).orThrow().equals(profile)) {
        throw new AssertionError("reads back differently");
      }
    }
  }

  @FuzzTest(maxDuration = "1m")
  void fingerprint(byte[] bytes) {
    ParsedJson parsed = JsonText.parse(bytes, JsonLimits.DOCUMENT);
    try {
      Fingerprint fingerprint = READER.read(bytes);
      List<Violation> faults = SCHEMA.violations(parsed.tree().orElseThrow());
      if (!faults.isEmpty() || fingerprint.host().value().isBlank()) {
        throw new AssertionError("accepted against the schema: " + faults);
      }
    } catch (InvalidFingerprintException e) {
      check(e.violations());
    }
  }

  @FuzzTest(maxDuration = "1m")
  void fleet(byte[] bytes) {
    try {
      new FleetReader(READER)
          .read(new ByteArrayInputStream(bytes))
          .forEach(FleetReader.Entry::document);
    } catch (InvalidFingerprintException e) {
      check(e.violations());
    } catch (IOException e) {
      if (bytes.length < 2 || bytes[0] != 0x1f) {
        throw new AssertionError("plain bytes in memory can be read", e);
      }
    }
  }
}

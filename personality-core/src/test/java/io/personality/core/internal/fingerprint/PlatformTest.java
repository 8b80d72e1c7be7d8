package io.personality.core.internal.fingerprint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.core.internal.fingerprint.Platform.Clues;
import io.personality.core.internal.fingerprint.Platform.Kind;
import io.personality.model.Provenance;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlatformTest {
  private static Platform arm(boolean firmware, String manufacturer, String product) {
    return Platform.of(
        new Clues("aarch64", Set.of("fp", "asimd"), "", firmware, manufacturer, product));
  }

  @Test
  void theProcessorFlagDecidesOnX86() {
    Clues bare = new Clues("x86_64", Set.of("fpu"), "", false, "Google", "Google Compute Engine");
    assertEquals(Kind.BARE, Platform.of(bare).kind());
    Clues guest = new Clues("x86_64", Set.of("fpu", "hypervisor"), "", false, "Acme", "Rack One");
    assertEquals(Kind.VIRTUAL, Platform.of(guest).kind());
  }

  @Test
  void lscpuNamesTheHypervisor() {
    Clues guest = new Clues("x86_64", Set.of("fpu"), "KVM", false, "", "");
    assertEquals("KVM", Platform.of(guest).hypervisor());
    assertEquals(Provenance.DECLARED, Platform.of(guest).provenance());
  }

  @Test
  void theFirmwareHasToTellOnArm() {
    assertEquals(Kind.VIRTUAL, arm(true, "Acme", "Cloud").kind());
    assertEquals(Kind.VIRTUAL, arm(false, "QEMU", "QEMU Virtual Machine").kind());
    assertEquals(Kind.VIRTUAL, arm(false, "Amazon EC2", "m7g.large").kind());
    assertEquals(Kind.BARE, arm(false, "Amazon EC2", "m7g.metal").kind());
    assertEquals(Kind.BARE, arm(false, "Ampere(R)", "Mt. Jade").kind());
    assertEquals(Provenance.DERIVED, arm(false, "Ampere(R)", "Mt. Jade").provenance());
  }

  @Test
  void saysSoWhereNothingTells() {
    assertEquals(Kind.UNTOLD, arm(false, "", "").kind());
    assertEquals(Kind.UNTOLD, Platform.of(new Clues("x86_64", Set.of(), "", false, "", "")).kind());
  }
}

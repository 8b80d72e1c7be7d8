package io.personality.libvirt.internal.tune;

import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.OptionalInt;

/**
 * The weight of a guest against others, and what traits ask that no domain can give: error
 * correction is the host's.
 *
 * <p>A guest that saves power yields: half the weight of others where they compete, so that they
 * finish sooner and the host idles longer (kernel, admin-guide/cgroup-v2, {@code cpu.weight}).
 */
final class ShareChoice {
  private static final FeatureName ECC = new FeatureName("memory_ecc");
  private static final String ELEMENT = "cputune/shares";

  private ShareChoice() {}

  static OptionalInt choose(TunerInput input, Ledger ledger, boolean own) {
    if (!input.wants(TunerInput.POWER, Level.HIGH)) {
      return OptionalInt.empty();
    }
    Stem stem = input.stem(TunerInput.POWER);
    OptionalInt usual = input.ability().permissions().defaultShares();
    if (own || input.wantsLatency()) {
      ledger.degraded(
          ELEMENT,
          "unchanged",
          stem,
          own
              ? "the VM has threads of its own, on which it competes with nobody"
              : "latency_sensitivity=high asks for the opposite");
      return OptionalInt.empty();
    }
    if (usual.isEmpty()) {
      ledger.degraded(ELEMENT, "unchanged", stem, "shares cannot be set here, as in session mode");
      return OptionalInt.empty();
    }
    int shares = Math.max(2, usual.getAsInt() / 2);
    ledger.honoured(
        ELEMENT, shares, stem, "half of the usual " + usual.getAsInt() + ": it yields to others");
    return OptionalInt.of(shares);
  }

  static void reportErrorCorrection(TunerInput input, Ledger ledger) {
    if (!(input.stem(TunerInput.ERRORS) instanceof Stem.Trait trait)
        || trait.level() == Level.LOW) {
      return;
    }
    Reading reading = input.order().host().fingerprint().reading(ECC);
    boolean corrected =
        reading instanceof Reading.Known known
            && known.value() instanceof Value.Flag flag
            && flag.present();
    ledger.note(
        "memory",
        corrected ? "corrected by the host" : "not known to be corrected",
        trait,
        corrected
            ? "memory_ecc of the host; nothing in a domain adds to it"
            : reading instanceof Reading.Unknown unknown
                ? "memory_ecc of the host is unknown (" + unknown.reason() + ")"
                : "the host has no memory_ecc, and nothing in a domain can add it",
        corrected);
  }
}

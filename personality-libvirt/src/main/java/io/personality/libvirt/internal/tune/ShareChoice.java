package io.personality.libvirt.internal.tune;

import io.personality.model.ExclusiveUnit;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Reading;
import io.personality.model.TraitName;
import io.personality.model.Value;
import io.personality.spi.LaunchOrder;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The weight of a guest against others, and what traits ask that no domain can give: error
 * correction is the host's.
 *
 * <p>A guest that saves power yields: half the weight of others where they compete, so that they
 * finish sooner and the host idles longer (kernel, admin-guide/cgroup-v2, {@code cpu.weight}).
 */
public final class ShareChoice {
  private static final FeatureName ECC = new FeatureName("memory_ecc");
  private static final String ELEMENT = "cputune/shares";
  private static final int LEAST = 2; // of the kernel

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
    int shares = yielding(usual.getAsInt());
    ledger.honoured(
        ELEMENT, shares, stem, "half of the usual " + usual.getAsInt() + ": it yields to others");
    return OptionalInt.of(shares);
  }

  private static int yielding(int usual) {
    return Math.max(LEAST, usual / 2);
  }

  /**
   * {@return the weight that a running guest is to have}
   *
   * @param order its claim as it is to be, and its profile
   * @param usual that of a guest that nobody gave one
   */
  public static int of(LaunchOrder order, int usual) {
    Map<TraitName, Level> traits = order.profile().traits();
    boolean yields =
        Level.HIGH.equals(traits.get(TunerInput.POWER))
            && !Level.HIGH.equals(traits.get(TunerInput.LATENCY))
            && order.claim().units().stream().noneMatch(ExclusiveUnit.Core.class::isInstance);
    return yields ? yielding(usual) : usual;
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

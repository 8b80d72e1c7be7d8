package io.personality.libvirt.internal.tune;

import java.util.ArrayList;
import java.util.List;

/** Keeps the reasons of one tuning, in the order they arise. <i>Confined to one thread.</i> */
final class Ledger {
  private final List<Tuning> tunings = new ArrayList<>();
  private final List<Refusal> refusals = new ArrayList<>();

  void honoured(String element, Object value, Stem stem, String reason) {
    note(element, value, stem, reason, true);
  }

  void degraded(String element, Object value, Stem stem, String reason) {
    note(element, value, stem, reason, false);
  }

  void note(String element, Object value, Stem stem, String reason, boolean inFull) {
    Tuning.Effect effect = inFull ? Tuning.Effect.HONOURED : Tuning.Effect.DEGRADED;
    tunings.add(new Tuning(element, String.valueOf(value), reason, stem, effect));
  }

  void refuse(Object demand, String reason) {
    refusals.add(new Refusal(String.valueOf(demand), reason));
  }

  List<Tuning> tunings() {
    return List.copyOf(tunings);
  }

  /** {@return every refusal; where tuning is strict, every degradation as well} */
  List<Refusal> refusals(boolean strict) {
    List<Refusal> all = new ArrayList<>(refusals);
    if (strict) {
      tunings.stream()
          .filter(tuning -> tuning.effect() == Tuning.Effect.DEGRADED)
          .forEach(t -> all.add(new Refusal(t.stem().toString(), t.element() + ": " + t.reason())));
    }
    return all;
  }
}

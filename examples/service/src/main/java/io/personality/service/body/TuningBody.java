package io.personality.service.body;

import io.personality.model.Tuning;
import java.util.List;

/** What a launcher chose for a VM. <i>Immutable.</i> */
public record TuningBody(List<Choice> tuning) {

  /**
   * One choice.
   *
   * @param element what it is about
   * @param choice what was chosen, with its reason
   * @param degraded whether it is less than was asked
   */
  public record Choice(String element, String choice, boolean degraded) {}

  /** The choices in their order. */
  public static TuningBody of(List<Tuning> tunings) {
    return new TuningBody(
        tunings.stream()
            .map(one -> new Choice(one.element(), one.choice(), one.degraded()))
            .toList());
  }
}

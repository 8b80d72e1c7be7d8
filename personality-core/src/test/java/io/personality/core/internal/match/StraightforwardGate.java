package io.personality.core.internal.match;

import io.personality.core.internal.query.FeatureTest.Outcome;
import io.personality.model.Diagnosis.Relaxation;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Something a row must pass to be a candidate: a requirement, room, or the minimum similarity.
 *
 * @param kind what kind of thing
 * @param feature the feature it is about; empty for those that are about none
 * @param text for people
 * @param test the test
 * @param loosen how it is loosened for a row
 */
record StraightforwardGate(
    Kind kind,
    Optional<String> feature,
    String text,
    IntFunction<Outcome> test,
    IntFunction<Loosened> loosen) {

  /** What kind of gate; {@code NONE} stands for no gate at all. */
  enum Kind {
    NONE,
    REQUIREMENT,
    ROOM,
    SIMILARITY
  }

  /** A loosened gate. */
  record Loosened(Relaxation change, double strain, IntFunction<Outcome> test) {}
}

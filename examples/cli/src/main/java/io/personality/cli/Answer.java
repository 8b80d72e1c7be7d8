package io.personality.cli;

import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Placed;
import io.personality.PlacementResult.Reason;
import io.personality.cli.json.LaunchJson;
import io.personality.cli.json.MatchJson;
import io.personality.cli.json.PlacementsJson;
import io.personality.cli.render.Bill;
import io.personality.cli.render.PlacementCard;
import io.personality.cli.render.PlacementTable;
import io.personality.cli.render.Refusal;
import io.personality.model.Diagnosis;
import io.personality.model.Placement;
import java.util.List;
import java.util.function.Supplier;

/** The answers that several commands give, each with its exit code. */
record Answer(PersonalityCommand root) {

  /** No host can: the sentence on stderr, the reasons on stdout. */
  int noMatch(Diagnosis diagnosis) {
    String sentence = Reason.NO_MATCHING_HARDWARE.sentence();
    Session session = root.session();
    session.say(sentence);
    session
        .out()
        .print(
            root.isJson()
                ? MatchJson.refusal(sentence, diagnosis)
                : new Refusal(root.look()).render(diagnosis));
    return Failure.NO_MATCH;
  }

  /** The VM runs, as far as the launcher goes. */
  int placed(Placed placed) {
    String page =
        root.isJson()
            ? LaunchJson.placed(placed)
            : new PlacementCard(root.look()).render(placed)
                + "\n"
                + new Bill(root.look(), root.session().clock().instant())
                    .render(placed.explanation());
    root.session().out().print(page);
    return 0;
  }

  /** The VM does not run. */
  int notPlaced(NotPlaced refused) {
    if (refused.reason() == Reason.NO_MATCHING_HARDWARE) {
      return noMatch(refused.diagnosis());
    }
    root.session().say(refused.reason().sentence() + ": " + refused.detail());
    if (root.isJson()) {
      root.session().out().print(LaunchJson.notPlaced(refused));
    }
    return Failure.FAILED;
  }

  /** A running VM was changed, or was not. */
  int changed(Supplier<PlacementResult> change) {
    PlacementResult result;
    try {
      result = root.session().during("Changing the VM", change);
    } catch (IllegalArgumentException e) { // it does not run
      throw new Failure(Failure.BAD_INPUT, "error: " + e.getMessage(), e);
    }
    if (result instanceof Placed placed) {
      placement(placed.placement());
      return 0;
    }
    NotPlaced refused = (NotPlaced) result;
    root.session().say(refused.reason().sentence() + ": " + refused.detail());
    if (root.isJson()) {
      root.session().out().print(LaunchJson.notPlaced(refused));
    }
    return Failure.FAILED;
  }

  /** One placement with what happened to it. */
  void placement(Placement placement) {
    root.session()
        .out()
        .print(
            root.isJson()
                ? PlacementsJson.of(List.of(placement))
                : new PlacementTable(root.look(), root.session().clock().instant())
                    .card(placement));
  }
}

package io.personality.cli.remote;

import io.personality.InvalidFingerprintException;
import io.personality.InvalidProfileException;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Reason;
import io.personality.RefusedException;
import io.personality.Violation;
import java.util.List;

/**
 * Makes of an answer other than what was asked for what the engine would have thrown, with what to
 * do about it.
 *
 * @param address of the service
 * @param hasToken whether one was sent
 */
record Problems(ServiceAddress address, boolean hasToken) {

  /** What was wrong, in words; empty where the service did not say. */
  private record Said(String title, String detail, List<Violation> faults, Tree problem) {}

  /** The exception for an answer. */
  RuntimeException of(Reply reply) {
    if (reply.status() >= 300 && reply.status() < 400) {
      return new ServiceException(
          address
              + " sends elsewhere, to "
              + Text.line(reply.location())
              + "; nothing was sent there. If that is right, give it by --server");
    }
    return reply.isProblem()
        ? Tree.read(reply.text(), address, problem -> of(reply.status(), said(problem)))
        : new ServiceException(
            address
                + " answered "
                + reply.status()
                + " without saying why; is it the address of the service?");
  }

  private static Said said(Tree problem) {
    return new Said(
        Text.line(problem.text("title")),
        Text.line(problem.text("detail")),
        violations(problem.list("errors")),
        problem);
  }

  /** Faults of a document. */
  static List<Violation> violations(List<Tree> faults) {
    return faults.stream()
        .map(
            fault ->
                new Violation(
                    Text.line(fault.text("pointer")),
                    Text.line(fault.text("message")),
                    Text.line(fault.text("remedy"))))
        .toList();
  }

  private RuntimeException of(int status, Said said) {
    return switch (status) {
      case 401 ->
          new ServiceException(
              hasToken
                  ? address
                      + " does not accept the token: it is wrong, has expired or was revoked;"
                      + " \"token create\" makes a new one"
                  : address + " asks for a token; give one by --token-file or PERSONALITY_TOKEN");
      case 403 ->
          new ServiceException(
              "not allowed: "
                  + said.detail()
                  + "; ask whoever runs the service for a token of a role that may");
      case 404 -> new RefusedException(RefusedException.Reason.NOT_FOUND, said.detail());
      case 409 -> conflict(said);
      case 412 -> new RefusedException(RefusedException.Reason.STALE, said.detail());
      case 429 ->
          new ServiceException(
              "too many requests: " + said.detail() + "; wait a minute, then go on");
      case 400, 406, 413, 415, 422, 428 -> badInput(said);
      default ->
          new ServiceException(
              address
                  + " answered "
                  + status
                  + ": "
                  + said.detail()
                  + said.problem()
                      .optionalText("request_id")
                      .map(id -> " (request " + Text.line(id) + ")")
                      .orElse(""));
    };
  }

  private static RuntimeException conflict(Said said) {
    for (Reason reason : Reason.values()) {
      if (reason.sentence().equals(said.title()) && said.problem().has("diagnosis")) {
        return new UnplacedException(
            new NotPlaced(
                reason, said.detail(), Diagnoses.diagnosis(said.problem().object("diagnosis"))));
      }
    }
    return said.title().equals("Name taken")
        ? new RefusedException(RefusedException.Reason.TAKEN, said.detail())
        : new ServiceException(said.detail());
  }

  private static RuntimeException badInput(Said said) {
    if (said.faults().isEmpty()) {
      return ServiceException.badInput(said.detail());
    }
    return switch (said.title()) {
      case "Invalid profile" -> new InvalidProfileException(said.faults());
      case "Invalid fingerprint" -> new InvalidFingerprintException(said.faults());
      default ->
          ServiceException.badInput(
              said.title()
                  + ": "
                  + String.join("; ", said.faults().stream().map(Violation::toString).toList()));
    };
  }
}

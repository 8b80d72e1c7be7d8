package io.personality.cli.remote;

import io.personality.PlacementResult;
import io.personality.PlacementResult.NotPlaced;
import io.personality.PlacementResult.Reason;
import io.personality.cli.engine.Matched;
import io.personality.model.Basis;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import io.personality.model.HostId;
import io.personality.model.Ranking;
import io.personality.model.WeightStability;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Rankings and launches by a service.
 *
 * @param connection to it
 * @param clock the time
 */
public record RemoteRequests(Connection connection, Clock clock) {

  /**
   * What is shown of a ranking.
   *
   * @param top how many hosts
   * @param explain whether with the terms of each
   * @param stability whether with the range of each weight
   */
  public record Detail(int top, boolean explain, boolean stability) {}

  /** The best hosts, or why there is none. */
  public Matched match(Wanted wanted, Detail detail) {
    byte[] body =
        Body.of(
            json -> {
              wanted.write(json);
              json.writeNumberField("top", detail.top());
              json.writeBooleanField("explain", detail.explain());
              json.writeBooleanField("stability", detail.stability());
            });
    Instant start = clock.instant();
    try {
      Reply reply = connection.ask(Call.post(Call.path("matches"), body).repeatable());
      Duration took = Duration.between(start, clock.instant());
      return connection.read(reply, answer -> matched(answer, detail, took));
    } catch (UnplacedException e) {
      return unmatched(e.result());
    }
  }

  private static Matched matched(Tree answer, Detail detail, Duration took) {
    List<Tree> hosts = answer.list("candidates");
    List<Candidate> candidates = hosts.stream().map(Scores::candidate).toList();
    List<Explanation> explanations =
        detail.explain()
            ? hosts.stream().map(host -> Scores.explanation(host, "similarity")).toList()
            : List.of();
    Basis basis = Placings.basis(answer);
    Ranking ranking =
        new Ranking(
            candidates,
            answer.count("hosts"),
            answer.count("feasible"),
            answer.count("lack_room"),
            basis,
            Optional.empty());
    Optional<WeightStability> stability =
        answer
            .optionalObject("stability")
            .map(
                weights ->
                    new WeightStability(
                        new HostId(weights.text("winner")),
                        weights.list("weights").stream().map(Scores::range).toList(),
                        basis));
    return new Matched(answer.text("profile"), ranking, explanations, stability, took);
  }

  /** No host can: the diagnosis says all there is to say. */
  private static Matched unmatched(NotPlaced result) {
    if (result.reason() != Reason.NO_MATCHING_HARDWARE) {
      throw new ServiceException(result.reason().sentence() + ": " + result.detail());
    }
    Ranking none =
        new Ranking(
            List.of(),
            result.diagnosis().hosts(),
            0,
            0,
            new Basis(0, "", ""),
            Optional.of(result.diagnosis()));
    return new Matched("", none, List.of(), Optional.empty(), Duration.ZERO);
  }

  /**
   * Launches a VM. A request that breaks off is sent once more: by its key the service starts
   * nothing twice.
   */
  public PlacementResult launch(Wanted wanted, Guest guest) {
    byte[] body =
        Body.of(
            json -> {
              wanted.write(json);
              json.writeStringField("name", guest.name());
              json.writeStringField("image", guest.image());
            });
    Call call =
        Call.post(Call.path("placements"), body)
            .header("Idempotency-Key", guest.key())
            .repeatable()
            .slow();
    try {
      return connection.ask(call, Placings::placed);
    } catch (UnplacedException e) {
      return e.result();
    }
  }

  /**
   * What is launched.
   *
   * @param key the request's identity
   */
  public record Guest(String name, String image, String key) {}
}

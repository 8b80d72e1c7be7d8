package io.personality.benchmarks.duel;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Times contenders against each other, interleaved: in each round every contender has a turn of the
 * same length, so that whatever disturbs the host disturbs all of them alike. A turn is one answer,
 * or as many, to one request after the other, as take a millisecond; its time is that of one of
 * them. So an answer that takes microseconds is not timed by the caches that others have just
 * filled.
 *
 * <p><i>Confined to one thread.</i> Rounds go through the requests one after the other; who begins
 * a round changes from round to round. Before, each contender is warmed up by itself, since the
 * fast ones need many more answers for that than the slow ones.
 */
public final class Duel {
  private static final Duration SHORTEST_TURN = Duration.ofMillis(1);

  private final List<ScanRequest> requests;
  private final Plan plan;
  private final long shortestTurn;

  /**
   * How long.
   *
   * @param warmUp each contender answers until both this many requests and {@code warmUpTime} have
   *     passed
   * @param warmUpTime see {@code warmUp}
   * @param rounds rounds that are counted at most
   * @param budget no round is begun after it, once {@link #LEAST_ROUNDS} are counted
   */
  public record Plan(int warmUp, Duration warmUpTime, int rounds, Duration budget) {
    /** As few rounds as a median is taken of, where the plan has as many. */
    public static final int LEAST_ROUNDS = 5;

    @Override
    public String toString() {
      return String.format(
          "each warmed up by %d answers and %d ms, up to %d rounds",
          warmUp, warmUpTime.toMillis(), rounds);
    }
  }

  /** A duel over requests, which are cycled through. */
  public Duel(List<ScanRequest> requests, Plan plan) {
    this(requests, plan, SHORTEST_TURN);
  }

  Duel(List<ScanRequest> requests, Plan plan, Duration shortestTurn) {
    this.requests = List.copyOf(requests);
    this.plan = plan;
    this.shortestTurn = shortestTurn.toNanos();
  }

  /** Runs it. */
  public Standings run(List<Contender> contenders) {
    List<List<Contender.Turn>> bound = new ArrayList<>();
    for (Contender contender : contenders) {
      bound.add(requests.stream().map(contender::bind).toList());
    }
    double[][] times = new double[plan.rounds()][];
    Answer answer = new Answer(requests.get(0).k());
    bound.forEach(turns -> warmUp(turns, answer));
    long end = System.nanoTime() + plan.budget().toNanos();
    int counted = 0;
    while (counted < plan.rounds()
        && (counted < Plan.LEAST_ROUNDS || System.nanoTime() - end < 0)) {
      times[counted] = round(bound, counted, answer);
      counted++;
    }
    return Standings.of(contenders.stream().map(Contender::name).toList(), times, counted);
  }

  private void warmUp(List<Contender.Turn> turns, Answer answer) {
    long end = System.nanoTime() + plan.warmUpTime().toNanos();
    for (int done = 0; done < plan.warmUp() || System.nanoTime() - end < 0; done++) {
      turns.get(done % turns.size()).topK(answer);
    }
  }

  private double[] round(List<List<Contender.Turn>> bound, int round, Answer answer) {
    double[] times = new double[bound.size()];
    for (int turn = 0; turn < times.length; turn++) {
      int contender = (round + turn) % times.length;
      times[contender] = turn(bound.get(contender), round, answer);
    }
    return times;
  }

  private double turn(List<Contender.Turn> turns, int first, Answer answer) {
    long start = System.nanoTime();
    long taken;
    int answers = 0;
    do {
      turns.get((first + answers) % turns.size()).topK(answer);
      answers++;
      taken = System.nanoTime() - start;
    } while (taken < shortestTurn);
    return (double) taken / answers;
  }
}

package io.personality.benchmarks.duel;

import java.util.Arrays;

/**
 * The best hosts, best first; filled anew by each call, so that measuring allocates nothing.
 *
 * <p><i>Confined to one thread.</i>
 */
public final class Answer {
  private final int[] hosts;
  private final double[] scores;
  private int size;

  /** Room for so many hosts. */
  public Answer(int capacity) {
    hosts = new int[capacity];
    scores = new double[capacity];
  }

  /** Forgets all. */
  public void clear() {
    size = 0;
  }

  /** Adds the next best host. */
  public void add(int host, double score) {
    hosts[size] = host;
    scores[size++] = score;
  }

  /**
   * Takes a host into its place if it is among the best so far; ties go to the lower number.
   *
   * @return whether it was taken
   */
  public boolean offer(int host, double score) {
    if (size == hosts.length && !isBefore(host, score, size - 1)) {
      return false;
    }
    int place = size < hosts.length ? size++ : size - 1;
    while (place > 0 && isBefore(host, score, place - 1)) {
      hosts[place] = hosts[place - 1];
      scores[place] = scores[place - 1];
      place--;
    }
    hosts[place] = host;
    scores[place] = score;
    return true;
  }

  private boolean isBefore(int host, double score, int place) {
    return score > scores[place] || (score == scores[place] && host < hosts[place]);
  }

  /** How many hosts there are. */
  public int size() {
    return size;
  }

  /** A host. */
  public int host(int place) {
    return hosts[place];
  }

  /** Its score. */
  public double score(int place) {
    return scores[place];
  }

  /** Whether it names the same hosts with the same scores, bit for bit. */
  public boolean sameAs(Answer other) {
    return Arrays.equals(hosts, 0, size, other.hosts, 0, other.size)
        && Arrays.equals(scores, 0, size, other.scores, 0, other.size);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int place = 0; place < size; place++) {
      text.append(place == 0 ? "" : ", ").append(hosts[place]).append(" at ").append(scores[place]);
    }
    return "[" + text + "]";
  }
}

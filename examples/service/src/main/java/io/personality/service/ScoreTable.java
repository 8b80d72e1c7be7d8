package io.personality.service;

import io.personality.model.Candidate;
import io.personality.model.Ranking;
import io.personality.model.Similarity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The scores of a whole fleet in few bytes, twelve a host: as JSON ten thousand hosts would take a
 * browser longer to read than they take the engine to score.
 *
 * <p>Little endian. First three numbers of four bytes: how many hosts could take the VM, how many
 * only lack the room, how many hosts there are. Then five columns, each with an entry for every
 * host that could take the VM, best first: its number in the order (four bytes), then expected,
 * lower, upper and coverage (two bytes each, 65,535 for 1).
 */
final class ScoreTable {
  private static final int HEAD = 12;
  private static final int ROW = 12;
  private static final int ONE = 0xffff;

  private ScoreTable() {}

  /** The table of a ranking; a host that is not in the order has left meanwhile. */
  static byte[] of(Ranking ranking, FleetOrder order) {
    List<Candidate> candidates = ranking.candidates();
    int[] numbers = new int[candidates.size()];
    Similarity[] similarities = new Similarity[candidates.size()];
    int size = 0;
    for (Candidate candidate : candidates) {
      Integer number = order.numbers().get(candidate.host());
      if (number != null) {
        numbers[size] = number;
        similarities[size] = candidate.similarity();
        size++;
      }
    }
    ByteBuffer table = ByteBuffer.allocate(HEAD + ROW * size).order(ByteOrder.LITTLE_ENDIAN);
    table.putInt(size).putInt(ranking.lackRoom()).putInt(ranking.hosts());
    int columns = HEAD + Integer.BYTES * size;
    for (int i = 0; i < size; i++) {
      table.putInt(HEAD + Integer.BYTES * i, numbers[i]);
      int at = columns + Short.BYTES * i;
      table.putShort(at, rounded(similarities[i].expected()));
      table.putShort(at + Short.BYTES * size, rounded(similarities[i].lower()));
      table.putShort(at + 2 * Short.BYTES * size, rounded(similarities[i].upper()));
      table.putShort(at + 3 * Short.BYTES * size, rounded(similarities[i].coverage()));
    }
    return table.array();
  }

  private static short rounded(double fraction) {
    return (short) Math.round(fraction * ONE);
  }
}

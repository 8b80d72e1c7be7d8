package io.personality.service;

import io.personality.model.Candidate;
import io.personality.model.Ranking;
import io.personality.model.Similarity;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;

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
    Map<?, Integer> numbers = order.numbers();
    List<Candidate> rows =
        ranking.candidates().stream().filter(row -> numbers.containsKey(row.host())).toList();
    int size = rows.size();
    ByteBuffer table = ByteBuffer.allocate(HEAD + ROW * size).order(ByteOrder.LITTLE_ENDIAN);
    table.putInt(size).putInt(ranking.lackRoom()).putInt(ranking.hosts());
    int columns = HEAD + Integer.BYTES * size;
    for (int i = 0; i < size; i++) {
      Candidate row = rows.get(i);
      Similarity similarity = row.similarity();
      table.putInt(HEAD + Integer.BYTES * i, order.numbers().getOrDefault(row.host(), -1));
      int at = columns + Short.BYTES * i;
      table.putShort(at, rounded(similarity.expected()));
      table.putShort(at + Short.BYTES * size, rounded(similarity.lower()));
      table.putShort(at + 2 * Short.BYTES * size, rounded(similarity.upper()));
      table.putShort(at + 3 * Short.BYTES * size, rounded(similarity.coverage()));
    }
    return table.array();
  }

  private static short rounded(double fraction) {
    return (short) Math.round(fraction * ONE);
  }
}

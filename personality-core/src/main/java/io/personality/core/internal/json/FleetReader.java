package io.personality.core.internal.json;

import io.personality.InvalidFingerprintException;
import io.personality.Violation;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a fleet: one fingerprint document a line, plain or gzip, told apart by the first two bytes.
 *
 * <p><i>Immutable.</i> Blank lines are passed over; reading ends after the first 20 faulty lines.
 */
public final class FleetReader {
  private static final int MOST_FAULTY_LINES = 20;
  private static final int MOST_HOSTS = 20_000_000;

  private final FingerprintReader reader;

  /** Reads each line by the reader given. */
  public FleetReader(FingerprintReader reader) {
    this.reader = reader;
  }

  /**
   * Reads a file.
   *
   * @throws InvalidFingerprintException with the faults of the first faulty lines, each with its
   *     line
   * @throws IOException if the file cannot be read
   */
  public List<Fingerprint> read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /**
   * Reads a stream, which the caller closes.
   *
   * @throws InvalidFingerprintException with the faults of the first faulty lines, each with its
   *     line
   * @throws IOException if the stream cannot be read
   */
  public List<Fingerprint> read(InputStream in) throws IOException {
    DocumentLines lines = new DocumentLines(in);
    List<Fingerprint> fleet = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    Map<HostId, Integer> seen = new HashMap<>();
    int faultyLines = 0;
    for (byte[] line = lines.next(); line.length > 0; line = lines.next()) {
      List<Violation> faults = take(line, lines.number(), seen, fleet);
      violations.addAll(faults);
      faultyLines += faults.isEmpty() ? 0 : 1;
      if (faultyLines == MOST_FAULTY_LINES || fleet.size() > MOST_HOSTS) {
        break;
      }
    }
    if (fleet.size() > MOST_HOSTS) {
      violations.add(
          new Violation("", "there are more than " + MOST_HOSTS + " hosts", "split the fleet"));
    }
    if (!violations.isEmpty()) {
      throw new InvalidFingerprintException(violations);
    }
    return fleet;
  }

  private List<Violation> take(
      byte[] line, int number, Map<HostId, Integer> seen, List<Fingerprint> fleet) {
    try {
      Fingerprint fingerprint = reader.read(line);
      Integer earlier = seen.putIfAbsent(fingerprint.host(), number);
      if (earlier != null) {
        return List.of(
            new Violation(
                "line " + number + " /host",
                "\"" + fingerprint.host() + "\" is the host of line " + earlier + " too",
                "keep one line a host"));
      }
      fleet.add(fingerprint);
      return List.of();
    } catch (InvalidFingerprintException e) {
      return e.violations().stream()
          .map(
              v ->
                  new Violation(
                      ("line " + number + " " + v.pointer()).stripTrailing(),
                      v.message(),
                      v.remedy()))
          .toList();
    }
  }
}

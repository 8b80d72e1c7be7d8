package io.personality.core.internal.json;

import io.personality.InvalidFingerprintException;
import io.personality.Violation;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a fleet: one fingerprint document a line, plain or gzip, told apart by the first two bytes.
 *
 * <p><i>Immutable.</i> Blank lines are passed over; reading ends after the first 20 faulty lines.
 * Lines are read a batch at a time, the documents of a batch on all processors.
 */
public final class FleetReader {
  private static final int MOST_FAULTY_LINES = 20;
  private static final int MOST_HOSTS = 20_000_000;
  private static final int BATCH = 64;

  private final FingerprintReader reader;

  /** Reads each line by the reader given. */
  public FleetReader(FingerprintReader reader) {
    this.reader = reader;
  }

  /**
   * One line of a fleet.
   *
   * @param fingerprint what it says
   * @param document how it says it
   */
  public record Entry(Fingerprint fingerprint, String document) {}

  /**
   * Reads a file.
   *
   * @throws InvalidFingerprintException with the faults of the first faulty lines, each with its
   *     line
   * @throws IOException if the file cannot be read
   */
  public List<Entry> read(Path file) throws IOException {
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
  public List<Entry> read(InputStream in) throws IOException {
    DocumentLines lines = new DocumentLines(in);
    List<Entry> fleet = new ArrayList<>();
    List<Violation> violations = new ArrayList<>();
    Map<HostId, Integer> seen = new HashMap<>();
    int faultyLines = 0;
    for (List<Line> batch = batch(lines); !batch.isEmpty(); batch = batch(lines)) {
      for (Outcome outcome : batch.parallelStream().map(this::parsed).toList()) {
        List<Violation> faults = outcome.faults();
        if (outcome.entry().isPresent()) {
          faults = take(outcome.entry().get(), outcome.number(), seen, fleet);
        }
        violations.addAll(faults);
        faultyLines += faults.isEmpty() ? 0 : 1;
        if (faultyLines == MOST_FAULTY_LINES) {
          throw new InvalidFingerprintException(violations);
        }
      }
      if (fleet.size() > MOST_HOSTS) {
        violations.add(
            new Violation("", "there are more than " + MOST_HOSTS + " hosts", "split the fleet"));
        break;
      }
    }
    if (!violations.isEmpty()) {
      throw new InvalidFingerprintException(violations);
    }
    return fleet;
  }

  private record Line(int number, ByteBuffer utf8) {}

  private record Outcome(int number, Optional<Entry> entry, List<Violation> faults) {}

  private static List<Line> batch(DocumentLines lines) throws IOException {
    List<Line> batch = new ArrayList<>(BATCH);
    while (batch.size() < BATCH) {
      byte[] line = lines.next();
      if (line.length == 0) {
        break;
      }
      batch.add(new Line(lines.number(), ByteBuffer.wrap(line)));
    }
    return batch;
  }

  private Outcome parsed(Line line) {
    try {
      Fingerprint fingerprint = reader.read(line.utf8().array());
      String document = new String(line.utf8().array(), StandardCharsets.UTF_8);
      return new Outcome(line.number(), Optional.of(new Entry(fingerprint, document)), List.of());
    } catch (InvalidFingerprintException e) {
      return new Outcome(
          line.number(),
          Optional.empty(),
          e.violations().stream().map(fault -> at(line.number(), fault)).toList());
    }
  }

  private static List<Violation> take(
      Entry entry, int number, Map<HostId, Integer> seen, List<Entry> fleet) {
    HostId host = entry.fingerprint().host();
    Integer earlier = seen.putIfAbsent(host, number);
    if (earlier == null) {
      fleet.add(entry);
      return List.of();
    }
    return List.of(
        at(
            number,
            new Violation(
                "/host",
                "\"" + host + "\" is the host of line " + earlier + " too",
                "keep one line a host")));
  }

  private static Violation at(int number, Violation fault) {
    return new Violation(
        ("line " + number + " " + fault.pointer()).stripTrailing(),
        fault.message(),
        fault.remedy());
  }
}

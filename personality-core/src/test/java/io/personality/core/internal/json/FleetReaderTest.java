package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.personality.InvalidFingerprintException;
import io.personality.Violation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class FleetReaderTest {
  private static final FleetReader READER =
      new FleetReader(new FingerprintReader(CatalogueReader.read(List.of())));

  private static String line(String host) {
    return "{\"schema\": 1, \"host\": \""
        + host
        + "\", \"capacity\": {\"vcpus\": 4, \"memory_mib\": 8192}, \"features\": {}}";
  }

  private static List<FleetReader.Entry> read(String text) throws IOException {
    return READER.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> pointers(String text) {
    return assertThrows(InvalidFingerprintException.class, () -> read(text)).violations().stream()
        .map(Violation::pointer)
        .toList();
  }

  @Test
  void keepsTheOrderOverManyBatches() throws IOException {
    List<String> hosts = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      hosts.add("h" + (i * 7919 % 1_000));
      text.append(line(hosts.get(i))).append('\n');
    }
    assertEquals(
        hosts, read(text.toString()).stream().map(e -> e.fingerprint().host().value()).toList());
  }

  @Test
  void givesTheDocumentAsItStands() throws IOException {
    String document = line("h").replace("\"h\"", "\"höst\"");
    FleetReader.Entry entry = read(document + "\r\n").get(0);
    assertEquals("höst", entry.fingerprint().host().value());
    assertEquals(document, entry.document().strip());
  }

  @Test
  void passesOverBlankLinesButCountsThem() throws IOException {
    assertEquals(2, read("\n  \n" + line("a") + "\r\n\t\n" + line("b")).size());
    assertEquals(List.of("line 3"), pointers("\n\n{\n" + line("b")));
    assertEquals(0, read("").size());
  }

  @Test
  void namesTheLineOfEachFault() {
    String faulty = line("b").replace("\"vcpus\": 4", "\"vcpus\": -4");
    assertEquals(
        List.of("line 2 /capacity/vcpus", "line 4"),
        pointers(line("a") + "\n" + faulty + "\n" + line("c") + "\n[]\n" + line("d")));
  }

  @Test
  void refusesAHostThatIsThereTwiceEvenInAnotherBatch() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      text.append(line("h" + i)).append('\n');
    }
    assertEquals(List.of("line 201 /host"), pointers(text + line("h3")));
  }

  @Test
  void endsAfterTwentyFaultyLines() {
    assertEquals(20, pointers("[]\n".repeat(500)).size());
  }

  @Test
  void readsGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write((line("a") + "\n" + line("b")).getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(2, READER.read(new ByteArrayInputStream(packed.toByteArray())).size());
  }
}

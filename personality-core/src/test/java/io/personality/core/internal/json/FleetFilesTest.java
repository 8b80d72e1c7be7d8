package io.personality.core.internal.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.InvalidFingerprintException;
import io.personality.Violation;
import io.personality.model.Fingerprint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetFilesTest {
  private static List<Fingerprint> fleet(InputStream in) throws IOException {
    return READER.read(in).stream().map(FleetReader.Entry::fingerprint).toList();
  }

  private static final FleetReader READER =
      new FleetReader(new FingerprintReader(FingerprintArbitraries.CATALOGUE));

  @TempDir Path folder;

  private static String line(String host) {
    return "{\"schema\":1,\"host\":\""
        + host
        + "\",\"capacity\":{\"vcpus\":1,\"memory_mib\":1},"
        + "\"features\":{}}";
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(bytes);
    }
    return packed.toByteArray();
  }

  private static List<String> hosts(InputStream in) throws IOException {
    return fleet(in).stream().map(Fingerprint::host).map(Object::toString).toList();
  }

  private static List<Violation> faults(String text) {
    return assertThrows(InvalidFingerprintException.class, () -> fleet(stream(text))).violations();
  }

  @Test
  void plainAndPackedFilesAreReadAlike() throws IOException {
    String text = "\uFEFF" + line("a") + "\r\n\n \t\r\n" + line("b") + "\n" + line("c");
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path packed = folder.resolve("fleet.bin");
    Files.write(packed, gzip(bytes));
    assertEquals(List.of("a", "b", "c"), hosts(new ByteArrayInputStream(bytes)));
    try (InputStream in = Files.newInputStream(packed)) {
      assertEquals(fleet(new ByteArrayInputStream(bytes)), fleet(in));
    }
  }

  @Test
  void nothingIsAnEmptyFleet() throws IOException {
    assertEquals(List.of(), fleet(stream("")));
    assertEquals(List.of(), fleet(stream("\n\n")));
    assertEquals(List.of(), fleet(new ByteArrayInputStream(gzip(new byte[0]))));
  }

  @Test
  void faultsNameTheirLine() {
    List<Violation> faults =
        faults(line("a") + "\n\n{\n" + line("b").replace("\"vcpus\":1", "\"vcpus\":-1") + "\n");
    assertEquals(
        List.of("line 3", "line 4 /capacity/vcpus"),
        faults.stream().map(Violation::pointer).toList());
  }

  @Test
  void aHostMayStandOnOneLineOnly() {
    List<Violation> faults = faults(line("a") + "\n" + line("b") + "\n\n" + line("a") + "\n");
    assertEquals(
        List.of(
            new Violation(
                "line 4 /host", "\"a\" is the host of line 1 too", "keep one line a host")),
        faults);
  }

  @Test
  void readingEndsAfterTwentyFaultyLines() {
    assertEquals(20, faults("{\n".repeat(1_000)).size());
  }

  @Test
  void aLineOfAMebibyteIsReadAndALongerOneIsAFault() throws IOException {
    String padded = line("a") + " ".repeat((1 << 20) - line("a").length());
    assertEquals(List.of("a", "b"), hosts(stream(padded + "\n" + line("b"))));
    List<Violation> faults = faults(padded + " ".repeat(1 << 20) + "\n" + line("b"));
    assertEquals(1, faults.size());
    assertTrue(faults.get(0).message().contains("at most 1048576"), faults::toString);
  }

  @Test
  void damagedPackingIsAnErrorOfReading() throws IOException {
    byte[] packed = gzip(line("a").getBytes(StandardCharsets.UTF_8));
    for (int length = 2; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThrows(IOException.class, () -> fleet(new ByteArrayInputStream(cut)));
    }
  }

  @Test
  void whatUnpacksWithoutEndIsRefused() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return '\n';
          }

          @Override
          public int read(byte[] bytes, int offset, int length) {
            Arrays.fill(bytes, offset, offset + length, (byte) ' ');
            return length;
          }
        };
    IOException refused =
        assertThrows(IOException.class, () -> new DocumentLines(endless, 1 << 24).next());
    assertTrue(refused.getMessage().contains("more than 16777216 bytes"), refused::getMessage);
  }

  @Test
  void faultsComeInTheOrderOfTheLines() {
    String text = (line("a") + "\n").repeat(12);
    List<String> lines = faults(text).stream().map(Violation::pointer).toList();
    assertEquals("line 2 /host", lines.get(0));
    assertEquals("line 10 /host", lines.get(8));
    assertEquals("line 12 /host", lines.get(10));
  }

  @Test
  void damagedGzipSaysHowFarItCouldBeRead() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append(line("host-" + i)).append('\n');
    }
    byte[] packed = gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    byte[] cut = Arrays.copyOf(packed, packed.length / 2);
    IOException e = assertThrows(IOException.class, () -> fleet(new ByteArrayInputStream(cut)));
    assertTrue(
        String.valueOf(e.getMessage()).matches("the gzip data are damaged after line [1-9]\\d*"),
        e.getMessage());
  }
}

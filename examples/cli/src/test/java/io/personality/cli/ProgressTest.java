package io.personality.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final StringWriter text = new StringWriter();

  @Test
  void aLineThatIsGoneAtTheEnd() throws InterruptedException {
    CountDownLatch written = new CountDownLatch(2);
    PrintWriter err =
        new PrintWriter(text) {
          @Override
          public void flush() {
            super.flush();
            written.countDown();
          }
        };
    Progress progress = new Progress(err, "Reading", Duration.ofMillis(1));
    assertTrue(written.await(1, TimeUnit.MINUTES));
    progress.end();
    assertTrue(text.toString().startsWith("\rReading, 0 s ...\r"), text.toString());
    assertTrue(text.toString().endsWith(" \r"), text.toString());
  }

  @Test
  void nothingWhereItIsQuickOrNobodyWatches() {
    PrintWriter err = new PrintWriter(text, true);
    new Progress(err, "Reading", Duration.ofHours(1)).end();
    for (boolean watched : new boolean[] {false, true}) {
      Session session =
          new Session(err, Session.bytes(err), err, Map.of(), watched, watched, Clock.systemUTC());
      assertEquals(3, session.during("Counting", () -> 3));
    }
    assertEquals("", text.toString());
  }
}

package io.personality.cli.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server that begins to answer and never ends: it is the client that gives up. */
class ConnectionTest {
  private final CountDownLatch end = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Connection connection;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            end.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          exchange.close();
        });
    server.start();
    Duration soon = Duration.ofMillis(200);
    connection =
        new Connection(
            ServiceAddress.of("http://127.0.0.1:" + server.getAddress().getPort()),
            Optional.of(Token.of("pst_secret", "the test")),
            Optional.empty(),
            new Connection.Limits(1_000, Duration.ofSeconds(10), soon, soon));
  }

  @AfterEach
  void stop() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void anAnswerThatDoesNotEndIsGivenUp() {
    for (Call call : new Call[] {Call.get("/x"), Call.post("/x", new byte[0]).slow()}) {
      ServiceException given = assertThrows(ServiceException.class, () -> connection.ask(call));
      assertTrue(String.valueOf(given.getMessage()).contains("no whole answer"));
      assertTrue(given.isOutcomeUnknown());
      assertFalse(given.toString().contains("pst_secret"));
    }
  }

  @Test
  void aStreamThatFallsSilentIsGivenUp() throws IOException {
    CountDownLatch closed = new CountDownLatch(1);
    InputStream silent =
        new InputStream() {
          @Override
          public int read() throws IOException {
            try {
              closed.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            throw new IOException("closed");
          }

          @Override
          public int read(byte[] into, int from, int most) throws IOException {
            return read();
          }

          @Override
          public void close() {
            closed.countDown();
          }
        };
    try (InputStream in = new WatchedStream(silent, Duration.ofMillis(50))) {
      assertThrows(IOException.class, in::read);
    }
  }

  @Test
  void aTokenIsNeverShown() {
    assertEquals("a token", Token.of("pst_secret", "the test").toString());
  }
}

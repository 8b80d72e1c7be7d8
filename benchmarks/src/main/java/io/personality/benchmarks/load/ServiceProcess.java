package io.personality.benchmarks.load;

import io.personality.benchmarks.Progress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The service as its users start it, {@code ./personality serve}, on loopback and a file database.
 * <i>Confined to one thread.</i>
 *
 * <p>Its heap has a fixed size, as a service in production would be given, so that what grows is
 * seen; without that the JVM takes more of the machine as long as there is any.
 */
final class ServiceProcess implements AutoCloseable {
  /** What the JVM is told. */
  static final String FLAGS = "-Xms512m -Xmx512m";

  private static final long START_SECONDS = 300; // the first start builds
  private static final int FAILURE_LINES = 30;
  private static final double KIB_A_MIB = 1_024;

  private final Process process;
  private final URI address;
  private final Path log;

  private ServiceProcess(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /** Takes up a fleet and starts the service; returns when it answers. */
  static ServiceProcess start(Path folder, Path fleet, Progress progress)
      throws IOException, InterruptedException {
    String database = "jdbc:h2:file:" + folder.resolve("service");
    Path log = folder.resolve("service.log");
    progress.say("taking up " + fleet);
    Process taking = command(log, "hosts", "import", fleet.toString(), "--db", database).start();
    if (taking.waitFor() != 0) {
      throw new IOException("the fleet was not taken up: " + Files.readString(log));
    }
    int port = freePort();
    ProcessBuilder serving =
        command(
            log,
            "serve",
            "--port",
            String.valueOf(port),
            "--db",
            database,
            "--requests-per-minute",
            String.valueOf(Integer.MAX_VALUE));
    serving.environment().put("JDK_JAVA_OPTIONS", FLAGS);
    ServiceProcess service =
        new ServiceProcess(serving.start(), URI.create("http://127.0.0.1:" + port), log);
    try {
      service.awaitReady();
    } catch (IOException | InterruptedException e) {
      service.close();
      throw e;
    }
    return service;
  }

  private static ProcessBuilder command(Path log, String... arguments) {
    String root = System.getProperty("personality.root", ".");
    List<String> command = new ArrayList<>(List.of(root + "/personality"));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() throws IOException, InterruptedException {
    Caller caller = new Caller(address);
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (true) {
      if (!process.isAlive() || System.nanoTime() - end > 0) {
        throw new IOException("the service did not start: " + Files.readString(log));
      }
      try {
        HttpResponse<byte[]> answer = caller.get("/readyz");
        if (answer.statusCode() == 200) {
          return;
        }
      } catch (IOException e) { // nobody listens yet
        if (!process.isAlive()) {
          throw e;
        }
      }
      Thread.sleep(100);
    }
  }

  /** Where it is asked. */
  URI address() {
    return address;
  }

  /** How much memory it has resident, as the kernel counts it. */
  double residentMib() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
            .sum()
        / KIB_A_MIB;
  }

  /** What it said of its first failures. */
  List<String> failures() throws IOException {
    List<String> lines = Files.readAllLines(log);
    int first = 0;
    while (first < lines.size() && !lines.get(first).contains(" ERROR ")) {
      first++;
    }
    return lines.subList(first, Math.min(lines.size(), first + FAILURE_LINES));
  }

  /** Ends it. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

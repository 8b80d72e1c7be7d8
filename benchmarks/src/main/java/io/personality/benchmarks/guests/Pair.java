package io.personality.benchmarks.guests;

import io.personality.PlacementRequest;
import io.personality.benchmarks.report.Figures;
import io.personality.libvirt.LibvirtLauncherProvider;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.Guest;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Capacity;
import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Level;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A guest that measures itself, launched tuned or plain beside a neighbour that keeps every
 * hardware thread busy. <i>Confined to one thread.</i>
 */
final class Pair implements AutoCloseable {
  /** How long a guest measures each time it is launched. */
  static final int SECONDS = 5;

  private static final HostId HOST = new HostId("this");
  private static final int GUEST_MIB = 192;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final Profile TUNED = profile(Level.HIGH);
  private static final Profile PLAIN = profile(Level.LOW);

  private final Path volumes;
  private final Optional<QemuHost> own;
  private final String uri;
  private final HypervisorLauncher launcher;
  private final List<Seen> tuned = new ArrayList<>();
  private final List<Seen> plain = new ArrayList<>();
  private final LaunchOrder neighbour;
  private String how = "";

  /**
   * What a guest saw of itself.
   *
   * @param loops of its shell, a second: the median
   * @param stallMillis the longest that its clock jumped between two looks
   */
  record Seen(double loops, double stallMillis) {
    @Override
    public String toString() {
      return Math.round(loops) + " loops/s, longest stall " + Math.round(stallMillis) + " ms";
    }
  }

  private Pair(Path volumes, Optional<QemuHost> own, String uri, HypervisorLauncher launcher) {
    this.volumes = volumes;
    this.own = own;
    this.uri = uri;
    this.launcher = launcher;
    neighbour = order(PLAIN, new Resources(THREADS, GUEST_MIB), Set.of());
  }

  /**
   * Launches the neighbour.
   *
   * @param given the daemon's address; null for a private unprivileged one
   */
  static Pair on(@Nullable String given) throws IOException, InterruptedException {
    Guest guest = Guest.make();
    Path volumes = QemuHost.shortFolder();
    Files.setPosixFilePermissions(volumes, PosixFilePermissions.fromString("rwxrwxrwx"));
    Optional<QemuHost> own =
        given == null ? Optional.of(QemuHost.start(QemuHost.shortFolder())) : Optional.empty();
    String uri = own.map(QemuHost::uri).orElse(String.valueOf(given));
    HypervisorLauncher launcher =
        new LibvirtLauncherProvider()
            .create(
                new Configuration(
                    "libvirt",
                    Map.of(
                        "uri",
                        uri,
                        "volumes",
                        volumes.toString(),
                        "open-volumes",
                        "true",
                        "kernel",
                        guest.kernel().toString(),
                        "initrd",
                        guest.initrd().toString(),
                        "command-line",
                        Guest.commandLine() + " measure",
                        "network",
                        "user")));
    Pair pair = new Pair(volumes, own, uri, launcher);
    try {
      pair.begin();
      return pair;
    } catch (RuntimeException | IOException | InterruptedException | AssertionError e) {
      pair.close();
      throw e;
    }
  }

  private void begin() throws IOException, InterruptedException {
    launcher.launch(neighbour);
    console(neighbour).line("GUEST-RATE");
    try (Connections connections = new Connections(Duration.ofSeconds(30), (at, event) -> {})) {
      String xml =
          connections
              .call(
                  uri,
                  connection ->
                      connection.with(neighbour.claim().placement().toString(), Domain::xml))
              .orElseThrow();
      how =
          xml.contains("<domain type='kvm'")
              ? "on KVM"
              : "TRANSLATED (TCG), so that no figure says anything of speed";
    }
  }

  private static Profile profile(Level latency) {
    return Profile.builder("Latency " + latency.label())
        .trait("latency_sensitivity", latency)
        .build();
  }

  /** By what the guests run, for everybody who reads a figure. */
  String how() {
    return how;
  }

  /** What the guests saw so far. */
  List<Seen> seen(boolean isTuned) {
    return isTuned ? tuned : plain;
  }

  /** Launches the guest, has it measure itself, and ends it. */
  Seen measure(boolean isTuned) throws IOException, InterruptedException {
    LaunchOrder order =
        order(
            isTuned ? TUNED : PLAIN,
            new Resources(1, GUEST_MIB),
            isTuned ? Set.of(new ExclusiveUnit.Core(THREADS - 1)) : Set.of());
    launcher.launch(order);
    try {
      // The first second is that of a guest which has just booted.
      console(order).after("GUEST-RATE", SECONDS);
      List<String> lines = console(order).lines("GUEST-RATE").subList(1, SECONDS + 1);
      double[] loops = lines.stream().mapToDouble(line -> number(line, "loops")).toArray();
      Seen seen =
          new Seen(
              Figures.median(loops),
              lines.stream().mapToDouble(line -> 10 * number(line, "longest")).max().orElseThrow());
      seen(isTuned).add(seen);
      return seen;
    } finally {
      launcher.withdraw(order.site());
    }
  }

  private static double number(String line, String name) {
    return Double.parseDouble(line.replaceAll(".* " + name + "=([0-9]+).*", "$1"));
  }

  private Console console(LaunchOrder order) {
    return new Console(
        volumes.resolve(order.claim().placement().toString()).resolve("console.log"));
  }

  private LaunchOrder order(Profile profile, Resources size, Set<ExclusiveUnit> units) {
    Fingerprint fingerprint = Fingerprint.of(HOST, Capacity.of(THREADS, 1 << 20), Map.of());
    Host open = Host.of(fingerprint);
    Host host =
        new Host(
            fingerprint,
            1,
            open.availability(),
            new Host.Settings(Resources.NONE, 1, Optional.of(uri)));
    return new LaunchOrder(
        new Claim(new PlacementId(UUID.randomUUID()), HOST, size, units, Instant.MAX),
        host,
        profile,
        PlacementRequest.Guest.NONE);
  }

  @Override
  public void close() throws IOException {
    try (HypervisorLauncher closed = launcher) {
      closed.withdraw(neighbour.site());
    } finally {
      if (own.isPresent()) {
        own.get().close();
      }
      QemuRig.remove(volumes);
    }
  }
}

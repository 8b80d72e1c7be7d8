package io.personality.libvirt.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A host of its own: a private unprivileged libvirt daemon with the real QEMU driver, in a folder
 * that it is alone in. <i>Confined to one thread.</i>
 *
 * <p>A daemon that root runs always drives the whole machine; as root it is therefore run as
 * another user. Guests are translated (TCG), since an emulated processor works everywhere.
 */
public final class QemuHost implements AutoCloseable {
  private static final String DAEMON = "/usr/sbin/libvirtd";
  private static final String NOBODY = "65534";
  private static final long START_SECONDS = 60;

  /** The name of the storage pool that each host has for itself. */
  public static final String POOL = "guests";

  private final Path folder;
  private final String hostUuid;
  private @Nullable Process daemon;

  private QemuHost(Path folder) {
    this.folder = folder;
    hostUuid = UUID.randomUUID().toString();
  }

  /** Skips the test where something is missing; in CI all must be there. */
  public static void require() {
    TestDriver.require();
    for (String program :
        List.of(
            DAEMON, "/usr/bin/qemu-system-x86_64", "/usr/bin/qemu-img", "/usr/bin/genisoimage")) {
      TestDriver.require(
          Files.exists(Path.of(program)),
          program
              + " is missing: apt-get install libvirt-daemon libvirt-daemon-driver-qemu"
              + " qemu-system-x86 qemu-utils busybox-static genisoimage");
    }
    TestDriver.require(
        Files.exists(Path.of("/usr/bin/busybox")) || Files.exists(Path.of("/bin/busybox")),
        "busybox is missing: apt-get install busybox-static");
  }

  /**
   * Starts a daemon.
   *
   * @param folder an existing folder with a short path, since paths of sockets have at most 107
   *     bytes
   */
  public static QemuHost start(Path folder) throws IOException, InterruptedException {
    QemuHost host = new QemuHost(folder);
    for (String name :
        List.of("run", "cfg/libvirt/storage/autostart", "data", "cache", "home", "pool")) {
      Files.createDirectories(folder.resolve(name));
    }
    Files.setPosixFilePermissions(
        folder.resolve("run"), PosixFilePermissions.fromString("rwx------"));
    Files.writeString(
        folder.resolve("cfg/libvirt/libvirtd.conf"),
        "host_uuid = \""
            + host.hostUuid
            + "\"\nauth_unix_rw = \"none\"\nunix_sock_rw_perms = \"0700\"\nlog_level = 3\n"
            + "log_outputs = \"3:file:"
            + folder.resolve("libvirtd.log")
            + "\"\n");
    Files.writeString(
        folder.resolve("cfg/libvirt/qemu.conf"),
        "security_driver = \"none\"\nstdio_handler = \"file\"\nmax_core = 0\n");
    host.definePool();
    if (isRoot()) {
      run("chown", "-R", NOBODY + ":" + NOBODY, folder.toString());
    }
    host.startDaemon();
    return host;
  }

  private void definePool() throws IOException {
    Files.writeString(
        poolDefinition(),
        "<pool type='dir'><name>"
            + POOL
            + "</name><target><path>"
            + pool()
            + "</path></target></pool>");
    Files.createSymbolicLink(autostart(), poolDefinition());
  }

  private Path poolDefinition() {
    return folder.resolve("cfg/libvirt/storage").resolve(POOL + ".xml");
  }

  private Path autostart() {
    return folder.resolve("cfg/libvirt/storage/autostart").resolve(POOL + ".xml");
  }

  /** Where the volumes of its storage pool are. */
  public Path pool() {
    return folder.resolve("pool");
  }

  /** The names of the volumes in its storage pool that are of a guest. */
  public Set<String> volumes(String domain) throws IOException {
    try (Stream<Path> files = Files.list(pool())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith(domain))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /** Has the daemon, started anew, know no storage pool. */
  public void withoutPool() throws IOException, InterruptedException {
    stopDaemon();
    Files.delete(autostart());
    Files.delete(poolDefinition());
    startDaemon();
  }

  /** Has the daemon, started anew, know its storage pool again. */
  public void withPool() throws IOException, InterruptedException {
    stopDaemon();
    definePool();
    startDaemon();
  }

  /** A folder with a path short enough. */
  public static Path shortFolder() throws IOException {
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "pq");
    // Root's folders are closed to the user that the daemon runs as.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return folder;
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + " failed");
    }
  }

  /** Starts the daemon again after it was stopped or killed; waits until it answers. */
  public void startDaemon() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
    }
    command.addAll(
        List.of(
            DAEMON,
            "-f",
            folder.resolve("cfg/libvirt/libvirtd.conf").toString(),
            "-p",
            folder.resolve("pid").toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(Path.of("/").toFile())
            .redirectErrorStream(true)
            .redirectOutput(
                ProcessBuilder.Redirect.appendTo(
                    folder.resolveSibling(folder.getFileName() + ".out").toFile()));
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().put("XDG_RUNTIME_DIR", folder.resolve("run").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("cfg").toString());
    builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
    builder.environment().put("XDG_CACHE_HOME", folder.resolve("cache").toString());
    Process started = builder.start();
    daemon = started;
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (!Files.exists(socket())) {
      if (!started.isAlive() || System.nanoTime() - end > 0) {
        throw new IOException("libvirtd did not start: " + log());
      }
      Thread.sleep(50);
    }
  }

  private String log() throws IOException {
    Path log = folder.resolveSibling(folder.getFileName() + ".out");
    return Files.exists(log) ? Files.readString(log) : "no log";
  }

  /** Where it listens. */
  public Path socket() {
    return folder.resolve("run/libvirt/libvirt-sock");
  }

  /** Its address for programs of the user that the daemon runs as, and for root. */
  public String uri() {
    return "qemu+unix:///session?socket=" + socket();
  }

  /** Kills the daemon; guests go on. */
  public void killDaemon() throws InterruptedException {
    Process running = daemon;
    if (running != null) {
      running.destroyForcibly();
      running.waitFor();
    }
    socket().toFile().delete(); // so that the next start is seen
  }

  /** Asks the daemon to end; guests go on. */
  public void stopDaemon() throws InterruptedException {
    Process running = daemon;
    if (running != null) {
      running.destroy();
      running.waitFor();
    }
    socket().toFile().delete();
  }

  private void endDaemon() throws IOException {
    try {
      stopDaemon();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while the daemon ended", e);
    }
  }

  /** The process of a guest's QEMU. */
  public Optional<ProcessHandle> qemu(String domain) throws IOException {
    Path pid = folder.resolve("run/libvirt/qemu/run").resolve(domain + ".pid");
    return Files.exists(pid)
        ? ProcessHandle.of(Long.parseLong(Files.readString(pid).trim()))
        : Optional.empty();
  }

  /** The hardware threads that each vCPU of a guest may run on, as the kernel has them. */
  public Set<String> vcpuAffinity(String domain) throws IOException {
    Set<String> affinity = new TreeSet<>();
    Path tasks = Path.of("/proc/" + qemu(domain).orElseThrow().pid() + "/task");
    try (Stream<Path> threads = Files.list(tasks)) {
      for (Path thread : threads.toList()) {
        if (Files.readString(thread.resolve("comm")).startsWith("CPU ")) {
          Files.readAllLines(thread.resolve("status")).stream()
              .filter(line -> line.startsWith("Cpus_allowed_list:"))
              .map(line -> line.substring(line.indexOf(':') + 1).strip())
              .forEach(affinity::add);
        }
      }
    }
    return affinity;
  }

  /** Ends guests and daemon, and removes the folder. */
  @Override
  public void close() throws IOException {
    Path pids = folder.resolve("run/libvirt/qemu/run");
    if (Files.isDirectory(pids)) {
      try (Stream<Path> files = Files.list(pids)) {
        for (Path file : files.filter(one -> one.toString().endsWith(".pid")).toList()) {
          ProcessHandle.of(Long.parseLong(Files.readString(file).trim()))
              .ifPresent(ProcessHandle::destroyForcibly);
        }
      }
    }
    endDaemon();
    QemuRig.remove(folder);
    Files.deleteIfExists(folder.resolveSibling(folder.getFileName() + ".out"));
  }
}

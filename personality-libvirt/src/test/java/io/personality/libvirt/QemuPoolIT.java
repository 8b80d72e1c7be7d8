package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.MoveTerms;
import io.personality.PlacementRequest.Disk;
import io.personality.PlacementRequest.Guest;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Level;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.Resources;
import io.personality.spi.Configuration;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.MovingLauncher;
import io.personality.spi.MovingLauncher.Place;
import io.personality.spi.contract.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Guests whose disks each host keeps for itself, so that a move has to take them along. */
class QemuPoolIT {
  private static final Profile CALM =
      Profile.builder("Calm").trait("latency_sensitivity", Level.LOW).build();
  private static final Resources SIZE = new Resources(1, 192);
  private static final String IMAGE = "base.img";
  private static final int IMAGE_BYTES = 24 << 20;
  private static final String MARK = "an-image-says-this";

  /** So slow that the image takes half a minute, and given up long before. */
  private static final MoveTerms SLOW =
      new MoveTerms(Optional.empty(), 1, Duration.ofMillis(300), Duration.ofSeconds(6));

  private static QemuRig rig;
  private static MovingLauncher launcher;

  @BeforeAll
  static void start() throws Exception {
    QemuHost.require();
    rig = new QemuRig(2);
    Map<String, String> settings = rig.poolSettings();
    settings.merge("command-line", " disk-ticks ", String::concat);
    launcher =
        (MovingLauncher)
            new LibvirtLauncherProvider().create(new Configuration("libvirt", settings));
    // Nothing that is all the same, so that a copy takes its time; the source alone has it.
    byte[] image = new byte[IMAGE_BYTES];
    new Random(1).nextBytes(image);
    byte[] mark = MARK.getBytes(StandardCharsets.US_ASCII);
    Arrays.fill(image, 1 << 20, (1 << 20) + 512, (byte) 0);
    System.arraycopy(mark, 0, image, 1 << 20, mark.length);
    Path file = Files.write(rig.qemu(0).pool().resolve(IMAGE), image);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }

  @AfterAll
  static void stop() throws Exception {
    if (launcher != null) {
      launcher.close();
    }
    if (rig != null) {
      rig.close();
    }
  }

  private static LaunchOrder at(PlacementId id, int host, String image) {
    LaunchOrder order = rig.order(id, host, CALM, SIZE);
    Guest guest = new Guest("pooled", image, List.of(new Disk("", 8)), List.of());
    return new LaunchOrder(order.claim(), order.host(), order.profile(), guest);
  }

  private static LaunchOrder at(PlacementId id, int host) {
    return at(id, host, IMAGE);
  }

  private static Console console(int host, PlacementId id) throws Exception {
    String name =
        volumes(host, id).stream().filter(one -> one.endsWith("console.log")).findFirst().get();
    return new Console(rig.qemu(host).pool().resolve(name));
  }

  private static Set<String> volumes(int host, PlacementId id) throws Exception {
    return rig.qemu(host).volumes(id.toString());
  }

  @Test
  void theDisksGoAlongWhileTheGuestWritesToThem() throws Exception {
    PlacementId id = Samples.placementId(1);
    LaunchOrder here = launched(id);
    LaunchOrder there = at(id, 1);
    assertEquals(4, volumes(0, id).size(), "two disks, a seed and a console");
    console(0, id).after("GUEST-DISK", 2);
    int before = last(console(0, id).lines("GUEST-DISK"));
    assertEquals(Place.TARGET, launcher.move(here.site(), there, MoveTerms.DEFAULT));
    assertEquals(LaunchState.ABSENT, launcher.stateOf(here.site()));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(there.site()));
    assertEquals(Set.of(), volumes(0, id), "nothing is left at the source");
    assertEquals(4, volumes(1, id).size());
    assertTrue(Files.notExists(rig.qemu(1).pool().resolve(IMAGE)), "the image stayed behind");
    Console console = console(1, id);
    console.after("GUEST-DISK", 3);
    assertEquals(0, console.lines("GUEST-READY").size(), "it was not booted again");
    List<String> lines = whole(console);
    assertTrue(tick(lines.get(0)) > before, "it went on: " + lines.get(0));
    for (String line : lines) {
      // What was written before each tick is there, the first one's at the source; so is the image.
      assertEquals(
          "GUEST-DISK " + tick(line) + " kept=" + (tick(line) - 1) + " image=" + MARK, line);
    }
    assertEquals(Place.TARGET, launcher.move(there.site(), here, MoveTerms.DEFAULT));
    assertEquals(Set.of(), volumes(1, id));
    console(0, id).after("GUEST-DISK", 1);
    launcher.withdraw(here.site());
    assertEquals(LaunchState.ABSENT, launcher.stateOf(here.site()));
    assertEquals(Set.of(), volumes(0, id), "nothing is left of a guest that is withdrawn");
  }

  /**
   * Lines that are whole: the first of a console may be cut by a move, the last is being written.
   */
  private static List<String> whole(Console console) throws Exception {
    List<String> lines = console.lines("GUEST-DISK");
    return lines.subList(0, lines.size() - 1);
  }

  private static int last(List<String> lines) {
    return tick(lines.get(lines.size() - 1));
  }

  private static int tick(String line) {
    return Integer.parseInt(line.split(" ", 3)[1]);
  }

  /** A guest that runs at the first host and writes to its disk. */
  private static LaunchOrder launched(PlacementId id) throws Exception {
    LaunchOrder here = at(id, 0);
    launcher.launch(here);
    console(0, id).line("GUEST-DISK 0 ");
    return here;
  }

  @Test
  void aMoveThatIsGivenUpLeavesNothingAtTheTarget() throws Exception {
    LaunchOrder here = launched(Samples.placementId(2));
    LaunchOrder there = at(here.site().placement(), 1);
    assertThrows(LaunchException.class, () -> launcher.move(here.site(), there, SLOW));
    staysAt(here, there);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aDaemonThatIsKilledMidwayLeavesTheGuestWhereItWas(int host) throws Exception {
    LaunchOrder here = launched(Samples.placementId(30 + host));
    LaunchOrder there = at(here.site().placement(), 1);
    Thread killing =
        new Thread(
            () -> {
              try {
                Console.until(
                    () -> isArriving(here.site().placement()), "the target has a QEMU for it");
                rig.qemu(host).killDaemon();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    killing.start();
    assertEquals(Place.UNKNOWN, launcher.move(here.site(), there, SLOW));
    killing.join();
    rig.qemu(host).startDaemon();
    Console.until(
        () -> launcher.settle(here.site(), there.site()) == Place.SOURCE,
        "the launcher says that it stayed");
    staysAt(here, there);
  }

  private static boolean isArriving(PlacementId id) {
    try {
      return rig.qemu(1).qemu(id.toString()).isPresent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void staysAt(LaunchOrder here, LaunchOrder there) throws Exception {
    PlacementId id = here.site().placement();
    assertEquals(Place.SOURCE, launcher.settle(here.site(), there.site()));
    assertEquals(LaunchState.RUNNING, launcher.stateOf(here.site()));
    assertEquals(LaunchState.ABSENT, launcher.stateOf(there.site()));
    assertEquals(Set.of(), volumes(1, id));
    assertEquals(4, volumes(0, id).size());
    int ticks = console(0, id).lines("GUEST-DISK").size();
    console(0, id).after("GUEST-DISK", ticks + 1);
    launcher.withdraw(here.site());
    assertEquals(Set.of(), volumes(0, id));
  }

  @Test
  void aTargetWithoutThePoolIsRefusedWithTheNextStep() throws Exception {
    PlacementId id = Samples.placementId(4);
    LaunchOrder here = launched(id);
    rig.qemu(1).withoutPool();
    LaunchException refused =
        assertThrows(
            LaunchException.class, () -> launcher.move(here.site(), at(id, 1), MoveTerms.DEFAULT));
    rig.qemu(1).withPool();
    assertTrue(
        String.valueOf(refused.getMessage()).contains("virsh pool-define-as guests"),
        refused::toString);
    assertEquals(LaunchState.RUNNING, launcher.stateOf(here.site()));
    launcher.withdraw(here.site());
  }

  @Test
  void anImageThatIsNotThereIsRefusedAndLeavesNothing() throws Exception {
    PlacementId id = Samples.placementId(5);
    LaunchException refused = assertThrows(LaunchException.class, () -> launcher.launch(at(id, 1)));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("there is no image \"" + IMAGE + "\""),
        refused::toString);
    assertEquals(Set.of(), volumes(1, id));
    assertThrows(LaunchException.class, () -> launcher.launch(at(id, 0, "../base.img")));
    assertEquals(Set.of(), volumes(0, id));
  }
}

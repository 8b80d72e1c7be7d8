package io.personality.libvirt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.LaunchException;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.testing.Console;
import io.personality.libvirt.testing.CuttingProxy;
import io.personality.libvirt.testing.QemuHost;
import io.personality.libvirt.testing.QemuRig;
import io.personality.model.Host;
import io.personality.model.PlacementId;
import io.personality.model.Resources;
import io.personality.spi.Configuration;
import io.personality.spi.HypervisorLauncher;
import io.personality.spi.LaunchOrder;
import io.personality.spi.LaunchState;
import io.personality.spi.VmSite;
import io.personality.spi.contract.Samples;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launches and withdrawals on the test driver of a daemon whose connection is cut at random. */
class CutConnectionIT {
  private static final int LAUNCHES = 50;

  @TempDir private Path folder;

  @BeforeAll
  static void daemonIsThere() {
    QemuHost.require();
  }

  private static Host host(String uri) {
    Host sample = Samples.host(1);
    return new Host(
        sample.fingerprint(),
        1,
        sample.availability(),
        new Host.Settings(Resources.NONE, 1, Optional.of(uri)));
  }

  @Test
  void noDomainIsWithoutPlacementAndNoPlacementWithoutDomain() throws Exception {
    long seed = System.nanoTime();
    System.out.println("seed of the cuts: " + seed);
    Path place = QemuHost.shortFolder();
    try (QemuHost daemon = QemuHost.start(QemuHost.shortFolder());
        CuttingProxy proxy = new CuttingProxy(place.resolve("s"), daemon.socket(), seed);
        Connections direct = new Connections(Duration.ofSeconds(30), (uri, event) -> {});
        HypervisorLauncher launcher =
            new LibvirtLauncherProvider()
                .create(
                    new Configuration(
                        "libvirt", Map.of("volumes", folder.resolve("volumes").toString())))) {
      String straight = "test+unix:///default?socket=" + daemon.socket();
      List<String> others = direct.call(straight, Connection::domains);
      Host host = host("test+unix:///default?socket=" + place.resolve("s"));
      Random random = new Random(seed);
      Set<PlacementId> wanted = new TreeSet<>();
      proxy.cutOneIn(40);
      for (int number = 0; number < LAUNCHES; number++) {
        LaunchOrder order = Samples.order(number, host);
        if (launched(launcher, order)) {
          wanted.add(order.claim().placement());
        }
        if (!wanted.isEmpty() && random.nextInt(3) > 0) {
          PlacementId gone = wanted.iterator().next();
          withdraw(launcher, site(order, gone));
          wanted.remove(gone);
        }
      }
      assertTrue(proxy.cuts() > 5, "cut " + proxy.cuts() + " times");
      Set<String> domains = new HashSet<>(direct.call(straight, Connection::domains));
      domains.removeAll(others);
      Set<String> expected = new HashSet<>();
      wanted.forEach(id -> expected.add(id.toString()));
      assertEquals(expected, domains);
      assertEquals(
          expected,
          intersection(new HashSet<>(direct.call(straight, Connection::runningDomains)), expected));
    } finally {
      QemuRig.remove(place);
    }
  }

  private static Set<String> intersection(Set<String> all, Set<String> with) {
    all.retainAll(with);
    return all;
  }

  /** Where a placement is on the order's host. */
  private static VmSite site(LaunchOrder order, PlacementId placement) {
    return new VmSite(placement, order.host().id(), order.host().settings().launcherAddress());
  }

  /** As reconciliation does: what is not known is asked again until it is. */
  private static boolean launched(HypervisorLauncher launcher, LaunchOrder order)
      throws InterruptedException {
    try {
      if (launcher.launch(order) == LaunchState.RUNNING) {
        return true;
      }
    } catch (LaunchException e) {
      withdraw(launcher, order.site());
      return false;
    }
    LaunchState[] state = {LaunchState.UNKNOWN};
    Console.until(
        () -> {
          state[0] = launcher.stateOf(order.site());
          return state[0] != LaunchState.UNKNOWN;
        },
        "the state is known");
    if (state[0] == LaunchState.RUNNING) {
      return true;
    }
    withdraw(launcher, order.site());
    return false;
  }

  private static void withdraw(HypervisorLauncher launcher, VmSite site)
      throws InterruptedException {
    Console.until(
        () -> {
          try {
            launcher.withdraw(site);
            return true;
          } catch (LaunchException e) {
            return false;
          }
        },
        "the VM is withdrawn");
  }
}

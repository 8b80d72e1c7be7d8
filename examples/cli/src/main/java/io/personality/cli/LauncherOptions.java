package io.personality.cli;

import io.personality.core.PersonalityBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What starts and ends VMs: by default a simulation. */
final class LauncherOptions {
  /** What is said of them where the service has its own. */
  static final String OF_THE_SERVICE =
      "the service says where its VMs run (serve --libvirt); leave out --libvirt,"
          + " --libvirt-set and --simulated";

  private static final String HOSTS = "hosts";

  @Option(
      names = "--libvirt",
      paramLabel = "URI|hosts",
      description = {
        "Starts and ends real VMs through libvirt: at this address, or where the hosts are",
        "registered to be (\"hosts register --launcher\"). Default: VMs are simulated."
      })
  private Optional<String> uri = Optional.empty();

  @Option(
      names = "--libvirt-set",
      paramLabel = "KEY=VALUE",
      description = {
        "A setting of the libvirt launcher, such as images=/srv/images, volumes=/srv/volumes,",
        "storage=pool:guests (instead of these two, where hosts share no storage),",
        "network=bridge:br0 or strict=true; may be given several times."
      })
  private Map<String, String> settings = Map.of();

  @Option(
      names = "--simulated",
      description = "VMs are simulated, even where hosts are registered with a launcher's address.")
  private boolean simulated;

  /** Whether any of it was said. */
  boolean isGiven() {
    return uri.isPresent() || !settings.isEmpty() || simulated;
  }

  /** Whether VMs can be told from those that nobody started. */
  boolean knowsWhatRuns() {
    return uri.isPresent() || simulated;
  }

  /** Whether VMs are real. */
  boolean isReal() {
    return uri.isPresent();
  }

  /**
   * Has the engine use it.
   *
   * @param simulation the settings of the simulation
   */
  PersonalityBuilder onto(PersonalityBuilder builder, Map<String, String> simulation) {
    if (simulated && uri.isPresent()) {
      throw new Failure(Failure.BAD_INPUT, "error: give --libvirt or --simulated, not both");
    }
    if (uri.isEmpty()) {
      if (!settings.isEmpty()) {
        throw new Failure(
            Failure.BAD_INPUT, "error: --libvirt-set has no use without --libvirt URI");
      }
      return builder.launcher("memory", simulation);
    }
    Map<String, String> all = new HashMap<>(settings);
    uri.filter(address -> !address.equals(HOSTS)).ifPresent(address -> all.put("uri", address));
    // A command does what it says and no more: VMs that this launcher knows nothing of, such as
    // simulated ones, would else be recorded as gone. "reconcile" is there for that.
    return builder.launcher("libvirt", all).reconcileAtStart(false).reconcileEvery(Duration.ZERO);
  }

  PersonalityBuilder onto(PersonalityBuilder builder) {
    return onto(builder, Map.of());
  }
}

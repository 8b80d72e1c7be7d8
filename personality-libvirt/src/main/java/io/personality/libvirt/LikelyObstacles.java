package io.personality.libvirt;

import io.personality.libvirt.LaunchSettings.Virtualization;
import io.personality.model.Asked;
import io.personality.model.FeatureName;
import io.personality.model.Host;
import io.personality.model.Preference;
import io.personality.model.Profile;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.Optional;

/**
 * What would keep a guest from moving live between two hosts, by their fingerprints alone.
 *
 * <p>A move asks the hypervisors themselves ({@link MoveObstacles}) and may be told more, or less:
 * a named processor model needs fewer instructions than the host that it was chosen for has.
 */
final class LikelyObstacles {
  private static final FeatureName ARCHITECTURE = new FeatureName("processor_architecture");
  private static final FeatureName FLAGS = new FeatureName("processor_flags");

  private LikelyObstacles() {}

  static Optional<String> of(LaunchSettings settings, Profile profile, Host from, Host to) {
    if (settings.uri().isEmpty() && to.settings().launcherAddress().isEmpty()) {
      return Optional.of("it has no launcher address");
    }
    if (hasDevices(profile)) {
      return Optional.of("the VM has devices of its host");
    }
    if (differ(from, to, ARCHITECTURE)) {
      return Optional.of("its processor is of another architecture");
    }
    if (settings.virtualization() == Virtualization.QEMU) {
      return Optional.empty(); // an emulated processor is the same everywhere
    }
    if (!settings.tuning().migratable()) {
      return Optional.of(
          "the VM has the processor of its host, passed through (the launcher is not set to"
              + " migratable=true)");
    }
    return lacksInstructions(from, to)
        ? Optional.of("its processor lacks instructions that the VM's host has")
        : Optional.empty();
  }

  /** Those that are required are claimed, and passed through. */
  private static boolean hasDevices(Profile profile) {
    return profile.preferences().stream()
        .map(Preference::asked)
        .anyMatch(
            asked ->
                asked instanceof Asked.Devices devices
                    && devices.devices().stream().anyMatch(Asked.DeviceRequest::required));
  }

  /** What is not known of either keeps nothing from moving. */
  private static boolean differ(Host one, Host other, FeatureName feature) {
    return one.fingerprint().reading(feature) instanceof Reading.Known here
        && other.fingerprint().reading(feature) instanceof Reading.Known there
        && !here.value().equals(there.value());
  }

  private static boolean lacksInstructions(Host from, Host to) {
    return from.fingerprint().reading(FLAGS) instanceof Reading.Known here
        && to.fingerprint().reading(FLAGS) instanceof Reading.Known there
        && here.value() instanceof Value.Names has
        && there.value() instanceof Value.Names can
        && !can.names().containsAll(has.names());
  }
}

package io.personality.libvirt.internal.tune;

import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Preference;
import io.personality.model.Requirement;
import java.util.List;
import java.util.Locale;

/**
 * Checks the requirements that the making of a domain decides, beside those on processor flags:
 * instruction set, hardware virtualization, dedicated processor time and accelerators. All others
 * are facts of the host, which it was chosen by.
 */
final class Demands {
  private static final FeatureName ARCHITECTURE = new FeatureName("processor_architecture");
  private static final FeatureName HARDWARE = new FeatureName("virtualization_extensions");
  private static final FeatureName ALLOCATION = new FeatureName("processor_allocation");
  private static final String DEDICATED = "dedicated";

  private final TunerInput input;
  private final Ledger ledger;

  private Demands(TunerInput input, Ledger ledger) {
    this.input = input;
    this.ledger = ledger;
  }

  static void check(TunerInput input, Ledger ledger) {
    Demands demands = new Demands(input, ledger);
    for (Requirement requirement : input.order().profile().requirements()) {
      demands.check(requirement.feature(), requirement.condition());
    }
    for (Preference preference : input.order().profile().preferences()) {
      if (preference.asked() instanceof Asked.Devices devices) {
        demands.devices(devices);
      } else if (preference.required() && !(preference.asked() instanceof Asked.Names)) {
        demands.check(preference.feature(), new Condition.OneOf(List.of(preference.asked())));
      }
    }
  }

  private void check(FeatureName feature, Condition condition) {
    if (feature.equals(ARCHITECTURE)) {
      architecture(condition);
    } else if (feature.equals(HARDWARE)) {
      hardware(condition);
    } else if (feature.equals(ALLOCATION)) {
      allocation(condition);
    }
  }

  private void architecture(Condition condition) {
    String has = input.ability().hypervisor().architecture();
    boolean met =
        !(condition instanceof Condition.OneOf one)
            || one.values().stream().anyMatch(value -> canonical(text(value)).equals(has));
    boolean avoided =
        condition instanceof Condition.NoneOf none
            && none.values().stream().anyMatch(value -> canonical(text(value)).equals(has));
    if (!met || avoided) {
      ledger.refuse(
          new Stem.Required(ARCHITECTURE, shown(condition)),
          "the hypervisor runs guests of " + has);
    }
  }

  private void hardware(Condition condition) {
    if (condition instanceof Condition.OneOf one
        && one.values().equals(List.of(new Asked.Flag(true)))
        && !input.kvm()) {
      ledger.refuse(
          new Stem.Required(HARDWARE, shown(condition)),
          "the hypervisor translates the guest's instructions (qemu, without kvm)");
    }
  }

  private void allocation(Condition condition) {
    boolean dedicated =
        (condition instanceof Condition.AtLeast least && text(least.bound()).equals(DEDICATED))
            || (condition instanceof Condition.OneOf one
                && one.values().stream().allMatch(value -> text(value).equals(DEDICATED)));
    double overcommit = input.order().host().settings().overcommit();
    if (dedicated && input.cores().size() < input.vcpus() && overcommit > 1) {
      ledger.refuse(
          new Stem.Required(ALLOCATION, shown(condition)),
          "the claim holds "
              + input.cores().size()
              + " threads for "
              + input.vcpus()
              + " vCPUs, and the host promises "
              + overcommit
              + " vCPUs for each of its threads");
    }
  }

  private void devices(Asked.Devices devices) {
    int wanted =
        devices.devices().stream()
            .filter(Asked.DeviceRequest::required)
            .mapToInt(Asked.DeviceRequest::count)
            .sum();
    if (wanted > input.devices().size()) {
      ledger.refuse(
          new Stem.Required(
              FeatureName.ACCELERATORS,
              devices.devices().stream().map(Asked.DeviceRequest::model).toList().toString()),
          "the claim holds " + input.devices().size() + " devices of the " + wanted + " required");
    }
  }

  private static String canonical(String architecture) {
    return switch (architecture) {
      case "amd64", "x86-64" -> "x86_64";
      case "arm64" -> "aarch64";
      default -> architecture;
    };
  }

  private static String text(Asked asked) {
    return asked instanceof Asked.Text text ? text.text().strip().toLowerCase(Locale.ROOT) : "";
  }

  private static String shown(Condition condition) {
    if (condition instanceof Condition.OneOf one) {
      return "one of " + one.values().stream().map(Demands::plain).toList();
    }
    if (condition instanceof Condition.NoneOf none) {
      return "none of " + none.values().stream().map(Demands::plain).toList();
    }
    return condition instanceof Condition.AtLeast least
        ? "at least " + plain(least.bound())
        : condition.toString();
  }

  private static String plain(Asked asked) {
    if (asked instanceof Asked.Text text) {
      return text.text();
    }
    return asked instanceof Asked.Flag flag ? String.valueOf(flag.present()) : asked.toString();
  }
}

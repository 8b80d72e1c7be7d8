package io.personality.libvirt.internal.tune;

import io.personality.model.Asked;
import io.personality.model.Condition;
import io.personality.model.FeatureName;
import io.personality.model.Preference;
import io.personality.model.Reading;
import io.personality.model.Requirement;
import io.personality.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Turns demands on processor flags into CPU features without which the guest must not start, and
 * refuses those that the hypervisor cannot give.
 *
 * <p>A feature of the host is not one of the guest: the emulator must know it as well.
 */
final class FlagDemands {
  static final FeatureName FLAGS = new FeatureName("processor_flags");

  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

  private final TunerInput input;
  private final Ledger ledger;
  private final boolean passthrough;
  private final TreeSet<String> required = new TreeSet<>();

  private FlagDemands(TunerInput input, Ledger ledger, boolean passthrough) {
    this.input = input;
    this.ledger = ledger;
    this.passthrough = passthrough;
  }

  /** {@return the features that the domain must require, sorted} */
  static List<String> choose(TunerInput input, Ledger ledger, boolean passthrough) {
    FlagDemands demands = new FlagDemands(input, ledger, passthrough);
    for (Requirement requirement : input.order().profile().requirements()) {
      if (requirement.feature().equals(FLAGS)) {
        demands.require(requirement.condition());
      }
    }
    for (Preference preference : input.order().profile().preferences()) {
      if (preference.feature().equals(FLAGS)) {
        demands.prefer(preference);
      }
    }
    return List.copyOf(demands.required);
  }

  private void require(Condition condition) {
    if (condition instanceof Condition.HasAll all) {
      all.names().forEach(name -> one(flag(name), all.names()));
    } else if (condition instanceof Condition.HasAny any) {
      Optional<String> there =
          any.names().stream()
              .map(FlagDemands::flag)
              .filter(name -> fault(name).isEmpty())
              .findFirst();
      if (there.isPresent()) {
        one(there.get(), any.names());
      } else {
        List<String> faults = new ArrayList<>();
        any.names().forEach(name -> fault(flag(name)).ifPresent(faults::add));
        ledger.refuse(stem(any.names()), String.join("; ", faults));
      }
    }
  }

  private void one(String flag, List<String> asked) {
    fault(flag)
        .ifPresentOrElse(
            reason -> ledger.refuse(stem(asked), reason), () -> add(flag, stem(asked)));
  }

  private void prefer(Preference preference) {
    List<String> names =
        preference.asked() instanceof Asked.Names all
            ? all.names()
            : preference.asked() instanceof Asked.Text text ? List.of(text.text()) : List.of();
    for (String name : names) {
      String flag = flag(name);
      if (preference.required()) {
        one(flag, names);
        continue;
      }
      Stem stem = new Stem.Preferred(FLAGS, names.toString());
      Optional<String> fault = fault(flag);
      if (fault.isPresent()) {
        ledger.degraded("cpu", "without " + flag, stem, fault.get());
      } else {
        add(flag, stem);
      }
    }
  }

  private void add(String flag, Stem stem) {
    Optional<String> feature = feature(flag);
    if (feature.isEmpty()) {
      ledger.honoured(
          "cpu", flag, stem, "a property of the host that no CPU feature gives to a guest");
    } else if (required.add(feature.get())) {
      ledger.honoured("cpu/feature[" + feature.get() + "]", "require", stem, how(feature.get()));
    }
  }

  /** libvirt compares a named model with the host before it starts it, but not the host's own. */
  private String how(String feature) {
    if (input.ability().processors().features().contains(feature)) {
      return "the hypervisor offers it";
    }
    return passthrough
        ? "nothing speaks against it; only the live XML says whether the guest has it"
        : "nothing speaks against it; libvirt checks it before the start";
  }

  private Optional<String> feature(String flag) {
    return input.x86() ? FeatureNames.ofFlag(flag) : Optional.empty();
  }

  /** {@return why a guest cannot have a flag; empty if it can, for all that is known} */
  private Optional<String> fault(String flag) {
    if (!NAME.matcher(flag).matches()) {
      return Optional.of("\"" + flag + "\" is no name of a processor flag");
    }
    if (input.kvm() && hostLacks(flag)) {
      return Optional.of("the host's processor lacks " + flag);
    }
    Optional<String> feature = feature(flag);
    if (feature.isEmpty()) {
      return input.x86() || passthrough
          ? Optional.empty()
          : Optional.of(
              "only the host's own CPU is sure to have " + flag + ", and it is not given");
    }
    HostAbility.Processors processors = input.ability().processors();
    String name = feature.get();
    boolean untranslated = !input.kvm() && FeatureNames.isNeverTranslated(name);
    if (!processors.features().contains(name)
        && (processors.missing().contains(name) || processors.complete() || untranslated)) {
      return Optional.of(
          "the hypervisor ("
              + input.ability().hypervisor().virtualization().label()
              + ") does not offer "
              + name);
    }
    return Optional.empty();
  }

  private boolean hostLacks(String flag) {
    return input.order().host().fingerprint().reading(FLAGS) instanceof Reading.Known known
        && known.value() instanceof Value.Names names
        && !names.names().contains(flag);
  }

  private static String flag(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }

  private static Stem stem(List<String> asked) {
    return new Stem.Required(FLAGS, asked.toString());
  }
}

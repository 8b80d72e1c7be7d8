package io.personality.libvirt.internal.tune;

import io.personality.model.FeatureName;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Optional;

/**
 * The CPU that a guest sees: the host's own where it can be had, since nothing is lost then; else
 * the best named model, which other hosts may have too.
 *
 * <p>Source: libvirt domain format, "CPU model and topology"; QEMU, docs/system/cpu-models-x86.
 */
final class CpuChoice {
  private static final FeatureName MANUFACTURER = new FeatureName("processor_manufacturer");

  private final TunerInput input;
  private final Ledger ledger;

  private CpuChoice(TunerInput input, Ledger ledger) {
    this.input = input;
    this.ledger = ledger;
  }

  static DomainPlan.Processor choose(
      TunerInput input, Ledger ledger, DomainPlan.Topology topology, List<DomainPlan.GuestCell> c) {
    CpuChoice choice = new CpuChoice(input, ledger);
    boolean passthrough = choice.passthrough();
    Optional<String> model = passthrough ? Optional.empty() : choice.named();
    List<String> required = FlagDemands.choose(input, ledger, passthrough);
    ledger.honoured(
        "cpu/topology",
        topology.sockets() + " x " + topology.cores() + " x " + topology.threads(),
        Stem.Always.DEFAULT,
        topology.threads() == 2
            ? "two vCPUs lie on the two threads of a core, which the guest's scheduler should know"
            : "each vCPU is a core of its own to the guest");
    return new DomainPlan.Processor(model, required, topology, c);
  }

  private boolean passthrough() {
    HostAbility.Processors processors = input.ability().processors();
    boolean can = input.kvm() && processors.passthrough();
    boolean give = can && (!input.settings().migratable() || processors.models().isEmpty());
    if (give) {
      ledger.note(
          "cpu",
          "host-passthrough",
          input.settings().migratable() ? Stem.Always.OPERATOR : Stem.Always.DEFAULT,
          input.settings().migratable()
              ? "there is no named model to give, so it moves only to hosts with the same processor"
              : "the processor as it is, with every instruction it has",
          !input.settings().migratable());
    }
    return give;
  }

  private Optional<String> named() {
    Optional<String> model = CpuModels.best(input.ability().processors(), isAmd());
    model.ifPresentOrElse(
        name ->
            ledger.honoured(
                "cpu",
                name,
                input.settings().migratable() ? Stem.Always.OPERATOR : Stem.Always.DEFAULT,
                (input.settings().migratable()
                        ? "it must be able to move to other processors"
                        : "the host's own CPU cannot be given ("
                            + input.ability().hypervisor().virtualization().label()
                            + ")")
                    + "; of the usable models it is "
                    + (input.ability().processors().nearest().filter(name::equals).isPresent()
                        ? "the one nearest to the host's"
                        : "the best")),
        () ->
            ledger.refuse(
                "a CPU", "the hypervisor can give neither the host's own nor any named model"));
    return model;
  }

  private boolean isAmd() {
    return input.order().host().fingerprint().reading(MANUFACTURER) instanceof Reading.Known known
        && known.value() instanceof Value.Text text
        && (text.text().equalsIgnoreCase("AMD") || text.text().equals("AuthenticAMD"));
  }
}

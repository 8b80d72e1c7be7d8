package io.personality.cli;

import io.personality.core.Personality;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Brings the records to what runs. <i>Confined to one thread.</i> */
@Command(
    name = "reconcile",
    description = {
      "Asks libvirt what became of every placement that has not ended, and brings the records to",
      "it: what was cut off half-done is settled, and what no longer runs is freed. VMs that are",
      "not found there, simulated ones among them, count as gone."
    },
    footerHeading = "%nExample:%n",
    footer = "  personality reconcile --libvirt hosts")
final class ReconcileCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  ReconcileCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    database.refuse(!launcher.isReal(), "name the hypervisors that are to be asked: --libvirt");
    database.open(
        root.session(),
        launcher.onto(Personality.builder()),
        false,
        engine -> {
          engine.reconcile();
          return engine;
        });
    root.session().progress("Reconciled.");
    return 0;
  }
}

package io.personality.cli;

import io.personality.cli.json.FeatureUnits;
import io.personality.cli.render.FingerprintTable;
import io.personality.core.Personality;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Fingerprints this host, or another one by files captured on it or by its libvirt daemon.
 * <i>Confined to one thread.</i>
 */
@Command(
    name = "fingerprint",
    description = "Shows what this host is; --format json gives a line of a fleet.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality fingerprint",
      "  personality fingerprint --measure --format json >> fleet.jsonl",
      "  personality fingerprint --from captured/rack12-u07 --host rack12-u07",
      "  personality fingerprint --libvirt qemu+ssh://rack12-u07/system --host rack12-u07"
    })
final class FingerprintCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--from",
      paramLabel = "DIR",
      description = {
        "A folder of files captured on another host: lscpu.json, lshw.json,",
        "dmidecode.txt, decode-dimms.txt, lsblk.json, nvidia_smi.xml, proc/, sys/."
      })
  private Optional<Path> from = Optional.empty();

  @Mixin private DaemonOptions daemon = new DaemonOptions();

  @Option(names = "--measure", description = "Measure as well; takes about ten seconds.")
  private boolean measure;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The host's name; default: its own, or that of the folder.")
  private Optional<String> host = Optional.empty();

  FingerprintCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    refuse(from.isPresent() && measure, "--measure measures this host; leave out --from");
    refuse(
        from.isPresent() && daemon.uri().isPresent(),
        "--from and --libvirt are two hosts; leave out one");
    refuse(
        daemon.uri().isPresent() && measure, "--measure measures this host; leave out --libvirt");
    Optional<HostId> name = host.map(this::hostId);
    try (Personality personality = Personality.builder().build()) {
      Fingerprint taken = taken(personality, name);
      String document = personality.fleet().write(taken);
      root.session()
          .out()
          .print(
              root.isJson()
                  ? document + "\n"
                  : new FingerprintTable(
                          root.look(),
                          FeatureUnits.of(document)::unit,
                          root.session().clock().instant())
                      .render(taken));
      return 0;
    }
  }

  private Fingerprint taken(Personality personality, Optional<HostId> name) {
    if (daemon.uri().isPresent()) {
      return daemon.fingerprint(personality, daemon.uri().get(), name.map(HostId::value));
    }
    return from.isPresent()
        ? captured(personality, from.get(), name)
        : named(local(personality), name);
  }

  private Fingerprint local(Personality personality) {
    if (measure) {
      root.session().progress("Measuring; this takes about ten seconds ...");
    }
    return personality.fleet().local(measure);
  }

  private Fingerprint captured(Personality personality, Path folder, Optional<HostId> name) {
    if (!Files.isDirectory(folder)) {
      String reason = Files.exists(folder) ? "is not a folder" : "no such folder";
      throw InputFiles.unreadable(
          folder, reason, "a capture, such as lscpu.json", new IOException(reason));
    }
    Path last = folder.toAbsolutePath().normalize().getFileName();
    HostId id = name.orElseGet(() -> hostId(last == null ? "captured" : last.toString()));
    return personality.fleet().captured(folder, id);
  }

  private static Fingerprint named(Fingerprint taken, Optional<HostId> name) {
    return name.isEmpty()
        ? taken
        : new Fingerprint(
            name.get(),
            taken.observedAt(),
            taken.probe(),
            taken.capacity(),
            taken.labels(),
            taken.features());
  }

  private HostId hostId(String text) {
    try {
      return new HostId(text);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), "--host: " + e.getMessage(), e);
    }
  }

  private void refuse(boolean wrong, String message) {
    if (wrong) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}

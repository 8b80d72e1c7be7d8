package io.personality.cli;

import io.personality.cli.engine.Hosts;
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
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what an operator says of a host. <i>Confined to one thread.</i> */
@Command(
    name = "register",
    description = {
      "Registers a host, or changes what is said of it; what is not said stays as it is.",
      "It takes VMs once it has a fingerprint, which --libvirt asks its daemon for."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality hosts register --libvirt qemu+ssh://rack1-u07/system",
      "  personality hosts register rack1-u07 --launcher qemu+ssh://rack1-u07/system",
      "  personality hosts register rack1-u07 --reserve-vcpus 2 --overcommit 1.5"
    })
final class HostsRegisterCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(
      paramLabel = "HOST",
      arity = "0..1",
      description = "Its name; with --libvirt it may be left out for the name its daemon gives.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--host",
      paramLabel = "NAME",
      description = "The same, as \"fingerprint\" takes it.")
  private Optional<String> option = Optional.empty();

  @Mixin private DaemonOptions daemon = new DaemonOptions();

  @Option(
      names = "--launcher",
      paramLabel = "ADDRESS",
      description = {
        "Where the launcher reaches it, such as qemu+ssh://HOST/system.",
        "Default: what --libvirt says, where it is given."
      })
  private Optional<String> launcher = Optional.empty();

  @Option(
      names = "--reserve-vcpus",
      paramLabel = "N",
      description = "Hardware threads kept for the host itself.")
  private Optional<Integer> vcpus = Optional.empty();

  @Option(
      names = "--reserve-memory-mib",
      paramLabel = "N",
      description = "Memory in MiB kept for the host itself.")
  private Optional<Long> memoryMib = Optional.empty();

  @Option(
      names = "--overcommit",
      paramLabel = "X",
      description = "vCPUs promised per hardware thread.")
  private Optional<Double> overcommit = Optional.empty();

  @Option(
      names = "--fingerprint",
      paramLabel = "FILE",
      description = "A fingerprint of the host, to be taken up with it.")
  private Optional<Path> fingerprint = Optional.empty();

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  HostsRegisterCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    database.refuse(
        name.isPresent() && option.isPresent() && !name.equals(option),
        "the host has two names, " + name.orElse("") + " and " + option.orElse(""));
    database.refuse(
        daemon.uri().isPresent() && fingerprint.isPresent(),
        "--libvirt and --fingerprint both say what the host is; leave out one");
    Optional<HostId> given = name.or(() -> option).map(database::hostId);
    database.refuse(
        given.isEmpty() && daemon.uri().isEmpty(),
        "name the host, or give --libvirt URI to have its daemon name it");
    HostId registered =
        database.hosts(
            root.session(),
            true,
            hosts ->
                daemon.uri().isPresent()
                    ? byDaemon(hosts, daemon.uri().get(), given)
                    : byName(hosts, given.orElseThrow()));
    root.session().say("Host " + registered + " is registered.");
    return 0;
  }

  private HostId byName(Hosts hosts, HostId id) {
    fingerprint.ifPresent(file -> taken(hosts, file));
    register(hosts, id);
    return id;
  }

  private HostId byDaemon(Hosts hosts, String uri, Optional<HostId> given) {
    try (Personality library = Personality.builder().build()) {
      Fingerprint taken = daemon.fingerprint(library, uri, given.map(HostId::value));
      // Its settings come first, so that no VM is launched there without them.
      register(hosts, taken.host());
      report(hosts, library.fleet().write(taken));
      root.session()
          .say(
              taken.host()
                  + ": "
                  + taken.capacity().vcpus()
                  + " hardware threads, "
                  + taken.capacity().memoryMib()
                  + " MiB, "
                  + taken.capacity().accelerators().size()
                  + " accelerators");
      return taken.host();
    }
  }

  /** In a file, as fingerprints come otherwise. */
  private static void report(Hosts hosts, String document) {
    try {
      Path file = Files.createTempFile("personality", ".jsonl");
      try {
        Files.writeString(file, document + "\n");
        taken(hosts, file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new Failure(Failure.FAILED, "error: " + e.getMessage(), e);
    }
  }

  private static void taken(Hosts hosts, Path file) {
    int taken = InputFiles.fleet(file, hosts::report);
    if (taken == 0) {
      throw new Failure(Failure.BAD_INPUT, "error: " + file + " has no fingerprint");
    }
  }

  private void register(Hosts hosts, HostId id) {
    try {
      hosts.register(id, new Hosts.Said(vcpus, memoryMib, overcommit, launcher.or(daemon::uri)));
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.BAD_INPUT, "error: " + e.getMessage(), e);
    }
  }
}

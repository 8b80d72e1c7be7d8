package io.personality.cli;

import io.personality.cli.engine.Hosts;
import io.personality.model.HostId;
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
      "It takes VMs once it has a fingerprint."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality hosts register rack1-u07 --launcher qemu+ssh://rack1-u07/system",
      "  personality hosts register rack1-u07 --reserve-vcpus 2 --overcommit 1.5"
    })
final class HostsRegisterCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "HOST", description = "Its name.")
  private String name = "";

  @Option(
      names = "--launcher",
      paramLabel = "ADDRESS",
      description = "Where the launcher reaches it, such as qemu+ssh://HOST/system.")
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
    HostId id = database.hostId(name);
    HostId registered =
        database.hosts(
            root.session(),
            true,
            hosts -> {
              fingerprint.ifPresent(file -> taken(hosts, file));
              register(hosts, id);
              return id;
            });
    root.session().say("Host " + registered + " is registered.");
    return 0;
  }

  private static void taken(Hosts hosts, Path file) {
    int taken = InputFiles.fleet(file, hosts::report);
    if (taken == 0) {
      throw new Failure(Failure.BAD_INPUT, "error: " + file + " has no fingerprint");
    }
  }

  private void register(Hosts hosts, HostId id) {
    try {
      hosts.register(id, new Hosts.Said(vcpus, memoryMib, overcommit, launcher));
    } catch (IllegalArgumentException e) {
      throw new Failure(Failure.BAD_INPUT, "error: " + e.getMessage(), e);
    }
  }
}

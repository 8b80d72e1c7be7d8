package io.personality.cli;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.cli.remote.Connection;
import io.personality.cli.remote.RemoteRequests;
import io.personality.cli.remote.RemoteRequests.Guest;
import io.personality.cli.remote.ServiceException;
import io.personality.core.Personality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Launches a VM on the best host of a fleet. <i>Confined to one thread.</i> */
@Command(
    name = "launch",
    description = {
      "Claims the best host and launches on it.",
      "The VM is simulated unless --libvirt says where to start it. With --fleet alone nothing is",
      "kept; in a database the placement is, until \"release\" ends it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality launch --profile p.json --fleet fleet.jsonl --vcpus 8",
      "  personality launch --profile p.json --fleet fleet.jsonl \\",
      "      --fail-hosts rack1-u07 --format json",
      "  personality launch --profile p.json --db jdbc:postgresql://localhost/cloud",
      "  personality launch --profile p.json --libvirt qemu:///system --image debian-12.qcow2 \\",
      "      --libvirt-set images=/srv/images",
      "  personality launch --profile ci-builds --server https://personality.example"
    })
final class LaunchCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Mixin private RequestOptions options = new RequestOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  @Option(names = "--name", paramLabel = "NAME", description = "A name for the VM.")
  private String name = "";

  @Option(names = "--image", paramLabel = "IMAGE", description = "The image to boot.")
  private String image = "";

  @Option(
      names = "--idempotency-key",
      paramLabel = "KEY",
      description = "The request's identity; default: a random one.")
  private Optional<String> idempotencyKey = Optional.empty();

  @Option(
      names = "--fail-hosts",
      split = ",",
      paramLabel = "HOST",
      description = "Hosts on which the simulated launch fails, between commas.")
  private List<String> failHosts = List.of();

  LaunchCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    options.check();
    idempotencyKey.ifPresent(
        key ->
            options.refuse(
                key.isBlank() || key.length() > 200,
                "--idempotency-key must have 1 to 200 characters"));
    Map<String, String> settings =
        failHosts.isEmpty() ? Map.of() : Map.of("fail-hosts", String.join(",", failHosts));
    options.refuse(
        launcher.isReal() && !failHosts.isEmpty(), "--fail-hosts is for simulated launches");
    Optional<Connection> service = options.service(root.session());
    if (service.isPresent()) {
      return launch(service.get());
    }
    options.refuse(
        launcher.isReal() && !options.isKept(),
        "a real VM is kept in a database; name one by --db");
    return options.open(
        root.session(), true, builder -> launcher.onto(builder, settings), this::launch);
  }

  private int launch(Connection service) {
    options.refuse(launcher.isGiven(), LauncherOptions.OF_THE_SERVICE);
    options.refuse(!failHosts.isEmpty(), "the service has no --fail-hosts; leave it out");
    String key = idempotencyKey.orElseGet(() -> UUID.randomUUID().toString());
    options.refuse(
        !key.chars().allMatch(c -> c > ' ' && c <= '~'),
        "--idempotency-key goes into a header: letters, digits and signs, no blanks");
    RemoteRequests requests = new RemoteRequests(service, root.session().clock());
    try {
      return answer(
          options.ask(
              root.session(),
              service,
              wanted -> requests.launch(wanted, new Guest(name, image, key))));
    } catch (ServiceException e) {
      if (e.isOutcomeUnknown()) {
        root.session()
            .say("Ask again with --idempotency-key " + key + ", which starts nothing twice.");
      }
      throw e;
    }
  }

  private int launch(Personality personality) {
    PlacementRequest.Builder request =
        options
            .request(options.load(root.session(), personality))
            .guest(new PlacementRequest.Guest(name, image, List.of(), List.of()));
    idempotencyKey.ifPresent(request::idempotencyKey);
    PlacementResult result =
        root.session().during("Launching", () -> personality.place(request.build()));
    if (result instanceof PlacementResult.Placed && !options.isKept()) {
      root.session().say("Nothing is kept: name a database by --db for that.");
    }
    return answer(result);
  }

  private int answer(PlacementResult result) {
    return result instanceof PlacementResult.Placed placed
        ? new Answer(root).placed(placed)
        : new Answer(root).notPlaced((PlacementResult.NotPlaced) result);
  }
}

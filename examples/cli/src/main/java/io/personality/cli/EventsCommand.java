package io.personality.cli;

import io.personality.cli.json.EventsJson;
import io.personality.cli.remote.Connection;
import io.personality.cli.remote.Event;
import io.personality.cli.remote.RemoteEvents;
import io.personality.cli.render.Figures;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Follows what happens at a service. <i>Confined to one thread.</i> */
@Command(
    name = "events",
    description = {
      "Follows what happens at a service: placements, hosts and profiles, until it is told to",
      "end. As JSON an event is a line."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality events --server https://personality.example",
      "  personality events --count 1 --format json"
    })
final class EventsCommand implements Callable<Integer> {
  private final PersonalityCommand root;
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "End after that many events; default: never.")
  private long count = Long.MAX_VALUE;

  @Mixin private ServerOptions server = new ServerOptions();

  EventsCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (count < 1) {
      throw new ParameterException(spec.commandLine(), "--count must be at least 1, not " + count);
    }
    Session session = root.session();
    Connection service =
        server
            .connection(session, false)
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "only a service tells of events; name one by --server or "
                            + ServerOptions.SERVER));
    session.progress("Listening; Ctrl-C ends it ...");
    new RemoteEvents(service)
        .follow(
            new RemoteEvents.Listener() {
              private long left = count;

              @Override
              public boolean happened(Event event) {
                session.out().println(root.isJson() ? EventsJson.of(event) : line(event));
                session.out().flush();
                left--;
                return left > 0;
              }

              @Override
              public void missed() {
                session.say("Some events were missed.");
              }
            });
    return 0;
  }

  private static String line(Event event) {
    return event.at()
        + "  "
        + event.kind()
        + " "
        + event.subject()
        + ": "
        + event.text()
        + event.host().map(host -> ", " + host).orElse("")
        + event.similarity().map(close -> ", " + Figures.score(close.expected())).orElse("");
  }
}

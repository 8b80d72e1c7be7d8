package io.personality.cli;

import io.personality.cli.engine.LocalPlacements;
import io.personality.core.Personality;
import io.personality.model.Placement;
import io.personality.model.PlacementId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a guest says on its serial console. <i>Confined to one thread.</i> */
@Command(
    name = "console",
    description = {
      "Shows what the guest of a running VM says on its serial console from now on, until it",
      "ends. Nothing is sent to the guest. One at a time can read a console."
    },
    footerHeading = "%nExample:%n",
    footer = {
      "  personality console 835eafbf-6af9-43b0-ae3f-b512b7e09c9e \\",
      "      --libvirt hosts --seconds 60"
    })
final class ConsoleCommand implements Callable<Integer> {
  private static final int AT_ONCE = 1 << 13;

  private final PersonalityCommand root;

  @Parameters(paramLabel = "ID", description = "Which placement.")
  private String id = "";

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Stops after so long; default: when the guest ends, or on Ctrl-C.")
  private Optional<Long> seconds = Optional.empty();

  @Option(
      names = "--raw",
      description = {
        "Writes every byte as it comes. Otherwise a terminal is spared all control characters but",
        "those that colour and place text; where the output is no terminal, it is always raw."
      })
  private boolean raw;

  @Mixin private DatabaseOptions database = new DatabaseOptions();

  @Mixin private LauncherOptions launcher = new LauncherOptions();

  ConsoleCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    PlacementId wanted = database.placementId(id);
    database.refuse(!launcher.isReal(), "a simulated VM says nothing; give --libvirt URI|hosts");
    database.refuse(root.isJson(), "a console is shown as it comes; there is no JSON of it");
    database.refuse(
        seconds.filter(n -> n < 1 || n > TimeUnit.DAYS.toSeconds(365)).isPresent(),
        "--seconds must be at least 1 and at most a year");
    // The engine is closed before anything is shown: a database in a file is one process's at a
    // time.
    InputStream console =
        database.open(
            root.session(),
            launcher.onto(Personality.builder()),
            false,
            engine -> opened(engine, new LocalPlacements(engine, true).find(wanted)));
    root.session().progress("Console of " + wanted + "; Ctrl-C ends it.");
    seconds.ifPresent(n -> closeAfter(console, n));
    return show(console);
  }

  private static InputStream opened(Personality engine, Placement placement) {
    try {
      return engine.console(placement.id());
    } catch (IllegalArgumentException e) { // it does not run
      throw new Failure(Failure.BAD_INPUT, "error: " + e.getMessage(), e);
    }
  }

  /** Copies it to the output until it ends, and closes it. */
  int show(InputStream console) {
    try (console) {
      if (raw || !root.session().terminal()) {
        copy(console, root.session().bytes());
      } else {
        copy(console, new HarmlessText());
      }
      return 0;
    } catch (IOException e) {
      throw new Failure(Failure.FAILED, "error: " + e.getMessage(), e);
    }
  }

  /** On a daemon thread, which ends with the command. */
  private static void closeAfter(InputStream console, long seconds) {
    new Timer("console", true)
        .schedule(
            new TimerTask() {
              @Override
              public void run() {
                try {
                  console.close();
                } catch (IOException e) {
                  throw new IllegalStateException(e); // a console that is only read never does
                }
              }
            },
            TimeUnit.SECONDS.toMillis(seconds));
  }

  private static void copy(InputStream console, OutputStream out) throws IOException {
    byte[] buffer = new byte[AT_ONCE];
    for (int count = console.read(buffer); count >= 0; count = console.read(buffer)) {
      out.write(buffer, 0, count);
      out.flush();
    }
  }

  private void copy(InputStream console, HarmlessText text) throws IOException {
    byte[] buffer = new byte[AT_ONCE];
    for (int count = console.read(buffer); count >= 0; count = console.read(buffer)) {
      root.session().out().print(text.of(buffer, count));
      root.session().out().flush();
    }
  }
}

package io.personality.cli;

import io.personality.Violation;
import io.personality.cli.json.ValidationJson;
import io.personality.cli.remote.RemoteProfiles;
import io.personality.cli.render.Faults;
import io.personality.cli.render.Figures;
import io.personality.cli.render.ProfileCard;
import io.personality.core.Personality;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Checks a profile document and names every fault. <i>Confined to one thread.</i> */
@Command(
    name = "validate",
    description = "Checks a profile and names every fault, with a remedy.",
    footerHeading = "%nExample:%n",
    footer = "  personality validate profile.json")
final class ValidateCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "PROFILE", description = "The profile (JSON).")
  private Path file = Path.of("");

  @Mixin private ServerOptions server = new ServerOptions();

  ValidateCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    Optional<RemoteProfiles> service = server.connection(session, false).map(RemoteProfiles::new);
    byte[] document =
        service
            .map(remote -> InputFiles.profileDocument(remote, file))
            .orElseGet(() -> InputFiles.profileDocument(session, file));
    try (Personality personality = Personality.builder().build()) {
      List<Violation> violations =
          service
              .map(remote -> remote.check(document))
              .orElseGet(() -> personality.profiles().check(document));
      if (root.isJson()) {
        session.out().print(ValidationJson.of(violations));
      }
      if (!violations.isEmpty()) {
        session.say(file + ": " + Figures.count(violations.size(), "fault", "faults"));
        session.err().print(Faults.render(violations));
        return Failure.BAD_INPUT;
      }
      if (!root.isJson()) {
        // A service may know names that this catalogue does not.
        boolean known = personality.profiles().check(document).isEmpty();
        session.out().print(file + ": valid\n");
        if (known) {
          session.out().print(ProfileCard.render(personality.profiles().read(document)));
        }
      }
      return 0;
    }
  }
}

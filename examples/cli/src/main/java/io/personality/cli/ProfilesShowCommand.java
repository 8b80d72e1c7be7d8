package io.personality.cli;

import io.personality.cli.render.ProfileCard;
import io.personality.core.Personality;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows one profile. <i>Confined to one thread.</i> */
@Command(
    name = "show",
    description = "Shows one; as JSON it is the document, to be changed and kept as a file.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles show ci-builds --format json > mine.json")
final class ProfilesShowCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "NAME", description = "Its name, as profiles list gives it.")
  private String name = "";

  ProfilesShowCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    byte[] document = InputFiles.starter(name);
    if (root.isJson()) {
      root.session().out().print(new String(document, StandardCharsets.UTF_8));
      return 0;
    }
    try (Personality personality = Personality.builder().build()) {
      root.session().out().print(ProfileCard.render(personality.profiles().read(document)));
    }
    return 0;
  }
}

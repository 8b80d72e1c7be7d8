package io.personality.cli;

import io.personality.model.ProfileId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Votes for a profile. <i>Confined to one thread.</i> */
@Command(
    name = "rate",
    description = "Sets your vote, in place of the one you had.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles rate ci-builds 5")
final class ProfilesRateCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(index = "0", paramLabel = "NAME", description = "Its name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "STARS", description = "1 to 5.")
  private int stars;

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesRateCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    if (stars < 1 || stars > 5) {
      throw new ParameterException(spec.commandLine(), "a vote has 1 to 5 stars, not " + stars);
    }
    ProfileId id = database.id(name);
    new ProfilesAnswer(root)
        .changed(database.write(root.session(), profiles -> profiles.rate(id, stars)));
    return 0;
  }
}

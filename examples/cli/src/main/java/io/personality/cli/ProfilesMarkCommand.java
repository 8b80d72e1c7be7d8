package io.personality.cli;

import io.personality.core.ProfileLibrary;
import io.personality.model.Listing;
import io.personality.model.ProfileId;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sets a mark of a profile, or takes it away. <i>Confined to one thread.</i> */
@Command
final class ProfilesMarkCommand implements Callable<Integer> {
  private final PersonalityCommand root;
  private final Mark mark;

  @Parameters(paramLabel = "NAME", description = "Its name.")
  private String name = "";

  @Option(names = "--undo", description = "The other way round.")
  private boolean undo;

  @Mixin private LibraryOptions database = new LibraryOptions();

  private ProfilesMarkCommand(PersonalityCommand root, Mark mark) {
    this.root = root;
    this.mark = mark;
  }

  private interface Mark {
    Listing set(ProfileLibrary library, ProfileId id, boolean on);
  }

  static CommandLine curate(PersonalityCommand root) {
    return command(
        root,
        ProfileLibrary::curate,
        "Vouches for a profile, which then comes first; takes --role expert.");
  }

  static CommandLine retire(PersonalityCommand root) {
    return command(
        root, ProfileLibrary::retire, "Takes a profile off the list; its revisions stay.");
  }

  private static CommandLine command(PersonalityCommand root, Mark mark, String description) {
    CommandLine line = new CommandLine(new ProfilesMarkCommand(root, mark));
    line.getCommandSpec().usageMessage().description(description);
    return line;
  }

  @Override
  public Integer call() {
    ProfileId id = database.id(name);
    new ProfilesAnswer(root)
        .changed(database.change(root.session(), library -> mark.set(library, id, !undo)));
    return 0;
  }
}

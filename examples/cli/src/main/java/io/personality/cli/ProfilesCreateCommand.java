package io.personality.cli;

import io.personality.model.ProfileId;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Keeps a profile under a name. <i>Confined to one thread.</i> */
@Command(
    name = "create",
    description = "Keeps a profile under a name; only your tenant sees it.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles create my-database mine.json")
final class ProfilesCreateCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(index = "0", paramLabel = "NAME", description = "A new name.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "The profile (JSON).")
  private Path file = Path.of("");

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesCreateCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ProfileId id = database.id(name);
    byte[] document = database.document(root.session(), file);
    new ProfilesAnswer(root)
        .stored(
            InputFiles.naming(
                file,
                () -> database.write(root.session(), profiles -> profiles.create(id, document))));
    return 0;
  }
}

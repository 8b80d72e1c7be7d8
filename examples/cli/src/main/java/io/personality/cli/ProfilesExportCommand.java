package io.personality.cli;

import io.personality.model.ProfileId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes profiles to a bundle. <i>Confined to one thread.</i> */
@Command(
    name = "export",
    description = "Writes the newest revisions to a bundle that says where each comes from.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles export my-database ci-builds -o bundle.json")
final class ProfilesExportCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "NAME", arity = "1..*", description = "Their names.")
  private List<String> names = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write it; default: the output of the command.")
  private Optional<Path> out = Optional.empty();

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesExportCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<ProfileId> ids = names.stream().map(database::id).toList();
    String bundle = database.look(root.session(), library -> library.bundles().write(ids));
    if (out.isEmpty()) {
      root.session().out().println(bundle);
      return 0;
    }
    try (OutputFile file = new OutputFile(out.get())) {
      file.line(bundle);
      file.keep();
    } catch (IOException | UncheckedIOException e) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: "
              + out.get()
              + ": cannot be written; give a file in a folder that can be written to",
          e);
    }
    return 0;
  }
}

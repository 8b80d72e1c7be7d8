package io.personality.cli;

import io.personality.InvalidProfileException;
import io.personality.cli.json.ListingsJson;
import io.personality.core.ProfileBundles.Imported;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes the profiles of a bundle. <i>Confined to one thread.</i> */
@Command(
    name = "import",
    description = {
      "Takes the profiles of a bundle, all or none.",
      "New ones are private to your tenant; those that it has already get a new revision."
    },
    footerHeading = "%nExample:%n",
    footer = "  personality profiles import bundle.json")
final class ProfilesImportCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Parameters(paramLabel = "FILE", description = "The bundle (JSON).")
  private Path file = Path.of("");

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesImportCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    byte[] bundle = InputFiles.bundle(file);
    List<Imported> imported;
    try {
      imported = database.change(root.session(), library -> library.bundles().read(bundle));
    } catch (InvalidProfileException e) {
      throw InputFiles.invalid(file, e);
    }
    StringBuilder lines = new StringBuilder();
    for (Imported one : imported) {
      lines.append(one.effect().name().toLowerCase(Locale.ROOT)).append(' ').append(one.ref());
      lines.append('\n');
    }
    root.session().out().print(root.isJson() ? ListingsJson.imported(imported) : lines);
    return 0;
  }
}

package io.personality.cli;

import io.personality.cli.json.ListingsJson;
import io.personality.cli.render.ListingTable;
import io.personality.model.Listing;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the profiles. <i>Confined to one thread.</i> */
@Command(
    name = "list",
    description = "Lists them with what they are for, the best standing first.",
    footerHeading = "%nExample:%n",
    footer = "  personality profiles list --format json")
final class ProfilesListCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at the most; default: ${DEFAULT-VALUE}.")
  private int limit = 1_000;

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesListCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    List<Listing> all = database.read(root.session(), profiles -> profiles.list(limit));
    root.session()
        .out()
        .print(root.isJson() ? ListingsJson.of(all) : new ListingTable(root.look()).list(all));
    return 0;
  }
}

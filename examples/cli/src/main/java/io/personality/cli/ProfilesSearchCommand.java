package io.personality.cli;

import io.personality.cli.json.ListingsJson;
import io.personality.cli.render.ListingTable;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.ProfileSearch;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds profiles. <i>Confined to one thread.</i> */
@Command(
    name = "search",
    description = {
      "Finds profiles that fulfil all that is asked, the best standing first.",
      "Words are those of the name, the description and the hardware asked for; the beginning of"
          + " a word will do."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality profiles search database --trait latency_sensitivity=high",
      "  personality profiles search --metric memory_bandwidth --owner local"
    })
final class ProfilesSearchCommand implements Callable<Integer> {
  private final PersonalityCommand root;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Parameters(paramLabel = "WORD", arity = "0..*", description = "Words to find.")
  private List<String> words = new ArrayList<>();

  @Option(
      names = "--trait",
      paramLabel = "TRAIT[=LEVEL]",
      description = "A trait it has; may be given several times.")
  private List<String> traits = new ArrayList<>();

  @Option(
      names = "--metric",
      paramLabel = "METRIC",
      description = "A metric it weighs; may be given several times.")
  private List<String> metrics = new ArrayList<>();

  @Option(names = "--owner", paramLabel = "TENANT", description = "Whose it is.")
  private Optional<String> owner = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many at the most, up to " + ProfileSearch.MOST + "; default: 20.")
  private int limit = 20;

  @Mixin private LibraryOptions database = new LibraryOptions();

  ProfilesSearchCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    ProfileSearch search = search();
    List<Listing> found = database.read(root.session(), profiles -> profiles.search(search));
    if (found.isEmpty()) {
      root.session().say("No profile fulfils all of that.");
    }
    root.session()
        .out()
        .print(root.isJson() ? ListingsJson.of(found) : new ListingTable(root.look()).list(found));
    return 0;
  }

  private ProfileSearch search() {
    try {
      ProfileSearch search = ProfileSearch.ALL.text(String.join(" ", words)).limit(limit);
      for (String trait : traits) {
        search = trait(search, trait);
      }
      for (String metric : metrics) {
        search = search.metric(new FeatureName(metric));
      }
      return owner.isPresent() ? search.ownedBy(new TenantId(owner.get())) : search;
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private static ProfileSearch trait(ProfileSearch search, String text) {
    int sign = text.indexOf('=');
    return sign < 0
        ? search.trait(new TraitName(text), Optional.empty())
        : search.trait(
            new TraitName(text.substring(0, sign)), Optional.of(level(text.substring(sign + 1))));
  }

  private static Level level(String label) {
    for (Level level : Level.values()) {
      if (level.label().equals(label)) {
        return level;
      }
    }
    throw new IllegalArgumentException("a level is low, medium or high, not \"" + label + "\"");
  }
}

package io.personality.cli;

import io.personality.PlacementRequest;
import io.personality.PlacementResult;
import io.personality.cli.json.QuickstartJson;
import io.personality.cli.render.Bill;
import io.personality.cli.render.Figures;
import io.personality.cli.render.Look;
import io.personality.cli.render.PlacementCard;
import io.personality.cli.render.RankingTable;
import io.personality.core.Personality;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import io.personality.model.Fingerprint;
import io.personality.model.HostId;
import io.personality.model.Profile;
import io.personality.model.Ranking;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** From a profile to a placement in one go. <i>Confined to one thread.</i> */
@Command(
    name = "quickstart",
    description = {
      "Shows the whole road from a profile to a placement.",
      "Fingerprints this host, adds about 30 host types, ranks them for an example",
      "profile, and launches on the best, simulated."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  personality quickstart", "  personality quickstart --dir try"})
final class QuickstartCommand implements Callable<Integer> {
  private static final int TOP = 10;
  private static final int ALL = 1_000;
  private static final int VCPUS = 2;
  private static final long MEMORY_MIB = 4096;

  private final PersonalityCommand root;

  @Option(
      names = "--dir",
      paramLabel = "DIR",
      description = "Where to write the profile and the fleet; default: a temporary folder.")
  private Optional<Path> place = Optional.empty();

  QuickstartCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    Session session = root.session();
    try (Personality personality = Personality.builder().build()) {
      session.progress("1/4  fingerprinting this host");
      Fingerprint here = personality.fleet().local(false);
      session.progress("2/4  adding host types, from vendors' specifications");
      QuickstartFiles files = write(personality.fleet().write(here));
      InputFiles.fleet(personality, files.fleet());
      Profile profile = InputFiles.profile(root.session(), personality, files.profile());
      PlacementRequest request = PlacementRequest.of(profile).resources(VCPUS, MEMORY_MIB).build();
      session.progress("3/4  ranking them for \"" + profile.name() + "\"");
      Instant start = session.clock().instant();
      Ranking ranking = personality.candidates(request, ALL);
      Duration took = Duration.between(start, session.clock().instant());
      List<Explanation> best =
          ranking.candidates().stream()
              .limit(TOP)
              .map(candidate -> personality.explain(profile, candidate.host()))
              .toList();
      session.progress("4/4  launching on the best, simulated");
      PlacementResult result = personality.place(request);
      if (!(result instanceof PlacementResult.Placed placed)) {
        return new Answer(root).notPlaced((PlacementResult.NotPlaced) result);
      }
      session.progress("");
      session
          .out()
          .print(
              root.isJson()
                  ? QuickstartJson.of(files.profile(), files.fleet(), best, placed)
                  : ranked(profile, ranking, best, took, here.host())
                      + launched(placed)
                      + next(files, best.get(0).host()));
      return 0;
    }
  }

  private QuickstartFiles write(String thisHost) {
    try {
      return QuickstartFiles.write(place, thisHost);
    } catch (IOException e) {
      throw new Failure(
          Failure.BAD_INPUT,
          "error: " + e.getMessage() + ": cannot be written; give a folder with --dir",
          e);
    }
  }

  private String ranked(
      Profile profile, Ranking ranking, List<Explanation> best, Duration took, HostId here) {
    Look look = root.look();
    StringBuilder page = new StringBuilder();
    page.append(new RankingTable(look).render(profile.name(), ranking, best, took));
    List<Candidate> all = ranking.candidates();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).host().equals(here)) {
        page.append("This host, ")
            .append(here)
            .append(", is number ")
            .append(i + 1)
            .append(": ")
            .append(Figures.score(all.get(i).similarity().expected()))
            .append(", ")
            .append(Figures.certainty(all.get(i).similarity()))
            .append(".\n");
      }
    }
    return page.toString();
  }

  private String launched(PlacementResult.Placed placed) {
    Look look = root.look();
    return "\n"
        + new PlacementCard(look).render(placed)
        + "\n"
        + new Bill(look, root.session().clock().instant()).render(placed.explanation());
  }

  private String next(QuickstartFiles files, HostId best) {
    String command =
        root.session().environment().getOrDefault("PERSONALITY_COMMAND", "personality");
    String text =
        """

        Try next:
          D=$D
          # why each of the best three is where it is
          $C match --profile $D/profile.json --fleet $D/fleet.jsonl \\
              --top 3 --explain
          # what stands in the way of a closer match
          $C match --profile $D/profile.json --fleet $D/fleet.jsonl \\
              --minimum-similarity 0.99
          # where a VM goes when the best host fails
          $C launch --profile $D/profile.json --fleet $D/fleet.jsonl \\
              --fail-hosts $B
          # what this host is, and how fast
          $C fingerprint --measure
        Edit $P and see the ranking change.
        """;
    return text.replace("$C", command)
        .replace("D=$D", "D=" + quoted(files.folder()))
        .replace("$D", "\"$D\"")
        .replace("$B", best.value())
        .replace("$P", files.profile().toString());
  }

  /** As a shell reads it. */
  private static String quoted(Path path) {
    String text = path.toString();
    return text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "/._-+".indexOf(c) >= 0)
        ? text
        : "'" + text.replace("'", "'\\''") + "'";
  }
}

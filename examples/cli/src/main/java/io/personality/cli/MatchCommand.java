package io.personality.cli;

import io.personality.PlacementRequest;
import io.personality.cli.engine.Matched;
import io.personality.cli.json.MatchJson;
import io.personality.cli.remote.Connection;
import io.personality.cli.remote.RemoteRequests;
import io.personality.cli.remote.RemoteRequests.Detail;
import io.personality.cli.render.Bill;
import io.personality.cli.render.Look;
import io.personality.cli.render.RankingTable;
import io.personality.cli.render.StabilityCard;
import io.personality.core.Personality;
import io.personality.model.Candidate;
import io.personality.model.Explanation;
import io.personality.model.Profile;
import io.personality.model.Ranking;
import io.personality.model.WeightStability;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks the hosts of a fleet by their similarity to a profile. <i>Confined to one thread.</i> */
@Command(
    name = "match",
    description = "Ranks hosts by how close they come to a profile; claims nothing.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  personality match --profile p.json --fleet fleet.jsonl.gz",
      "  personality match --profile p.json --fleet fleet.jsonl --top 1 --explain",
      "  personality match --profile p.json --fleet fleet.jsonl \\",
      "      --vcpus 8 --memory-mib 32768 --minimum-similarity 0.8 --format json",
      "  personality match --profile p.json --fleet fleet.jsonl \\",
      "      --operator cost,pack --similarity-tolerance 0.05",
      "  personality match --profile p.json --fleet fleet.jsonl --top 1 --stability"
    })
final class MatchCommand implements Callable<Integer> {
  private static final int MOST = 1_000_000;
  private static final Duration STABILITY_LIMIT = Duration.ofSeconds(1);

  private final PersonalityCommand root;

  @Mixin private RequestOptions options = new RequestOptions();

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "How many hosts to show; default: ${DEFAULT-VALUE}.")
  private int top = 10;

  @Option(names = "--explain", description = "Show what each similarity is made of.")
  private boolean explain;

  @Option(
      names = "--stability",
      description =
          "Show over which range of each weight the best host by similarity stays the best, as"
              + " far as a second allows. JSON is then an object of candidates and stability.")
  private boolean stability;

  MatchCommand(PersonalityCommand root) {
    this.root = root;
  }

  @Override
  public Integer call() {
    options.check();
    options.refuse(top < 1 || top > MOST, "--top must lie between 1 and " + MOST + ", not " + top);
    Optional<Connection> service = options.service(root.session());
    return show(
        service
            .map(this::match)
            .orElseGet(() -> options.open(root.session(), false, builder -> builder, this::match)));
  }

  private boolean isExplained() {
    return explain || !root.isJson();
  }

  private Matched match(Connection service) {
    RemoteRequests requests = new RemoteRequests(service, root.session().clock());
    return options.ask(
        root.session(),
        service,
        wanted -> requests.match(wanted, new Detail(top, isExplained(), stability)));
  }

  private Matched match(Personality personality) {
    Profile profile = options.load(root.session(), personality);
    PlacementRequest request = options.request(profile).build();
    Instant start = root.session().clock().instant();
    Ranking ranking = personality.candidates(request, top);
    Duration took = Duration.between(start, root.session().clock().instant());
    List<Explanation> explanations =
        isExplained()
            ? ranking.candidates().stream()
                .map(candidate -> personality.explain(profile, candidate.host()))
                .toList()
            : List.of();
    Optional<WeightStability> stable =
        stability && ranking.diagnosis().isEmpty()
            ? personality.weightStability(request, STABILITY_LIMIT)
            : Optional.empty();
    return new Matched(profile.name(), ranking, explanations, stable, took);
  }

  private int show(Matched matched) {
    Ranking ranking = matched.ranking();
    if (ranking.diagnosis().isPresent()) {
      return new Answer(root).noMatch(ranking.diagnosis().get());
    }
    root.session()
        .out()
        .print(
            root.isJson()
                ? json(ranking, matched.explanations(), matched.stability())
                : table(matched)
                    + matched.stability().map(weights -> weights(ranking, weights)).orElse(""));
    return 0;
  }

  private static String json(
      Ranking ranking, List<Explanation> explanations, Optional<WeightStability> stable) {
    List<Candidate> candidates = ranking.candidates();
    return stable
        .map(weights -> MatchJson.withStability(candidates, explanations, weights))
        .orElseGet(() -> MatchJson.candidates(candidates, explanations));
  }

  private String weights(Ranking ranking, WeightStability stable) {
    return "\n" + new StabilityCard(root.look()).render(stable, ranking.candidates().get(0).host());
  }

  private String table(Matched matched) {
    Look look = root.look();
    StringBuilder page =
        new StringBuilder(
            new RankingTable(look)
                .render(
                    matched.profile(), matched.ranking(), matched.explanations(), matched.took()));
    if (explain) {
      Bill bill = new Bill(look, root.session().clock().instant());
      matched.explanations().forEach(e -> page.append('\n').append(bill.render(e)));
    }
    return page.toString();
  }
}

package io.personality.cli.remote;

import io.personality.RefusedException;
import io.personality.Violation;
import io.personality.cli.engine.LocalProfiles;
import io.personality.cli.engine.Profiles;
import io.personality.core.Personality;
import io.personality.model.HostId;
import io.personality.model.Impact;
import io.personality.model.Level;
import io.personality.model.Listing;
import io.personality.model.PlacementId;
import io.personality.model.Profile;
import io.personality.model.ProfileId;
import io.personality.model.ProfileRef;
import io.personality.model.ProfileSearch;
import io.personality.model.Sharing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The profile database of a service.
 *
 * @param connection to it
 */
public record RemoteProfiles(Connection connection) implements Profiles {
  private static final String PROFILES = "profiles";

  @Override
  public List<Listing> list(int limit) {
    return new Pages(connection, Call.path(PROFILES), PROFILES, ProfileSearch.MOST)
        .first(limit, Listings::listing);
  }

  @Override
  public List<Listing> search(ProfileSearch search) {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    if (!search.text().isEmpty()) {
      query.add(Pages.parameter("text", search.text()));
    }
    search
        .traits()
        .forEach(
            (trait, level) ->
                query.add(
                    Pages.parameter(
                        "trait",
                        trait.value() + level.map(Level::label).map("="::concat).orElse(""))));
    search.metrics().forEach(metric -> query.add(Pages.parameter("metric", metric.value())));
    search.owner().ifPresent(owner -> query.add(Pages.parameter("owner", owner.value())));
    query.add(Pages.parameter("limit", String.valueOf(search.limit())));
    return connection.ask(
        Call.get(Call.query(Call.path(PROFILES), query)),
        page -> page.list(PROFILES).stream().map(Listings::listing).toList());
  }

  @Override
  public Shown show(ProfileId id, Optional<Integer> revision) {
    Listing listing = listing(id);
    int number = revision.orElse(listing.newest().revision());
    String document =
        document(new ProfileRef(id, number))
            .orElseThrow(() -> LocalProfiles.missing(listing, number));
    return new Shown(listing, profile(document), document);
  }

  private Listing listing(ProfileId id) {
    return connection
        .find(Call.get(Call.path(PROFILES, id.value())))
        .map(reply -> connection.read(reply, Listings::listing))
        .orElseThrow(() -> LocalProfiles.missing(id));
  }

  private Optional<String> document(ProfileRef ref) {
    return connection
        .find(
            Call.get(
                Call.path(PROFILES, ref.id().value(), "revisions", String.valueOf(ref.revision()))))
        .map(
            reply -> {
              // It is shown as it was written, but only once it is known to be JSON.
              connection.read(reply, Tree::node);
              return Text.escaped(reply.text());
            });
  }

  private static Profile profile(String document) {
    try (Personality reader = Personality.builder().storage("memory", Map.of()).build()) {
      return reader.profiles().read(document.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The newest document of that name; empty where there is none. */
  public Optional<byte[]> document(String name) {
    try {
      return document(listing(new ProfileId(name)).newest())
          .map(document -> document.getBytes(StandardCharsets.UTF_8));
    } catch (IllegalArgumentException | RefusedException e) {
      return Optional.empty(); // not the shape of a name, or not there
    }
  }

  /** The faults of a document, by the service's catalogue. */
  public List<Violation> check(byte[] document) {
    return connection.ask(
        Call.post(Call.path("validations"), document).repeatable(),
        answer -> Problems.violations(answer.list("errors")));
  }

  @Override
  public ProfileRef create(ProfileId id, byte[] document) {
    String path = Call.query(Call.path(PROFILES), List.of(Pages.parameter("id", id.value())));
    return connection.ask(Call.post(path, document), Listings::ref);
  }

  @Override
  public ProfileRef revise(ProfileId id, Optional<Integer> base, byte[] document) {
    int followed = base.orElseGet(() -> listing(id).newest().revision());
    return connection.ask(
        Call.post(Call.path(PROFILES, id.value(), "revisions"), document)
            .header("If-Match", "\"" + followed + "\""),
        Listings::ref);
  }

  @Override
  public Impact impact(ProfileId id, byte[] document) {
    return connection.ask(
        Call.post(Call.path(PROFILES, id.value(), "impact"), document).repeatable(),
        answer ->
            new Impact(
                answer.list("changes").stream().map(change -> change(id, change)).toList(),
                answer.count("passed_over")));
  }

  private static Impact.Change change(ProfileId id, Tree tree) {
    return new Impact.Change(
        PlacementId.of(tree.text("placement")),
        new ProfileRef(id, tree.count("by_revision")),
        new HostId(tree.text("host")),
        Scores.similarity(tree.object("now")),
        Scores.similarity(tree.object("then")),
        new HostId(tree.text("choice_now")),
        new HostId(tree.text("choice_then")),
        tree.flag("fit"));
  }

  @Override
  public Listing rate(ProfileId id, int stars) {
    return put(id, "rating", json -> json.writeNumberField("stars", stars));
  }

  @Override
  public Listing share(ProfileId id, Sharing sharing) {
    return put(
        id,
        "sharing",
        json -> {
          json.writeStringField("visibility", sharing.visibility().name().toLowerCase(Locale.ROOT));
          json.writeArrayFieldStart("tenants");
          for (var tenant : sharing.tenants()) {
            json.writeString(tenant.value());
          }
          json.writeEndArray();
        });
  }

  private Listing put(ProfileId id, String what, Body.Fields fields) {
    return connection.ask(
        Call.put(Call.path(PROFILES, id.value(), what), Body.of(fields)).repeatable(),
        Listings::listing);
  }
}

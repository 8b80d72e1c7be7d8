package io.personality.service;

import io.javalin.http.Context;
import io.personality.model.FeatureName;
import io.personality.model.Level;
import io.personality.model.ProfileId;
import io.personality.model.ProfileSearch;
import io.personality.model.TenantId;
import io.personality.model.TraitName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is searched for in the profile database. */
final class ProfileQueries {
  private ProfileQueries() {}

  /** What is searched for. */
  static ProfileSearch search(Context context, int limit) {
    Set<FeatureName> metrics =
        context.queryParams("metric").stream().map(FeatureName::new).collect(Collectors.toSet());
    return new ProfileSearch(
        Requests.query(context, "text", text -> text).orElse(""),
        traits(context),
        metrics,
        Requests.query(context, "owner", TenantId::new),
        Requests.cursor(context, 2).map(ProfileQueries::after),
        limit);
  }

  /** Each may bear its level; the parameter of that name is for one alone. */
  private static Map<TraitName, Optional<Level>> traits(Context context) {
    List<String> given = context.queryParams("trait");
    Optional<Level> level = Requests.query(context, "level", ProfileQueries::level);
    if (level.isPresent() && given.size() != 1) {
      throw Refusal.badRequest(
          "\"level\" is the level of one \"trait\"; of several, each has its own: trait=NAME=LEVEL");
    }
    Map<TraitName, Optional<Level>> traits = new LinkedHashMap<>();
    for (String text : given) {
      int sign = text.indexOf('=');
      TraitName name = new TraitName(sign < 0 ? text : text.substring(0, sign));
      traits.put(name, sign < 0 ? level : Optional.of(level(text.substring(sign + 1))));
    }
    return traits;
  }

  private static Level level(String text) {
    return Requests.choice(Level.class, "level", text);
  }

  private static ProfileSearch.After after(String[] parts) {
    try {
      return new ProfileSearch.After(Double.parseDouble(parts[0]), new ProfileId(parts[1]));
    } catch (IllegalArgumentException e) {
      throw Requests.badCursor();
    }
  }
}

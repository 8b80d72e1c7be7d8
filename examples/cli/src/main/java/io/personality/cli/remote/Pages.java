package io.personality.cli.remote;

import java.util.AbstractMap.SimpleImmutableEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Lists that the service gives a part at a time.
 *
 * @param connection what is asked
 * @param path of the list
 * @param name of the field that has the parts
 * @param size of a part
 */
record Pages(Connection connection, String path, String name, int size) {
  /** A list that is longer than this has no end. */
  private static final int MOST = 1_000_000;

  /** A parameter of a query. */
  static Map.Entry<String, String> parameter(String name, String value) {
    return new SimpleImmutableEntry<>(name, value);
  }

  private record Part<T>(List<T> items, Optional<String> next) {}

  /** All of it. */
  <T> List<T> all(Function<Tree, T> meaning) {
    List<T> all = first(MOST, meaning);
    if (all.size() >= MOST) {
      throw new ServiceException("the list of " + name + " that the service gives has no end");
    }
    return all;
  }

  /** As many as that, or all. */
  <T> List<T> first(int most, Function<Tree, T> meaning) {
    List<T> all = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    while (all.size() < most) {
      Part<T> part = part(Math.min(size, most - all.size()), cursor, meaning);
      all.addAll(part.items());
      if (part.items().isEmpty() || part.next().isEmpty()) {
        return all;
      }
      cursor = part.next();
    }
    return all.subList(0, most);
  }

  private <T> Part<T> part(int limit, Optional<String> cursor, Function<Tree, T> meaning) {
    List<Map.Entry<String, String>> query = new ArrayList<>();
    query.add(parameter("limit", String.valueOf(limit)));
    cursor.ifPresent(next -> query.add(parameter("cursor", next)));
    return connection.ask(
        Call.get(Call.query(path, query)),
        page ->
            new Part<>(
                page.list(name).stream().map(meaning).toList(),
                page.optionalText("next").filter(next -> !next.isEmpty())));
  }
}

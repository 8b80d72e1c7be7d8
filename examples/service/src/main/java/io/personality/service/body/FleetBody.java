package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.model.FeatureName;
import io.personality.model.Host;
import io.personality.model.Reading;
import io.personality.model.Value;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All hosts in short, to draw them. <i>Immutable.</i>
 *
 * @param order names this order of the hosts, which scores refer to; it changes where a host comes
 *     or goes
 * @param hosts by identity
 */
public record FleetBody(String order, List<Row> hosts) {
  private static final FeatureName MODEL = new FeatureName("processor_model");

  /**
   * A host in short.
   *
   * @param model its processor; absent where it is not known
   * @param labels where it stands
   */
  public record Row(
      String host,
      String availability,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String observedAt,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String model,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> labels) {
    static Row of(Host host) {
      return new Row(
          host.id().value(),
          host.availability().name().toLowerCase(Locale.ROOT),
          host.fingerprint().observedAt().map(Object::toString).orElse(null),
          model(host),
          host.fingerprint().labels());
    }

    private static @Nullable String model(Host host) {
      return host.fingerprint().reading(MODEL) instanceof Reading.Known known
              && known.value() instanceof Value.Text text
          ? text.text()
          : null;
    }
  }

  /** The hosts in their order. */
  public static FleetBody of(String order, List<Host> hosts) {
    return new FleetBody(order, hosts.stream().map(Row::of).toList());
  }
}

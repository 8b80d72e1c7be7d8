package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.personality.model.LivingSimilarity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How close a placement's host was, is, and is found to be. <i>Immutable.</i>
 *
 * @param host the host that {@code current} is of; absent where that is gone
 * @param promised at launch
 * @param current by the newest fingerprint of its host; absent where that is gone
 * @param currentUnknownBecause why {@code current} is absent
 * @param observed what the VM experiences; absent where nothing reports it
 * @param observedUnknownBecause why {@code observed} is absent
 * @param terms what {@code current} is made of
 */
public record LivingBody(
    String placement,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String host,
    SimilarityBody promised,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SimilarityBody current,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String currentUnknownBecause,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SimilarityBody observed,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String observedUnknownBecause,
    List<TermBody> terms) {
  /** A living similarity. */
  public static LivingBody of(LivingSimilarity living) {
    return new LivingBody(
        living.placement().toString(),
        living.current().map(why -> why.host().value()).orElse(null),
        SimilarityBody.of(living.promised()),
        living.current().map(why -> SimilarityBody.of(why.similarity())).orElse(null),
        living.current().isPresent() ? "" : "its host is no longer in the fleet",
        living.observed().map(SimilarityBody::of).orElse(null),
        living.observedUnknownBecause(),
        living.current().map(why -> TermBody.of(why.terms())).orElse(List.of()));
  }
}

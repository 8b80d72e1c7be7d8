package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * What an event says. <i>Immutable.</i>
 *
 * @param at when
 * @param subject the placement, host or profile that it is about
 * @param text what happened, for people
 * @param host the host of a placement
 * @param similarity the similarity it was promised
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EventBody(
    String at,
    String subject,
    String text,
    @Nullable String host,
    @Nullable SimilarityBody similarity) {}

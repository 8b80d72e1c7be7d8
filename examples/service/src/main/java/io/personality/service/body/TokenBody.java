package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A token. <i>Immutable.</i>
 *
 * @param id what it is called by; not a secret
 * @param host the one host whose fingerprint an agent reports
 * @param state {@code valid}, {@code expired} or {@code revoked}
 * @param token the secret itself: only in the answer that makes it
 */
public record TokenBody(
    String id,
    String tenant,
    String user,
    String role,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String host,
    String createdAt,
    String expiresAt,
    String state,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String token) {}

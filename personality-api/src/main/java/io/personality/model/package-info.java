/**
 * The values that travel the road from a profile to a placement: what was asked, what hosts are,
 * how similar they are, and what was claimed.
 *
 * <p>Start with {@link io.personality.model.Profile}, {@link io.personality.model.Fingerprint} and
 * {@link io.personality.model.Similarity}. Everything here is an immutable record or a closed
 * family of records; nothing here reads text, knows a feature by name or does arithmetic on scores,
 * so that stores and launchers can depend on it without inheriting a JSON library or an engine.
 *
 * <p>Imports nothing but {@code java.*}. An {@link java.util.Optional} record component is read
 * only through its accessor, as a return.
 */
@NullMarked
package io.personality.model;

import org.jspecify.annotations.NullMarked;

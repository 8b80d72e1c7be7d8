package io.personality.core.internal.fingerprint;

/**
 * What was found and where, or why nothing was.
 *
 * <p><i>Immutable</i> if the value is.
 *
 * @param found the value or the reason
 * @param source the tool or file
 */
record Sourced<T>(Parsed<T> found, String source) {}

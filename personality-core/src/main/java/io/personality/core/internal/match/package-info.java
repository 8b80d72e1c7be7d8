/**
 * Filter, score, order, and say why.
 *
 * <p>Start with {@link io.personality.core.internal.match.Matcher}. Everything here is a pure
 * function of a compiled query and a snapshot, in the straightforward form: one host after the
 * other, one term after the other, sums in the order of the terms and divided last. Whatever is
 * faster has to give the same doubles. For profiles that repeat, {@link
 * io.personality.core.internal.match.HotProfiles} keeps what was found and mends it host by host.
 *
 * <p>Imports the api and the stations before it: catalogue, fleet, query.
 */
@NullMarked
package io.personality.core.internal.match;

import org.jspecify.annotations.NullMarked;

/**
 * The service as the commands see it: what they ask of an engine, asked over HTTP.
 *
 * <p>Start with {@link io.personality.cli.remote.Connection}, which sends a {@link
 * io.personality.cli.remote.Call} and bounds what comes back. An answer is the text of somebody
 * else: it is read by {@link io.personality.cli.remote.Tree} to the values of the model, whose own
 * checks hold for it, and control characters are taken out on the way. {@link
 * io.personality.cli.remote.Problems} makes of a refusal what the engine itself would have thrown.
 * Imports the interfaces of the package {@code engine} and the JDK's client.
 */
@NullMarked
package io.personality.cli.remote;

import org.jspecify.annotations.NullMarked;

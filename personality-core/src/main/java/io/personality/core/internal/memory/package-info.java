/**
 * Storage and launcher that live in this process, both named {@code memory}: for trying things out,
 * for tests, and as the plainest reading of what the SPI promises.
 *
 * <p>Start with {@link io.personality.core.internal.memory.MemoryStorage}. One small class a store.
 * Nothing outlives the process. Profiles, placements and claims are kept until the storage is
 * closed, about 1 KB a placement; of each host only the newest fingerprints are kept (setting
 * {@code fingerprint-history}).
 *
 * <p>Claims lock one placement and one host, in this order, and nothing else, because a fleet's
 * hosts have nothing to do with each other: see {@link
 * io.personality.core.internal.memory.MemoryClaimStore}.
 *
 * <p>Imports the api only.
 */
@NullMarked
package io.personality.core.internal.memory;

import org.jspecify.annotations.NullMarked;

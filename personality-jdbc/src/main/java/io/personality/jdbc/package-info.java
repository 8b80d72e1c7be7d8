/**
 * Place of the storage named {@code jdbc}, which will keep profiles, fingerprints, claims and
 * placements in the user's {@code DataSource}.
 *
 * <p>Nothing is here yet: the storage arrives in a later version, and until then this module
 * registers no provider, so that asking for {@code jdbc} fails by name. It sees the API alone,
 * because stores keep documents as text and need nothing of the engine.
 */
@NullMarked
package io.personality.jdbc;

import org.jspecify.annotations.NullMarked;

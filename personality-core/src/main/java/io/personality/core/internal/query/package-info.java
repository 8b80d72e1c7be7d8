/**
 * From a profile to a query: every name, unit and weight is resolved against the catalogue once,
 * and every fault of that kind surfaces here, never while hosts are scored.
 *
 * <p>Start with {@link io.personality.core.internal.query.ProfileCompiler}. A compiled query is a
 * list of requirements, each a test, and a list of terms, each a criterion; both are pure functions
 * of one fingerprint, which is what makes scores absolute.
 *
 * <p>Imports the api and the catalogue.
 */
@NullMarked
package io.personality.core.internal.query;

import org.jspecify.annotations.NullMarked;

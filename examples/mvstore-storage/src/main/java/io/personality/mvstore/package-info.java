/**
 * A storage written from nothing: each store over the sorted maps of an MVStore, the file format
 * below H2, named {@code mvstore}.
 *
 * <p>Start at {@link io.personality.mvstore.MvStorage}; {@link io.personality.mvstore.MvDatabase}
 * has the two rules that all stores lean on. Every change is one transaction, on disk before it
 * returns, and one change is made at a time, so that whatever a store looks at before it decides is
 * still true when it writes: a claim and the check of its limit, a revision and its number, a vote
 * and the sum. What a decision is made by is not written here but in the values themselves, such as
 * {@link io.personality.spi.ClaimStore.Limit#admits} or {@link
 * io.personality.spi.ListingStore.Publication#mayFollow}.
 *
 * <p>For one process, and kept plain: a search looks at every listing, a list of placements at
 * every placement, and a claim for a tenant with a quota at every claim.
 *
 * <p>Imports the API only, as any plug-in should; the engine is a dependency of the tests.
 */
@NullMarked
package io.personality.mvstore;

import org.jspecify.annotations.NullMarked;

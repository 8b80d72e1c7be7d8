/**
 * What decisions are made from, kept so that each can be made again.
 *
 * <p>Start at {@link io.personality.core.internal.ledger.DecisionLog}. A decision is a pure
 * function of the request and the hosts as they were. The hosts are many and change little from one
 * decision to the next, so that {@link io.personality.core.internal.ledger.FleetChain} lists all of
 * them now and then, and in between those that have changed. Decisions are stored by one thread,
 * many in a transaction, while their VMs are claimed and launched; whoever is answered can rely on
 * the decision being on record. {@link io.personality.core.internal.ledger.Retention} lets go of
 * what is too old: decisions, and the fingerprints that they needed. May import the documents, the
 * fleet, and what lies before.
 */
@NullMarked
package io.personality.core.internal.ledger;

import org.jspecify.annotations.NullMarked;

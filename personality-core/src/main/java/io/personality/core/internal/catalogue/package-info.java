/**
 * What features, units, ladders, lineages and traits there are, as data.
 *
 * <p>Names of documents are checked here and nowhere else, each with a suggestion where it is not
 * known ({@link io.personality.core.internal.catalogue.Suggestions}). Readers of documents see the
 * catalogue as a {@link io.personality.core.internal.catalogue.FeatureTable} only.
 */
@NullMarked
package io.personality.core.internal.catalogue;

import org.jspecify.annotations.NullMarked;

/**
 * What names mean: features, units, ladders, processor lineages, accelerators and traits, loaded
 * from JSON resources that users can overlay.
 *
 * <p>Start with {@link io.personality.core.internal.catalogue.ProcessorCatalogue} and {@link
 * io.personality.core.internal.catalogue.AcceleratorCatalogue}. Knowledge lives in the resources
 * and the classes hold only how to look it up, because hardware appears more often than releases
 * do.
 *
 * <p>Imports {@code java.*} and the API alone: JSON text arrives already parsed into maps, lists,
 * strings, numbers and booleans, read through {@link io.personality.core.internal.catalogue.Tree}.
 */
@NullMarked
package io.personality.core.internal.catalogue;

import org.jspecify.annotations.NullMarked;

/**
 * What the engine knows of hardware, as data: features with units and absolute scales, ladders,
 * traits, processor lineages and accelerators.
 *
 * <p>Start with {@link io.personality.core.internal.catalogue.Catalogue}; the JSON resources beside
 * it are where knowledge is added, and every figure there names its source. Resources arrive as
 * parsed trees of plain Java values, so that this package knows no JSON library.
 *
 * <p>Imports the api alone: it is the first station that the others build on.
 */
@NullMarked
package io.personality.core.internal.catalogue;

import org.jspecify.annotations.NullMarked;

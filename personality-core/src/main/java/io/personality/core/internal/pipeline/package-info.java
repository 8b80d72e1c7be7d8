/**
 * The whole road, from a request to a placement that runs.
 *
 * <p>Start with {@link io.personality.core.internal.pipeline.PlacementPipeline#place}: everything
 * up to the ranking is a pure function of request and snapshot; from the claim on every step is
 * recorded before the next begins, so that it can be finished or undone after a crash.
 *
 * <p>Imports every station; nothing imports it but the entry points.
 */
@NullMarked
package io.personality.core.internal.pipeline;

import org.jspecify.annotations.NullMarked;

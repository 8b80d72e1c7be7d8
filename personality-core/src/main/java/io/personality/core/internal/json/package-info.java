/**
 * From text to the model and back: the only code that sees Jackson, everit or org.json.
 *
 * <p>Start at {@link io.personality.core.internal.json.ProfileReader}. Text becomes a tree in
 * {@link io.personality.core.internal.json.JsonText}, which is strict and bounded; the tree is
 * checked against its schema; what has no fault becomes the model. Each step adds to one list of
 * {@link io.personality.Violation}s and none throws for what a document holds, so that a reader can
 * report every fault at once. May import the api and {@code catalogue}.
 */
@NullMarked
package io.personality.core.internal.json;

import org.jspecify.annotations.NullMarked;

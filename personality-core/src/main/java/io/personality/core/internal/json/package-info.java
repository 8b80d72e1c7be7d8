/**
 * From text to the model and back: the only code that sees Jackson, everit or org.json.
 *
 * <p>Start at {@link io.personality.core.internal.json.ProfileReader} or {@link
 * io.personality.core.internal.json.FingerprintReader}. Text becomes a tree in {@link
 * io.personality.core.internal.json.JsonText}, which is strict and bounded; the tree of a profile
 * is checked against its schema, that of a fingerprint by hand, since fleets are read a line at a
 * time (a test holds the two to one another); what has no fault becomes the model. Each step adds
 * to one list of {@link io.personality.Violation}s and none stops at the first, so that every fault
 * is reported at once. May import the api and {@code catalogue}.
 */
@NullMarked
package io.personality.core.internal.json;

import org.jspecify.annotations.NullMarked;

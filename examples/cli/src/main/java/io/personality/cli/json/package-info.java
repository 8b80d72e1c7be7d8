/**
 * What programs read: the JSON forms of rankings, refusals and placements.
 *
 * <p>Names are snake case, numbers unrounded doubles, times ISO 8601 in UTC; the shapes are
 * promised and only grow. Written straight to Jackson's generator, which starts much sooner than
 * its object mapper. Imports the model and Jackson's core.
 */
@NullMarked
package io.personality.cli.json;

import org.jspecify.annotations.NullMarked;

/**
 * What people see: values of the model in, text out.
 *
 * <p>Start with {@link io.personality.cli.render.RankingTable}. Every renderer is a pure function
 * of its arguments and a {@link io.personality.cli.render.Look}, which alone knows about terminals,
 * so that a picture can be compared with a text in a test. A score always appears as value,
 * interval, how much is known, and why, in that order. Imports the model and nothing else.
 */
@NullMarked
package io.personality.cli.render;

import org.jspecify.annotations.NullMarked;

/**
 * What an experiment found: rows of figures with their bounds, tables, plots.
 *
 * <p>Start with {@link io.personality.benchmarks.report.Row}.
 */
@NullMarked
package io.personality.benchmarks.report;

import org.jspecify.annotations.NullMarked;

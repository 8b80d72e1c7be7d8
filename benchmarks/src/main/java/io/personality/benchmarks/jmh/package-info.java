/**
 * Benchmarks run by JMH, in JVMs of their own, to check what the duels find.
 *
 * <p>Start with {@link io.personality.benchmarks.jmh.ScanBenchmark}.
 */
@NullMarked
package io.personality.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;

/**
 * What the experiments on storage share: a real PostgreSQL of their own, which can be killed and
 * started again, and connections to it.
 */
@NullMarked
package io.personality.benchmarks.store;

import org.jspecify.annotations.NullMarked;

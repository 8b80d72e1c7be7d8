/**
 * What the engine is measured against: the float pass as a yardstick, the two matchers that one
 * would write at first, and schedulers and search libraries, each run the way its documentation
 * recommends.
 */
@NullMarked
package io.personality.benchmarks.peers;

import org.jspecify.annotations.NullMarked;

/**
 * The service under load: many clients over HTTP, and one client beside the same call in-process.
 */
@NullMarked
package io.personality.benchmarks.load;

import org.jspecify.annotations.NullMarked;

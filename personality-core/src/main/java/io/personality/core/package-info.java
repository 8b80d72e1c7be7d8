/**
 * Entry point of the engine, and the only package of this module that users import.
 *
 * <p>Everything below {@code io.personality.core.internal} may change at any time.
 */
@NullMarked
package io.personality.core;

import org.jspecify.annotations.NullMarked;

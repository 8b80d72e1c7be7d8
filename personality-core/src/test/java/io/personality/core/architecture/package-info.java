/**
 * The arrows between packages, checked over the compiled classes.
 *
 * <p>Start at {@link io.personality.core.architecture.Station}: it is the map. {@code sample} holds
 * small classes that break the arrows on purpose, so that it is known that breaking them is
 * noticed.
 */
package io.personality.core.architecture;

/** What is kept because it may be asked for again, within bounds. */
@NullMarked
package io.personality.core.internal.cache;

import org.jspecify.annotations.NullMarked;

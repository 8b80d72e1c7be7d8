/** What is kept because it may be asked for again, within bounds. Imports the language only. */
@NullMarked
package io.personality.core.internal.cache;

import org.jspecify.annotations.NullMarked;

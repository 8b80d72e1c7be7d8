/** What the profile database needs to know of profiles: by which words they are found. */
@NullMarked
package io.personality.core.internal.library;

import org.jspecify.annotations.NullMarked;

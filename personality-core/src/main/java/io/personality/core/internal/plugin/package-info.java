/**
 * Finds providers, chooses one, and keeps a broken one from taking the others down.
 *
 * <p>Start with {@link io.personality.core.internal.plugin.Plugins}. Which provider is taken never
 * depends on the order of the class path: an object given beats a name, a name beats discovery, and
 * whatever is ambiguous is an error that lists the candidates with the jars they came from.
 *
 * <p>Imports the api only; knows the kinds of provider by their interface and none by name.
 */
@NullMarked
package io.personality.core.internal.plugin;

import org.jspecify.annotations.NullMarked;

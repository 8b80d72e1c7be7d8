/**
 * What goes over the wire: one record for each JSON object, from which both the JSON and the
 * OpenAPI document are made. Names become snake case. The shapes that the command line prints too
 * are the same here, which a test compares.
 */
@NullMarked
package io.personality.service.body;

import org.jspecify.annotations.NullMarked;

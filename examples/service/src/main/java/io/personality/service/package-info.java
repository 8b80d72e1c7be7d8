/**
 * The engine behind HTTP: profiles, hosts, dry runs, placements and their similarity.
 *
 * <p>Start with {@link io.personality.service.Service}, which puts it together; each class named
 * {@code ...Routes} has the endpoints of one subject, described for OpenAPI where they are written.
 * It decides nothing itself: it says who asks ({@link io.personality.service.Access}), reads, hands
 * to the engine and writes. Imports the public packages of the library only.
 */
@NullMarked
package io.personality.service;

import org.jspecify.annotations.NullMarked;

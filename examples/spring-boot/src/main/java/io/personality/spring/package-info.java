/**
 * A Spring Boot service that embeds the library: the engine is a bean on the application's own
 * {@code DataSource}, and two endpoints go straight to it. Copy it and put your own in.
 */
@NullMarked
package io.personality.spring;

import org.jspecify.annotations.NullMarked;

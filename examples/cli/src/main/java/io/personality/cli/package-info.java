/**
 * The command {@code ./personality}: a thin layer over the engine that parses arguments, calls one
 * thing, and prints a table or JSON.
 */
@NullMarked
package io.personality.cli;

import org.jspecify.annotations.NullMarked;

/**
 * Storage on a database, named {@code jdbc}: H2 for one process, PostgreSQL from 15 on for any
 * number of them.
 *
 * <p>Start with {@link io.personality.jdbc.JdbcStorage}. One small class a store, each a handful of
 * SQL statements that both databases understand. What changes together changes in one transaction
 * ({@link io.personality.jdbc.Database}); what loses a race is tried again, a few times, after a
 * random pause. The schema is made and brought up to date by Flyway from the scripts in {@code
 * io/personality/jdbc/migration}, under a history table of its own.
 *
 * <p>Imports the api only.
 */
@NullMarked
package io.personality.jdbc;

import org.jspecify.annotations.NullMarked;

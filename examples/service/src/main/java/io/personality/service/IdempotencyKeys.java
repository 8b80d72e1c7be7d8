package io.personality.service;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * Which body first placed a VM under an idempotency key. The engine answers a key that it knows
 * with the placement that has it, whatever the body; this says whether that was what was asked.
 *
 * <p><i>Thread-safe.</i>
 */
final class IdempotencyKeys {
  private final Jdbi database;

  IdempotencyKeys(Jdbi database) {
    this.database = database;
  }

  /** Keeps the body of a placement; false where another body had the key before. */
  boolean keep(String tenant, String key, byte[] body) {
    String hash = Sha256.of(body);
    return first(tenant, key, hash).equals(hash);
  }

  private String first(String tenant, String key, String hash) {
    Optional<String> known = database.withHandle(handle -> read(handle, tenant, key));
    if (known.isPresent()) {
      return known.get();
    }
    try {
      database.useHandle(
          handle ->
              handle.execute("insert into service_request values (?, ?, ?)", tenant, key, hash));
      return hash;
    } catch (JdbiException e) {
      // Somebody was faster, or else the fault stands.
      return database.withHandle(handle -> read(handle, tenant, key)).orElseThrow(() -> e);
    }
  }

  private static Optional<String> read(Handle handle, String tenant, String key) {
    return handle
        .createQuery(
            "select body_hash from service_request where tenant = ? and idempotency_key = ?")
        .bind(0, tenant)
        .bind(1, key)
        .mapTo(String.class)
        .findOne();
  }
}

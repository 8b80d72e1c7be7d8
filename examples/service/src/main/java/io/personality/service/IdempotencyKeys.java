package io.personality.service;

import java.util.Optional;
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

  /** What a body is to its key. */
  enum Kept {
    /** The first that has it. */
    FIRST,
    /** The same once more. */
    AGAIN,
    /** Another one had it before. */
    OTHER
  }

  /** Keeps the body of a placement where it is the first of its key. */
  Kept keep(String tenant, String key, byte[] body) {
    String hash = Sha256.of(body);
    Optional<String> known = read(tenant, key);
    if (known.isEmpty() && insert(tenant, key, hash)) {
      return Kept.FIRST;
    }
    String first = known.or(() -> read(tenant, key)).orElseThrow();
    return first.equals(hash) ? Kept.AGAIN : Kept.OTHER;
  }

  private boolean insert(String tenant, String key, String hash) {
    try {
      database.useHandle(
          handle ->
              handle.execute("insert into service_request values (?, ?, ?)", tenant, key, hash));
      return true;
    } catch (JdbiException e) {
      if (read(tenant, key).isEmpty()) {
        throw e;
      }
      return false; // somebody was faster
    }
  }

  private Optional<String> read(String tenant, String key) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(
                    "select body_hash from service_request where tenant = ? and idempotency_key = ?")
                .bind(0, tenant)
                .bind(1, key)
                .mapTo(String.class)
                .findOne());
  }
}

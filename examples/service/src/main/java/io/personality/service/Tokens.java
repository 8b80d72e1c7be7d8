package io.personality.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.personality.model.HostId;
import io.personality.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * The bearer tokens, in the service's own table.
 *
 * <p>Only their hashes are kept. A secret is 256 random bits, so that nobody can try them all:
 * plain SHA-256 is enough, where a password would need a slow, salted hash. What a token was found
 * to be is remembered for {@link #REMEMBERED}, which is how long another replica may go on after
 * one has revoked it.
 *
 * <p><i>Thread-safe.</i>
 */
final class Tokens {
  /** How long a lookup is remembered. */
  static final Duration REMEMBERED = Duration.ofSeconds(5);

  /** How long a token is valid unless said. */
  static final int USUAL_DAYS = 90;

  private static final String PREFIX = "pst_";
  private static final int SECRET_BYTES = 32;
  private static final int SHOWN = 1_000;
  private static final String COLUMNS =
      "select id, tenant, user_name, role, host, created_at, expires_at, revoked from"
          + " service_token ";

  private final Jdbi database;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Cache<String, Optional<Token>> byHash =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(REMEMBERED).build();
  private final Cache<String, Boolean> whetherAny =
      Caffeine.newBuilder().maximumSize(1).expireAfterWrite(REMEMBERED).build();

  Tokens(Jdbi database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A token that has just been made.
   *
   * @param token what is kept of it
   * @param secret what opens, shown this once
   */
  record Made(Token token, String secret) {
    @Override
    public String toString() {
      return token.toString();
    }
  }

  /** Makes a token. */
  Made create(Token.Holder holder, int days) {
    if (days < 1 || days > 3650) {
      throw new IllegalArgumentException("a token is valid for 1 to 3650 days, not " + days);
    }
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Token token =
        new Token(
            UUID.randomUUID().toString(), holder, now, now.plus(Duration.ofDays(days)), false);
    database.useHandle(
        handle ->
            handle.execute(
                "insert into service_token (id, hash, tenant, user_name, role, host, created_at,"
                    + " expires_at, revoked) values (?, ?, ?, ?, ?, ?, ?, ?, false)",
                token.id(),
                Sha256.of(secret.getBytes(StandardCharsets.UTF_8)),
                holder.tenant().value(),
                holder.user(),
                holder.role().name(),
                holder.host().map(HostId::value).orElse(""),
                Timestamp.from(token.createdAt()),
                Timestamp.from(token.expiresAt())));
    whetherAny.invalidateAll();
    return new Made(token, secret);
  }

  /** The valid token of that secret. */
  Optional<Token> find(String secret) {
    return byHash
        .get(Sha256.of(secret.getBytes(StandardCharsets.UTF_8)), this::read)
        .filter(token -> token.isValid(clock.instant()));
  }

  private Optional<Token> read(String hash) {
    return database.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "where hash = ?")
                .bind(0, hash)
                .map((row, context) -> token(row))
                .findOne());
  }

  /** The newest tokens, expired and revoked ones included. */
  List<Token> list() {
    return database.withHandle(
        handle ->
            handle
                .createQuery(COLUMNS + "order by created_at desc, id fetch first ? rows only")
                .bind(0, SHOWN)
                .map((row, context) -> token(row))
                .list());
  }

  /** Takes a token back; false where there is none of that id. */
  boolean revoke(String id) {
    int rows =
        database.withHandle(
            handle -> handle.execute("update service_token set revoked = true where id = ?", id));
    byHash.invalidateAll();
    return rows > 0;
  }

  /** Whether a token was ever made: from then on one is asked of everybody. */
  boolean any() {
    return whetherAny.get("any", key -> !list().isEmpty());
  }

  private static Token token(ResultSet row) throws SQLException {
    String host = row.getString("host");
    return new Token(
        row.getString("id"),
        new Token.Holder(
            new TenantId(row.getString("tenant")),
            row.getString("user_name"),
            AccessRole.valueOf(row.getString("role")),
            host.isEmpty() ? Optional.empty() : Optional.of(new HostId(host))),
        row.getTimestamp("created_at").toInstant(),
        row.getTimestamp("expires_at").toInstant(),
        row.getBoolean("revoked"));
  }
}

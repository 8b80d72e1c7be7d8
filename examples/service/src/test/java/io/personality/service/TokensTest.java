package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.HostId;
import io.personality.model.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokensTest {
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
  private static final Token.Holder HOLDER =
      new Token.Holder(new TenantId("red"), "anna", AccessRole.USER, Optional.empty());

  private ServiceDatabase database;

  @BeforeEach
  void open() {
    database =
        ServiceDatabase.open(
            new Settings.Database(
                "jdbc:h2:mem:" + UUID.randomUUID(), Optional.empty(), Optional.empty()));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Tokens at(Instant time) {
    return new Tokens(database.tables(), Clock.fixed(time, ZoneOffset.UTC));
  }

  @Test
  void secretIsNeitherKeptNorShownAgain() {
    Tokens.Made made = at(NOW).create(HOLDER, 1);
    String secret = made.secret();
    assertFalse(made.toString().contains(secret));
    List<String> kept =
        database
            .tables()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select hash from service_token")
                        .mapTo(String.class)
                        .list());
    assertEquals(List.of(Sha256.of(secret.getBytes(StandardCharsets.UTF_8))), kept);
    assertNotEquals(secret, at(NOW).create(HOLDER, 1).secret());
    assertEquals(43 + "pst_".length(), secret.length());
  }

  @Test
  void tokenExpires() {
    String secret = at(NOW).create(HOLDER, 1).secret();
    assertEquals("red/anna", at(NOW).find(secret).orElseThrow().caller().actor().toString());
    Instant end = NOW.plus(Duration.ofDays(1));
    assertTrue(at(end.minusMillis(1)).find(secret).isPresent());
    assertTrue(at(end).find(secret).isEmpty());
    assertEquals("expired", at(end).list().get(0).body(end, "").state());
  }

  @Test
  void lastTokenRevokedDoesNotOpenTheService() {
    Tokens tokens = at(NOW);
    assertFalse(tokens.any());
    Tokens.Made made = tokens.create(HOLDER, 1);
    assertTrue(tokens.revoke(made.token().id()));
    assertFalse(tokens.revoke("none"));
    assertTrue(tokens.find(made.secret()).isEmpty());
    assertTrue(tokens.any());
  }

  @Test
  void agentHasHostAndNobodyElse() {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Token.Holder(new TenantId("red"), "a", AccessRole.AGENT, Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new Token.Holder(
                new TenantId("red"), "a", AccessRole.USER, Optional.of(new HostId("h"))));
  }
}

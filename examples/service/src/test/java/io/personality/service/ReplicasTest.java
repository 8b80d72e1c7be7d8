package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.personality.service.Running.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReplicasTest {
  @Test
  void twoServicesShareOnePostgres() throws IOException {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      String url = postgres.getJdbcUrl("postgres", "postgres");
      try (Running one = Running.on(url, Settings.Limits.USUAL)) {
        String admin = one.token("", "admin", "local");
        one.reportHosts(admin, 3);
        try (Running other = Running.on(url, Settings.Limits.USUAL)) {
          assertEquals(401, other.ask("GET", "/v1/hosts", "").status());
          String body = "{\"profile\":\"analytics-scan\"}";
          Answer placed = place(one, admin, body);
          Answer again = place(other, admin, body);
          assertEquals(201, again.status(), again.text());
          assertEquals(
              placed.json().path("placement"), again.json().path("placement"), again.text());
          assertEquals(422, place(other, admin, "{\"profile\":\"arm-native\"}").status());
          String path = placed.header("Location");
          assertEquals(200, other.ask("DELETE", path, admin).status());
          assertEquals("stopped", one.ask("GET", path, admin).json().path("state").asText());
        }
      }
    }
  }

  private static Answer place(Running running, String token, String body) {
    return running.ask("POST", "/v1/placements", token, body, "Idempotency-Key", "k");
  }
}

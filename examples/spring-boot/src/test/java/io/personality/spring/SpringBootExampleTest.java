package io.personality.spring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.core.Personality;
import io.personality.model.PlacementState;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class SpringBootExampleTest {
  private static final String HOST =
      """
      {"schema": 1, "host": "rack1/host1", "observed_at": "2026-11-24T10:00:00Z",
       "capacity": {"vcpus": 8, "memory_mib": 16384},
       "features": {"memory_type": {"value": "DDR5", "provenance": "declared", "source": "dmidecode"}}}
      """;
  private static final String PROFILE =
      """
      {"name": "Modern memory", "hardware_preferences": {"memory_type": "DDR5"}}
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private ConfigurableApplicationContext context;

  @BeforeEach
  void start() {
    context =
        SpringApplication.run(
            SpringBootExample.class,
            "--server.port=0",
            "--spring.datasource.generate-unique-name=true",
            "--spring.datasource.url=");
  }

  @AfterEach
  void stop() {
    context.close();
  }

  private HttpResponse<String> send(String method, String path, String body, String key)
      throws IOException, InterruptedException {
    String port = context.getEnvironment().getRequiredProperty("local.server.port");
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void placesByAProfile() throws Exception {
    assertEquals(200, send("PUT", "/fingerprints", HOST, "-").statusCode());

    HttpResponse<String> placed = send("POST", "/placements", PROFILE, "vm-1");
    assertEquals(201, placed.statusCode(), placed.body());
    assertTrue(placed.body().contains("\"host\":\"rack1/host1\""), placed.body());
    assertTrue(placed.body().contains("\"similarity\":1.0"), placed.body());

    assertEquals(placed.body(), send("POST", "/placements", PROFILE, "vm-1").body());
    Personality personality = context.getBean(Personality.class);
    assertEquals(1, personality.placements().size());
    assertEquals(PlacementState.RUNNING, personality.placements().get(0).state());
  }

  @Test
  void saysThatNoHostCan() throws Exception {
    HttpResponse<String> refused = send("POST", "/placements", PROFILE, "vm-1");
    assertEquals(409, refused.statusCode());
    assertTrue(refused.body().contains("No matching hardware available"), refused.body());
  }

  @Test
  void namesTheFaultsOfADocument() throws Exception {
    String faulty = PROFILE.replace("memory_type", "memory_tipe");
    HttpResponse<String> refused = send("POST", "/placements", faulty, "vm-1");
    assertEquals(400, refused.statusCode());
    assertTrue(refused.body().contains("/hardware_preferences/memory_tipe"), refused.body());
    assertTrue(refused.body().contains("did you mean"), refused.body());
  }
}

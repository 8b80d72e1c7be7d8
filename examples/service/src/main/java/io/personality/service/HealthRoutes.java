package io.personality.service;

import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** What those who run the service ask it. <i>Thread-safe.</i> */
final class HealthRoutes implements Routes {
  private static final String PLAIN = "text/plain";

  private final ServiceDatabase database;
  private final PrometheusMeterRegistry metrics;

  HealthRoutes(ServiceDatabase database, PrometheusMeterRegistry metrics) {
    this.database = database;
    this.metrics = metrics;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/healthz", this::alive, AccessRole.ANYONE);
    routing.get("/readyz", this::ready, AccessRole.ANYONE);
    routing.get("/metrics", this::metrics, Routes.operators());
  }

  @OpenApi(
      path = "/healthz",
      methods = HttpMethod.GET,
      operationId = "isAlive",
      summary = "Whether the process answers",
      tags = "operation",
      responses =
          @OpenApiResponse(
              status = "200",
              content = @OpenApiContent(mimeType = PLAIN, type = "string")))
  private void alive(Context context) {
    context.contentType(PLAIN).result("ok\n");
  }

  @OpenApi(
      path = "/readyz",
      methods = HttpMethod.GET,
      operationId = "isReady",
      summary = "Whether its database answers too",
      tags = "operation",
      responses = {
        @OpenApiResponse(
            status = "200",
            content = @OpenApiContent(mimeType = PLAIN, type = "string")),
        @OpenApiResponse(status = "503")
      })
  private void ready(Context context) {
    if (!database.answers()) {
      throw new Refusal(503, "Not ready", "the database does not answer");
    }
    context.contentType(PLAIN).result("ready\n");
  }

  @OpenApi(
      path = "/metrics",
      methods = HttpMethod.GET,
      operationId = "showMetrics",
      summary = "Figures for Prometheus",
      tags = "operation",
      responses =
          @OpenApiResponse(
              status = "200",
              content = @OpenApiContent(mimeType = PLAIN, type = "string")))
  private void metrics(Context context) {
    context.contentType("text/plain; version=0.0.4").result(metrics.scrape());
  }
}

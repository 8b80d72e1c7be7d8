package io.personality.service;

import io.javalin.http.Context;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.personality.core.Fleet;
import java.util.concurrent.TimeUnit;

/** Counts and times what is asked. <i>Thread-safe.</i> */
final class Metrics {
  private static final String START = "started";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  Metrics(Fleet fleet) {
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    registry.gauge("personality.hosts", fleet, hosts -> hosts.hosts().size());
  }

  PrometheusMeterRegistry registry() {
    return registry;
  }

  /** A request begins. */
  static void begin(Context context) {
    context.attribute(START, System.nanoTime());
  }

  /** A request ends; told apart by endpoint, never by what a caller chose. */
  void end(Context context) {
    Long start = context.attribute(START);
    if (start != null) {
      Timer.builder("http.server.requests")
          .tag("method", context.method().name())
          .tag("endpoint", context.endpointHandlerPath())
          .tag("status", String.valueOf(context.statusCode()))
          .register(registry)
          .record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }
  }
}

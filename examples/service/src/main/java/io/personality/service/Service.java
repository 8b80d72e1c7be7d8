package io.personality.service;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.staticfiles.Location;
import io.javalin.json.JavalinJackson;
import io.javalin.router.ParsedEndpoint;
import io.personality.ConfigurationException;
import io.personality.core.Personality;
import io.personality.core.PersonalityBuilder;
import io.personality.model.Actor;
import io.personality.model.Role;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The engine behind HTTP, running.
 *
 * <p><i>Thread-safe.</i>
 */
final class Service implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final Settings settings;
  private final ServiceDatabase database;
  private final Personality personality;
  private final EventRoutes streams;
  private final Javalin http;

  /**
   * Listens.
   *
   * @param prepared what has to be done before anything is answered, and is done meanwhile
   */
  private Service(
      Settings settings,
      ServiceDatabase database,
      Personality personality,
      CompletableFuture<?> prepared) {
    this.settings = settings;
    this.database = database;
    this.personality = personality;
    Clock clock = Clock.systemUTC();
    Tokens tokens = new Tokens(database.tables(), clock);
    Access access =
        new Access(
            tokens,
            new RequestRates(settings.limits().requestsPerMinute()),
            settings.listen().bind());
    requireProtection(settings.listen(), tokens);
    Bodies bodies = new Bodies(settings.limits().bodyBytes(), settings.limits().idle());
    Events events = new Events(clock);
    Metrics metrics = new Metrics(personality.fleet());
    IdempotencyKeys keys = new IdempotencyKeys(database.tables());
    streams = new EventRoutes(events, settings.limits().listeners());
    List<Routes> routes =
        List.of(
            new ProfileRoutes(personality, bodies, events),
            new RevisionRoutes(personality, bodies),
            new HostRoutes(personality.fleet(), bodies, events),
            new MatchRoutes(personality, bodies),
            new ScoreRoutes(personality, bodies),
            new PlacementRoutes(personality, bodies, keys, events),
            new ChangeRoutes(personality, bodies, events),
            new TokenRoutes(tokens, bodies, clock),
            new HealthRoutes(database, metrics.registry()),
            streams);
    http = Javalin.create(config -> configure(config, access, metrics, routes));
    join(prepared);
    http.start();
    say(access.isOpen());
  }

  /** Opens the database, makes the engine and listens. */
  static Service start(Settings settings) {
    ServiceDatabase database = ServiceDatabase.open(settings.database());
    try {
      return start(settings, database);
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
  }

  private static Service start(Settings settings, ServiceDatabase database) {
    Personality personality = launching(settings).storage(database.storage()).build();
    try {
      Actor actor = Actor.user("personality", "starters").in(Role.EXPERT);
      return new Service(
          settings,
          database,
          personality,
          CompletableFuture.runAsync(() -> personality.library(actor).addStarters()));
    } catch (RuntimeException e) {
      personality.close();
      throw e;
    }
  }

  private static void join(CompletableFuture<?> prepared) {
    try {
      prepared.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private static PersonalityBuilder launching(Settings settings) {
    PersonalityBuilder builder = Personality.builder();
    return settings.launcher().isEmpty()
        ? builder.launcher("memory", Map.of())
        : builder.launcher("libvirt", settings.launcher().get());
  }

  private static void requireProtection(Settings.Listen listen, Tokens tokens) {
    boolean isProtected = listen.tls().isPresent() && tokens.any();
    if (!isProtected && !listen.unprotected() && !Access.isLoopback(listen.bind())) {
      throw new ConfigurationException(
          "to listen on "
              + listen.bind()
              + ", which others reach, a token (personality token create) and a certificate"
              + " (--tls-keystore) are needed; --unprotected does without");
    }
  }

  private void configure(
      JavalinConfig config, Access access, Metrics metrics, List<Routes> routes) {
    config.showJavalinBanner = false;
    config.useVirtualThreads = false;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.http.maxRequestSize = settings.limits().bodyBytes();
    config.jsonMapper(new JavalinJackson(Bodies.JSON, false));
    Listening.in(config.jetty, settings);
    config.staticFiles.add(
        files -> {
          files.directory = "/public";
          files.location = Location.CLASSPATH;
          files.roles = Set.of(AccessRole.ANYONE);
        });
    ApiDocument.in(config);
    Problems.in(config);
    config.router.mount(
        routing -> {
          routing.before(Requests::begin);
          routing.before(Metrics::begin);
          routing.before(SecurityHeaders::add);
          routing.beforeMatched(access::check);
          routes.forEach(subject -> subject.addTo(routing));
          routing.after(Access::audit);
          routing.after(metrics::end);
          routing.after(Requests::end);
        });
  }

  private void say(boolean open) {
    LOG.info("listening on {}, keeping what it knows in {}", address(), settings.database());
    if (open) {
      LOG.warn(
          "no token was ever made: everybody on this host is an administrator. Make one with:"
              + " personality token create");
    }
  }

  /** Where it is reached. */
  String address() {
    String scheme = settings.listen().tls().isPresent() ? "https" : "http";
    String bind = settings.listen().bind();
    return scheme + "://" + (bind.contains(":") ? "[" + bind + "]" : bind) + ":" + port();
  }

  /** The port it listens on. */
  int port() {
    return http.port();
  }

  /** What can be asked, each as a method and a path, but for the documentation and the page. */
  SortedSet<String> endpoints() {
    SortedSet<String> endpoints = new TreeSet<>();
    http.unsafeConfig().pvt.internalRouter.allHttpHandlers().stream()
        .map(ParsedEndpoint::getEndpoint)
        .filter(endpoint -> endpoint.getMethod().isHttpMethod())
        .filter(endpoint -> !ApiDocument.isPart(endpoint.getPath()))
        .forEach(endpoint -> endpoints.add(endpoint.getMethod() + " " + endpoint.getPath()));
    return endpoints;
  }

  @Override
  public void close() {
    streams.close();
    http.stop();
    personality.close();
    database.close();
  }
}

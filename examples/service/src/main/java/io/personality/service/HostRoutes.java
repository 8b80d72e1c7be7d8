package io.personality.service;

import io.javalin.http.Context;
import io.javalin.openapi.HttpMethod;
import io.javalin.openapi.OpenApi;
import io.javalin.openapi.OpenApiContent;
import io.javalin.openapi.OpenApiParam;
import io.javalin.openapi.OpenApiRequestBody;
import io.javalin.openapi.OpenApiResponse;
import io.javalin.router.JavalinDefaultRouting;
import io.personality.core.Fleet;
import io.personality.model.Availability;
import io.personality.model.Fingerprint;
import io.personality.model.Host;
import io.personality.model.HostId;
import io.personality.model.Resources;
import io.personality.service.body.AnyJson;
import io.personality.service.body.DayBody;
import io.personality.service.body.FingerprintBody;
import io.personality.service.body.HostBody;
import io.personality.service.body.NewHost;
import io.personality.service.body.Pages;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fleet. <i>Thread-safe.</i> */
final class HostRoutes implements Routes {
  private static final int USUAL = 100;
  private static final int MOST = 1_000;
  private static final String ID = "Its identity; a slash in it is written %2F";

  private final Fleet fleet;
  private final Bodies bodies;
  private final Events events;

  HostRoutes(Fleet fleet, Bodies bodies, Events events) {
    this.fleet = fleet;
    this.bodies = bodies;
    this.events = events;
  }

  @Override
  public void addTo(JavalinDefaultRouting routing) {
    routing.get("/v1/hosts", this::list, Routes.people());
    routing.post("/v1/hosts", this::register, Routes.operators());
    routing.get("/v1/hosts/{id}", this::show, Routes.people());
    routing.put(
        "/v1/hosts/{id}/fingerprint",
        this::report,
        AccessRole.AGENT,
        AccessRole.OPERATOR,
        AccessRole.ADMIN);
    routing.post("/v1/hosts/{id}/open", this::open, Routes.operators());
    routing.post("/v1/hosts/{id}/cordon", this::cordon, Routes.operators());
    routing.post("/v1/hosts/{id}/drain", this::drain, Routes.operators());
    routing.get("/v1/hosts/{id}/history", this::history, Routes.people());
  }

  @OpenApi(
      path = "/v1/hosts",
      methods = HttpMethod.GET,
      operationId = "listHosts",
      summary = "Lists the hosts that have a fingerprint, by identity",
      tags = "hosts",
      queryParams = {
        @OpenApiParam(
            name = "limit",
            type = Integer.class,
            description = "1 to 1000; 100 unless said"),
        @OpenApiParam(
            name = "cursor",
            description = "Where to go on: \"next\" of the answer before")
      },
      responses =
          @OpenApiResponse(status = "200", content = @OpenApiContent(from = Pages.Hosts.class)))
  private void list(Context context) {
    int limit = Requests.limit(context, USUAL, MOST);
    Optional<HostId> after = Requests.cursor(context, 1).map(parts -> new HostId(parts[0]));
    List<HostBody> hosts =
        fleet.hosts(after, limit).stream().map(host -> HostBody.of(host, null)).toList();
    String next = hosts.size() < limit ? "" : Requests.cursor(hosts.get(limit - 1).host());
    context.json(new Pages.Hosts(hosts, next));
  }

  @OpenApi(
      path = "/v1/hosts",
      methods = HttpMethod.POST,
      operationId = "registerHost",
      summary = "Registers a host, or changes what its operator says of it",
      tags = "hosts",
      requestBody =
          @OpenApiRequestBody(required = true, content = @OpenApiContent(from = NewHost.class)),
      responses =
          @OpenApiResponse(status = "200", content = @OpenApiContent(from = HostBody.class)))
  private void register(Context context) {
    NewHost asked = bodies.read(bodies.bytes(context), NewHost.class);
    HostBody.Amount reserved = asked.reserved();
    HostId id = new HostId(asked.host());
    Host.Settings settings =
        new Host.Settings(
            reserved == null
                ? Resources.NONE
                : new Resources(reserved.vcpus(), reserved.memoryMib()),
            asked.overcommit() == null ? 1 : asked.overcommit(),
            Optional.ofNullable(asked.launcherAddress()));
    fleet.register(id, settings);
    events.add("host", id.value(), "registered");
    context.header("Location", location(id)).json(body(id));
  }

  @OpenApi(
      path = "/v1/hosts/{id}",
      methods = HttpMethod.GET,
      operationId = "showHost",
      summary = "Shows a host with its newest fingerprint",
      tags = "hosts",
      pathParams = @OpenApiParam(name = "id", required = true, description = ID),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = HostBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void show(Context context) {
    context.json(body(id(context)));
  }

  @OpenApi(
      path = "/v1/hosts/{id}/fingerprint",
      methods = HttpMethod.PUT,
      operationId = "reportFingerprint",
      summary = "Takes a new fingerprint of a host, which is registered if it is new",
      tags = "hosts",
      pathParams = @OpenApiParam(name = "id", required = true, description = ID),
      requestBody =
          @OpenApiRequestBody(
              required = true,
              description = "The fingerprint document, as it is",
              content = @OpenApiContent(from = AnyJson.class)),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = HostBody.class)),
        @OpenApiResponse(status = "403", description = "An agent reports its own host only"),
        @OpenApiResponse(status = "422", description = "The document has faults, all listed")
      })
  private void report(Context context) {
    HostId id = id(context);
    Optional<HostId> own = Access.caller(context).host();
    if (own.isPresent() && !own.get().equals(id)) {
      throw new Refusal(403, "Not allowed", "this agent reports " + own.get() + " only");
    }
    Fingerprint fingerprint = fleet.read(bodies.bytes(context));
    if (!fingerprint.host().equals(id)) {
      throw Refusal.badRequest(
          "the fingerprint is of the host \"" + fingerprint.host() + "\", not of \"" + id + "\"");
    }
    Host host = fleet.report(fingerprint);
    events.add("host", id.value(), "fingerprint " + host.fingerprintRevision());
    context.json(HostBody.of(host, null));
  }

  @OpenApi(
      path = "/v1/hosts/{id}/open",
      methods = HttpMethod.POST,
      operationId = "openHost",
      summary = "Lets a host take new VMs",
      tags = "hosts",
      pathParams = @OpenApiParam(name = "id", required = true, description = ID),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = HostBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void open(Context context) {
    set(context, Availability.OPEN);
  }

  @OpenApi(
      path = "/v1/hosts/{id}/cordon",
      methods = HttpMethod.POST,
      operationId = "cordonHost",
      summary = "Lets a host take no new VMs; what runs stays",
      tags = "hosts",
      pathParams = @OpenApiParam(name = "id", required = true, description = ID),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = HostBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void cordon(Context context) {
    set(context, Availability.CORDONED);
  }

  @OpenApi(
      path = "/v1/hosts/{id}/drain",
      methods = HttpMethod.POST,
      operationId = "drainHost",
      summary = "Lets a host take no new VMs; what runs is to be moved away",
      tags = "hosts",
      pathParams = @OpenApiParam(name = "id", required = true, description = ID),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = HostBody.class)),
        @OpenApiResponse(status = "404")
      })
  private void drain(Context context) {
    set(context, Availability.DRAINING);
  }

  private void set(Context context, Availability availability) {
    HostId id = id(context);
    body(id); // refuses a host that is not there
    fleet.setAvailability(id, availability);
    events.add("host", id.value(), availability.name().toLowerCase(Locale.ROOT));
    context.json(body(id));
  }

  @OpenApi(
      path = "/v1/hosts/{id}/history",
      methods = HttpMethod.GET,
      operationId = "showHistory",
      summary = "Lists a host's fingerprints, newest first, and the days that older ones became",
      tags = "hosts",
      pathParams = @OpenApiParam(name = "id", required = true, description = ID),
      queryParams =
          @OpenApiParam(
              name = "limit",
              type = Integer.class,
              description = "1 to 100; 20 unless said"),
      responses = {
        @OpenApiResponse(status = "200", content = @OpenApiContent(from = Pages.History.class)),
        @OpenApiResponse(status = "404")
      })
  private void history(Context context) {
    HostId id = id(context);
    body(id); // refuses a host that is not there
    int limit = Requests.limit(context, 20, 100);
    context.json(
        new Pages.History(
            FingerprintBody.of(fleet.history(id, limit)), DayBody.of(fleet.summaries(id, limit))));
  }

  private HostBody body(HostId id) {
    return fleet
        .find(id)
        .map(host -> HostBody.of(host, fleet.write(host.fingerprint())))
        .or(() -> fleet.registered(id).map(HostBody::of))
        .orElseThrow(() -> Refusal.notFound("host \"" + id + "\""));
  }

  private static HostId id(Context context) {
    return new HostId(context.pathParam("id"));
  }

  private static String location(HostId id) {
    String path = URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20");
    return "/v1/hosts/" + path;
  }
}

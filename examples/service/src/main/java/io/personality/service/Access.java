package io.personality.service;

import io.javalin.http.Context;
import io.javalin.security.RouteRole;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says who asks and whether they may. Every endpoint names the roles that may use it; an endpoint
 * that names none is for nobody.
 *
 * <p><i>Thread-safe.</i>
 */
final class Access {
  private static final Logger AUDIT = LoggerFactory.getLogger("io.personality.audit");
  private static final String ONLY_ASKS = "only asks";
  private static final String BEARER = "Bearer ";
  private static final Set<String> SAFE = Set.of("GET", "HEAD");

  private final Tokens tokens;
  private final RequestRates rates;
  private final boolean loopback;

  Access(Tokens tokens, RequestRates rates, String bind) {
    this.tokens = tokens;
    this.rates = rates;
    loopback = isLoopback(bind);
  }

  /** Whether an address can be reached from this host only. */
  static boolean isLoopback(String bind) {
    try {
      return InetAddress.getByName(bind).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("there is no address " + bind, e);
    }
  }

  /** Whether everybody on this host is an administrator, since no token was ever made. */
  boolean isOpen() {
    return loopback && !tokens.any();
  }

  /** Lets a request through, or refuses it. */
  void check(Context context) {
    Set<RouteRole> allowed = context.routeRoles();
    if (allowed.contains(AccessRole.ANYONE)) {
      return;
    }
    Caller caller = authenticate(context);
    context.attribute("caller", caller);
    rates.count(caller.key());
    if (!allowed.contains(caller.role())) {
      audit(context, caller, "forbidden");
      throw new Refusal(
          403, "Not allowed", "a token of the role \"" + caller.role().label() + "\" may not");
    }
  }

  private Caller authenticate(Context context) {
    String header = context.header("Authorization");
    if (header == null && isOpen()) {
      refuseOtherSites(context);
      return Caller.LOCAL;
    }
    if (header != null && header.startsWith(BEARER)) {
      Optional<Token> token = tokens.find(header.substring(BEARER.length()).trim());
      if (token.isPresent()) {
        return token.get().caller();
      }
    }
    String from = "from " + context.req().getRemoteAddr();
    rates.count(from);
    AUDIT.warn("outcome=unauthenticated {} {} {}", from, context.method(), context.path());
    context.header("WWW-Authenticate", "Bearer");
    throw new Refusal(401, "Who asks?", "send a valid token: Authorization: Bearer pst_...");
  }

  /** A page of another site, shown by a browser on this host, must not act as its administrator. */
  private static void refuseOtherSites(Context context) {
    String host = Optional.ofNullable(context.header("Host")).orElse("");
    String origin = context.header("Origin");
    boolean own = origin == null || origin.equals("http://" + host);
    String name = host.replaceFirst(":[0-9]+$", "").toLowerCase(Locale.ROOT);
    if (!own || !Set.of("localhost", "127.0.0.1", "[::1]").contains(name)) {
      throw new Refusal(
          403, "Not allowed", "without tokens only this host's own pages and programs may ask");
    }
  }

  /** Who asks. */
  static Caller caller(Context context) {
    Caller caller = context.attribute("caller");
    if (caller == null) {
      throw new IllegalStateException("an endpoint for anyone does not ask who it is");
    }
    return caller;
  }

  /** Says of a request that it changes nothing, although it has a body and is thus no GET. */
  static void onlyAsks(Context context) {
    context.attribute(ONLY_ASKS, true);
  }

  /** Keeps what was changed, and what was refused, in the audit log. */
  static void audit(Context context) {
    Caller caller = context.attribute("caller");
    boolean asks = SAFE.contains(context.method().name()) || context.attribute(ONLY_ASKS) != null;
    if (caller != null && !asks) {
      audit(context, caller, String.valueOf(context.statusCode()));
    }
  }

  private static void audit(Context context, Caller caller, String outcome) {
    AUDIT.info(
        "outcome={} actor={} role={} token={} {} {}",
        outcome,
        caller.actor(),
        caller.role().label(),
        caller.key(),
        context.method(),
        context.path());
  }
}

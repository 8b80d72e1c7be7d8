package io.personality.service;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.JavalinDefaultRouting;
import io.personality.ConfigurationException;
import io.personality.InvalidDocumentException;
import io.personality.InvalidProfileException;
import io.personality.LaunchException;
import io.personality.RefusedException;
import io.personality.StorageException;
import io.personality.service.body.DiagnosisBody;
import io.personality.service.body.Problem;
import java.util.Locale;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into a problem, as RFC 9457 has it. <i>Thread-safe.</i> */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
  private static final String TYPE = "application/problem+json";
  private static final String KIND = "urn:personality:problem:";

  private Problems() {}

  /** Answers for everything that an endpoint throws. */
  static void in(JavalinConfig config) {
    config.router.mount(Problems::register);
  }

  private static void register(JavalinDefaultRouting routes) {
    routes.exception(Refusal.class, (e, context) -> write(context, e));
    routes.exception(InvalidDocumentException.class, (e, context) -> write(context, invalid(e)));
    routes.exception(RefusedException.class, (e, context) -> write(context, refused(e)));
    routes.exception(
        IllegalArgumentException.class,
        (e, context) -> write(context, Refusal.badRequest(String.valueOf(e.getMessage()))));
    routes.exception(HttpResponseException.class, (e, context) -> write(context, known(e)));
    routes.exception(StorageException.class, (e, context) -> unavailable(context, e));
    routes.exception(JdbiException.class, (e, context) -> unavailable(context, e));
    routes.exception(LaunchException.class, (e, context) -> unavailable(context, e));
    routes.exception(
        ConfigurationException.class,
        (e, context) -> write(context, Refusal.badRequest(String.valueOf(e.getMessage()))));
    routes.exception(Exception.class, (e, context) -> unexpected(context, e));
    for (int status : new int[] {404, 405}) {
      routes.error(status, Problems::plain);
    }
  }

  private static Refusal invalid(InvalidDocumentException e) {
    String title = e instanceof InvalidProfileException ? "Invalid profile" : "Invalid fingerprint";
    return Refusal.faulty(title, e.violations());
  }

  private static Refusal refused(RefusedException e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.reason()) {
      case NOT_FOUND -> new Refusal(404, "Not found", detail);
      case NOT_ALLOWED -> new Refusal(403, "Not allowed", detail);
      case STALE -> new Refusal(412, "Changed meanwhile", detail);
      case TAKEN -> new Refusal(409, "Name taken", detail);
    };
  }

  private static Refusal known(HttpResponseException e) {
    String detail = String.valueOf(e.getMessage());
    return switch (e.getStatus()) {
      case 404 -> new Refusal(404, "Not found", "there is nothing here; see /openapi.json");
      case 405 -> new Refusal(405, "Method not allowed", "see /openapi.json");
      default -> new Refusal(e.getStatus(), "Refused", detail);
    };
  }

  private static void unavailable(Context context, Exception e) {
    LOG.warn("could not serve {} {}", context.method(), context.path(), e);
    write(
        context,
        new Refusal(
            503, "Unavailable", "what the service stands on does not answer; try again later"));
  }

  private static void unexpected(Context context, Exception e) {
    LOG.error("failed at {} {}", context.method(), context.path(), e);
    write(context, new Refusal(500, "Unexpected", "the log says more, by the request's id"));
  }

  /** An error that nothing was thrown for. */
  private static void plain(Context context) {
    if (!context.attributeMap().containsKey(TYPE)) {
      write(context, known(new HttpResponseException(context.statusCode(), "")));
    }
  }

  private static void write(Context context, Refusal refusal) {
    if (context.res().isCommitted()) {
      return; // an event stream that ended
    }
    context.attribute(TYPE, true);
    String kind = refusal.title().toLowerCase(Locale.ROOT).replace(' ', '-');
    Problem problem =
        new Problem(
            KIND + kind,
            refusal.title(),
            refusal.status(),
            String.valueOf(refusal.getMessage()),
            context.path(),
            Requests.id(context),
            refusal.faults().stream().map(Problem.Fault::of).toList(),
            refusal.diagnosis().map(DiagnosisBody::of).orElse(null));
    context.status(refusal.status()).result(Bodies.document(problem)).contentType(TYPE);
  }
}

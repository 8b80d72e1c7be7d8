package io.personality.service;

import io.javalin.http.Context;

/** What browsers are told. */
final class SecurityHeaders {
  private static final String OWN_PAGES =
      "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

  /** The documentation has its script and its style within the page. */
  private static final String DOCUMENTATION =
      "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; frame-ancestors 'none'";

  private SecurityHeaders() {}

  /** Adds them to an answer. */
  static void add(Context context) {
    boolean documentation = context.path().equals(ApiDocument.PAGE);
    context.header("Content-Security-Policy", documentation ? DOCUMENTATION : OWN_PAGES);
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Frame-Options", "DENY");
    context.header("Referrer-Policy", "no-referrer");
    context.header("Cross-Origin-Resource-Policy", "same-origin");
    if (context.path().startsWith("/v1/")) {
      context.header("Cache-Control", "no-store");
    }
    if (context.req().isSecure()) {
      context.header("Strict-Transport-Security", "max-age=31536000");
    }
  }
}

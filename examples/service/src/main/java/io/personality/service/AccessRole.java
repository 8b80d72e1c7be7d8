package io.personality.service;

import io.javalin.security.RouteRole;
import io.personality.model.Role;
import java.util.Locale;

/** What the bearer of a token may do. <i>Immutable.</i> */
public enum AccessRole implements RouteRole {
  /** Asked of no token: for probes, the page and the documentation. */
  ANYONE(Role.USER),
  /** Uses profiles and placements of the own tenant. */
  USER(Role.USER),
  /** Also vouches for profiles. */
  EXPERT(Role.EXPERT),
  /** Also registers, cordons and drains hosts. */
  OPERATOR(Role.USER),
  /** Reports the fingerprint of one host and nothing else. */
  AGENT(Role.USER),
  /** Does everything, for every tenant. */
  ADMIN(Role.ADMIN);

  private final Role inLibrary;

  AccessRole(Role inLibrary) {
    this.inLibrary = inLibrary;
  }

  /** What the engine knows it as. */
  Role inLibrary() {
    return inLibrary;
  }

  /** The lower-case name used in documents. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package io.personality.service;

import io.javalin.router.JavalinDefaultRouting;

/** The endpoints of one subject. <i>Thread-safe.</i> */
interface Routes {
  /** Adds them, each with the roles that may use it. */
  void addTo(JavalinDefaultRouting routing);

  /** Whoever has a token of a person. */
  static AccessRole[] people() {
    return new AccessRole[] {
      AccessRole.USER, AccessRole.EXPERT, AccessRole.OPERATOR, AccessRole.ADMIN
    };
  }

  /** Whoever runs the fleet. */
  static AccessRole[] operators() {
    return new AccessRole[] {AccessRole.OPERATOR, AccessRole.ADMIN};
  }
}

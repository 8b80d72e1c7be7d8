package io.personality;

/** What was asked may not be done, or not in the present state; nothing was changed. */
public final class RefusedException extends PersonalityException {
  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** There is no such thing, or none that this actor may see. */
    NOT_FOUND,
    /** The actor may see it, but not do this to it. */
    NOT_ALLOWED,
    /** It has been changed since the actor looked at it; look again and repeat. */
    STALE,
    /** The name belongs to something else. */
    TAKEN
  }

  /** Why. */
  private final Reason reason;

  /**
   * Reports a refusal.
   *
   * @param reason why
   * @param message what was asked, why it was refused, and what would be right
   */
  public RefusedException(Reason reason, String message) {
    super(message, null);
    this.reason = reason;
  }

  /** {@return why} */
  public Reason reason() {
    return reason;
  }
}

package io.personality.libvirt.internal.bind;

/** An error of libvirt, with its numbers (virterror.h). */
public final class LibvirtException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** VIR_FROM_RPC: it is about the connection, not about what was asked. */
  private static final int FROM_RPC = 7;

  private static final int INTERNAL_ERROR = 1;
  private static final int NO_SUPPORT = 3;
  private static final int INVALID_ARGUMENT = 8;
  private static final int OPERATION_FAILED = 9;
  private static final int SYSTEM_ERROR = 38;
  private static final int NO_DOMAIN = 42;
  private static final int NO_STORAGE_POOL = 49;
  private static final int NO_STORAGE_VOLUME = 50;
  private static final int OPERATION_INVALID = 55;
  private static final int CONFIG_UNSUPPORTED = 67;
  private static final int OPERATION_TIMEOUT = 68;
  private static final int OPERATION_ABORTED = 78;
  private static final int CPU_INCOMPATIBLE = 91;

  private final int code;
  private final int domain;

  /** What to make of an error. */
  public enum Kind {
    /** The connection broke or cannot be had: whether something was done is to be looked up. */
    DISCONNECTED,
    /** There is no such domain, pool or volume. */
    NOT_FOUND,
    /** The domain is not in a state for that: it runs already, or does not run. */
    WRONG_STATE,
    /** The host cannot do what the definition asks. */
    UNSUPPORTED,
    /** It was aborted on purpose, or somebody else was at work; asked again it may succeed. */
    AGAIN,
    /** Anything else: the same again would fail again. */
    PERMANENT
  }

  LibvirtException(int code, int domain, String message) {
    super(message + " (libvirt error " + code + ", domain " + domain + ")");
    this.code = code;
    this.domain = domain;
  }

  /** A fault of the connection that this side found out. */
  static LibvirtException disconnected(String message) {
    return new LibvirtException(SYSTEM_ERROR, FROM_RPC, message);
  }

  /** {@return VIR_ERR_* } */
  public int code() {
    return code;
  }

  /** {@return VIR_FROM_* } */
  public int domain() {
    return domain;
  }

  /** Whether a driver does not know a flag or an argument. */
  boolean isInvalidArgument() {
    return code == INVALID_ARGUMENT;
  }

  /** {@return what to make of it} */
  public Kind kind() {
    // The same code means a missing file, or a lost connection: the domain tells.
    if (domain == FROM_RPC && (code == SYSTEM_ERROR || code == INTERNAL_ERROR)) {
      return Kind.DISCONNECTED;
    }
    return switch (code) {
      case NO_DOMAIN, NO_STORAGE_POOL, NO_STORAGE_VOLUME -> Kind.NOT_FOUND;
      case OPERATION_INVALID -> Kind.WRONG_STATE;
      case CONFIG_UNSUPPORTED, CPU_INCOMPATIBLE, NO_SUPPORT -> Kind.UNSUPPORTED;
      case OPERATION_ABORTED, OPERATION_TIMEOUT -> Kind.AGAIN;
      case OPERATION_FAILED, SYSTEM_ERROR, INTERNAL_ERROR -> Kind.PERMANENT;
      default -> Kind.PERMANENT;
    };
  }
}

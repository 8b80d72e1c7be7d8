package io.personality.libvirt.internal.bind;

/** The C library of libvirt is not on this machine. */
public final class MissingLibraryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MissingLibraryException(UnsatisfiedLinkError cause) {
    super(
        "libvirt.so.0 is not on this machine; install it, on Debian and Ubuntu by"
            + " \"apt-get install libvirt0\"",
        cause);
  }
}

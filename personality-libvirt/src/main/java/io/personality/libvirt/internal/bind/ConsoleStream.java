package io.personality.libvirt.internal.bind;

import com.sun.jna.Pointer;
import java.util.OptionalInt;

/**
 * What comes from the console of a domain, to be closed. <i>Confined to one thread.</i>
 *
 * <p>It goes on when its domain and its connection are closed here; it ends with the domain itself.
 */
public final class ConsoleStream implements AutoCloseable {
  // virStreamRecv: nothing has come yet.
  private static final int NOTHING_YET = -2;
  private static final int NON_BLOCKING = 1;

  private final Pointer connection;
  private final Pointer pointer;

  private ConsoleStream(Pointer connection, Pointer pointer) {
    this.connection = connection;
    this.pointer = pointer;
  }

  static ConsoleStream open(Pointer domain) {
    LibvirtLibrary library = Libvirt.library();
    Pointer connection = Libvirt.check(library.virDomainGetConnect(domain));
    Pointer stream = Libvirt.check(library.virStreamNew(connection, NON_BLOCKING));
    if (library.virDomainOpenConsole(domain, null, stream, 0) < 0) {
      LibvirtException why = Libvirt.lastError();
      library.virStreamFree(stream);
      throw why;
    }
    return new ConsoleStream(connection, stream);
  }

  /**
   * Takes what has come; does not wait.
   *
   * @return how many bytes, at least 1; 0 where nothing has come yet; empty at the end
   * @throws LibvirtException if the connection broke
   */
  public OptionalInt receive(byte[] buffer) {
    int count =
        Libvirt.library().virStreamRecv(pointer, buffer, new LibvirtLibrary.SizeT(buffer.length));
    if (count == NOTHING_YET) {
      // A stream is not told that its connection is lost; it holds it, so that it can be asked.
      if (Libvirt.library().virConnectIsAlive(connection) != 1) {
        throw LibvirtException.disconnected("the connection to the host is lost");
      }
      return OptionalInt.of(0);
    }
    return Libvirt.check(count) == 0 ? OptionalInt.empty() : OptionalInt.of(count);
  }

  /** Lets go of the console, so that somebody else can have it. */
  @Override
  public void close() {
    if (Libvirt.library().virStreamAbort(pointer) < 0) {
      Libvirt.library().virResetLastError(); // it has ended, or its connection has
    }
    Libvirt.library().virStreamFree(pointer);
  }
}

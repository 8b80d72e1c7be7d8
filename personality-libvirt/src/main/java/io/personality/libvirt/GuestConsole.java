package io.personality.libvirt;

import io.personality.LaunchException;
import io.personality.libvirt.internal.bind.Connections;
import io.personality.libvirt.internal.bind.ConsoleStream;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.bind.MissingLibraryException;
import io.personality.spi.VmSite;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a guest says on its serial console. <i>Thread-safe.</i>
 *
 * <p>A daemon thread takes all that comes at once, and keeps the newest: what nobody takes would
 * pile up in libvirt's memory, or fill the pseudo-terminal until the guest waits to be read.
 */
final class GuestConsole extends InputStream {
  private static final Logger LOG = LoggerFactory.getLogger(GuestConsole.class);
  private static final int MOST_KEPT = 1 << 20;
  private static final int AT_ONCE = 1 << 14;
  private static final long PAUSE_MILLIS = 20;

  private final Backlog backlog = new Backlog(MOST_KEPT);
  private volatile boolean closed;

  private GuestConsole() {}

  /**
   * Opens the console of a VM.
   *
   * @throws LaunchException if it has none, or somebody else reads it
   */
  static GuestConsole of(Connections connections, String uri, VmSite site) {
    String uuid = site.placement().toString();
    ConsoleStream stream;
    try {
      stream =
          connections
              .call(uri, connection -> connection.with(uuid, Domain::console))
              .orElseThrow(
                  () -> new LaunchException("there is no such domain on host " + site.host()));
    } catch (LibvirtException | MissingLibraryException | IllegalArgumentException e) {
      throw new LaunchException(
          "the console of "
              + site.placement()
              + " on host "
              + site.host()
              + " cannot be read: "
              + e.getMessage(),
          e);
    }
    GuestConsole console = new GuestConsole();
    Thread thread = new Thread(() -> console.take(stream), "personality: console " + uuid);
    thread.setDaemon(true);
    thread.start();
    return console;
  }

  private void take(ConsoleStream stream) {
    byte[] buffer = new byte[AT_ONCE];
    try (stream) {
      while (!closed) {
        OptionalInt count = stream.receive(buffer);
        if (count.isEmpty()) {
          break;
        }
        if (count.getAsInt() > 0) {
          backlog.write(buffer, count.getAsInt());
        } else {
          Thread.sleep(PAUSE_MILLIS);
        }
      }
      backlog.end();
    } catch (LibvirtException e) {
      LOG.debug("a console ended: {}", e.getMessage());
      backlog.end(e);
    } catch (InterruptedException e) { // by nobody
      backlog.end();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, buffer.length);
    if (length == 0) {
      return 0;
    }
    try {
      return backlog.read(buffer, offset, length);
    } catch (LibvirtException e) {
      throw new IOException("the console broke off: " + e.getMessage(), e);
    }
  }

  @Override
  public int available() {
    return backlog.size();
  }

  /** Lets go of the console soon after; a read that waits ends. */
  @Override
  public void close() {
    closed = true;
    backlog.end();
  }
}

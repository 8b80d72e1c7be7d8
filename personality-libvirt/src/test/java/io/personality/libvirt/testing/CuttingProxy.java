package io.personality.libvirt.testing;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A socket in front of a daemon's that is cut at random, in either direction and in the middle of a
 * message. <i>Thread-safe.</i>
 */
public final class CuttingProxy implements AutoCloseable {
  private static final int BUFFER = 1 << 14;

  private final ServerSocketChannel server;
  private final UnixDomainSocketAddress daemon;
  private final Random random;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "cutting proxy");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile int oneIn = Integer.MAX_VALUE;

  /** Listens at an address that does not exist yet. */
  public CuttingProxy(Path address, Path daemon, long seed) throws IOException {
    this.daemon = UnixDomainSocketAddress.of(daemon);
    random = new Random(seed);
    server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(address));
    threads.execute(this::accept);
  }

  /** Cuts after one message in so many from now on. */
  public void cutOneIn(int messages) {
    oneIn = messages;
  }

  /** How often it was cut. */
  public int cuts() {
    return cuts.get();
  }

  private void accept() {
    try {
      while (server.isOpen()) {
        SocketChannel client = server.accept();
        SocketChannel there = SocketChannel.open(daemon);
        open.add(client);
        open.add(there);
        threads.execute(() -> pass(client, there));
        threads.execute(() -> pass(there, client));
      }
    } catch (IOException e) {
      end(); // it was closed, or the daemon is gone
    }
  }

  private void pass(SocketChannel from, SocketChannel to) {
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (from.read(buffer) >= 0) {
        buffer.flip();
        if (oneIn < Integer.MAX_VALUE && random.nextInt(oneIn) == 0) {
          buffer.limit(random.nextInt(buffer.limit() + 1));
          write(to, buffer);
          cuts.incrementAndGet();
          break;
        }
        write(to, buffer);
        buffer.clear();
      }
    } catch (IOException e) {
      buffer.clear(); // the other direction was cut
    } finally {
      close(from);
      close(to);
    }
  }

  private static void write(ByteChannel to, ByteBuffer buffer) throws IOException {
    while (buffer.hasRemaining()) {
      to.write(buffer);
    }
  }

  private void close(SocketChannel channel) {
    open.remove(channel);
    try {
      channel.close();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private void end() {
    open.forEach(this::close);
  }

  @Override
  public void close() throws IOException {
    server.close();
    end();
    threads.shutdown();
  }
}

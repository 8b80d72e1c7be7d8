package io.personality.core.internal.fingerprint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Random reads of 4 KiB past the page cache from a file of 64 MiB that it writes and deletes.
 * <i>Thread-safe.</i>
 *
 * <p>Only with a directory to do it in: a host's disks belong to others. Where the file system has
 * no direct access the page cache would be measured, so the metrics stay unknown.
 */
final class StorageProbe {
  private static final int BLOCK = 4_096;
  private static final int BLOCKS = (64 << 20) / BLOCK;
  private static final int CHUNK = 1 << 20;
  private static final int DEPTH = 32;
  private static final long WINDOW_NANOS = 100_000_000;
  private static final double MICROS = 1e6;

  private final ProbeSetup setup;

  StorageProbe(ProbeSetup setup) {
    this.setup = setup;
  }

  void write(Readings out) throws InterruptedException {
    if (setup.storageDirectory().isEmpty()) {
      unknown("no directory was given to measure in", out);
      return;
    }
    try {
      Path file = Files.createTempFile(setup.storageDirectory().get(), "personality-probe", ".tmp");
      try {
        fill(file);
        measure(file, out);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UnsupportedOperationException | ExecutionException e) {
      unknown("the file system allows no direct reads: " + Texts.clean("" + e.getMessage()), out);
    }
  }

  private static void unknown(String reason, Readings out) {
    out.unknown(Features.STORAGE_LATENCY, reason);
    out.unknown(Features.STORAGE_IOPS, reason);
  }

  /** Content that no disk can compress away. */
  private static void fill(Path file) throws IOException {
    SplittableRandom random = new SplittableRandom(64);
    byte[] chunk = new byte[CHUNK];
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      for (int i = 0; i < BLOCKS * BLOCK / CHUNK; i++) {
        random.nextBytes(chunk);
        ByteBuffer left = ByteBuffer.wrap(chunk);
        while (left.hasRemaining()) {
          channel.write(left);
        }
      }
      channel.force(true);
    }
  }

  /**
   * The option for reads past the page cache. By name, since later compilers warn of its package
   * even where the module that holds it is there.
   */
  private static OpenOption direct() throws IOException {
    try {
      for (Object option :
          Class.forName("com.sun.nio.file.ExtendedOpenOption").getEnumConstants()) {
        if (option instanceof OpenOption open && option.toString().equals("DIRECT")) {
          return open;
        }
      }
    } catch (ClassNotFoundException e) {
      throw new IOException("this Java has no direct reads", e);
    }
    throw new IOException("this Java has no direct reads");
  }

  private void measure(Path file, Readings out)
      throws IOException, ExecutionException, InterruptedException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, direct())) {
      AtomicInteger seeds = new AtomicInteger();
      Stopwatch stopwatch = new Stopwatch(setup.clocks());
      Sampled one =
          stopwatch.rate(1, WINDOW_NANOS, () -> new Reads(channel, seeds.incrementAndGet()));
      // a thread that waits for a disk is not on the processor, whoever else is
      Probes.measured(Features.STORAGE_LATENCY, one.inverse(MICROS).withShare(1), out);
      Sampled deep =
          stopwatch.rate(DEPTH, WINDOW_NANOS, () -> new Reads(channel, seeds.incrementAndGet()));
      Probes.measured(Features.STORAGE_IOPS, deep.withShare(1), out);
    }
  }

  /** Reads one block a run. */
  private static final class Reads implements Kernel {
    private final FileChannel channel;
    private final SplittableRandom random;
    private final ByteBuffer block;

    Reads(FileChannel channel, int seed) {
      this.channel = channel;
      this.random = new SplittableRandom(seed);
      this.block = ByteBuffer.allocateDirect(2 * BLOCK).alignedSlice(BLOCK);
    }

    @Override
    public long run() {
      block.clear().limit(BLOCK);
      try {
        channel.read(block, (long) random.nextInt(BLOCKS) * BLOCK);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return block.get(0);
    }
  }
}

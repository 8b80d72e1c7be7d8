package io.personality.libvirt.internal.bind;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.LongByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a daemon says of the hardware of its host. <i>Thread-safe</i>, and of use as long as the
 * connection is open.
 *
 * <p>Every call throws {@link LibvirtException} where libvirt reports an error.
 */
public final class HostHardware {
  private static final int EXPAND_FEATURES = 1;

  // Layout of struct _virNodeInfo on 64 bits: char model[32]; unsigned long memory (KiB);
  // unsigned int cpus, mhz, nodes, sockets, cores, threads.
  private static final int INFO_BYTES = 64;
  private static final int INFO_MEMORY = 32;
  private static final int INFO_CPUS = 40;

  private static final long A_MILLION = 1_000_000;
  private static final long A_THOUSAND = 1_000;

  private final Pointer connection;

  HostHardware(Pointer connection) {
    this.connection = connection;
  }

  /**
   * Sums over the host.
   *
   * @param threads hardware threads that are online
   * @param memoryKib memory that its kernel can use
   */
  public record Sums(int threads, long memoryKib) {}

  /** {@return threads and memory of the host, which every driver tells} */
  public Sums sums() {
    byte[] info = new byte[INFO_BYTES];
    Libvirt.check(Libvirt.library().virNodeGetInfo(connection, info));
    ByteBuffer fields = ByteBuffer.wrap(info).order(ByteOrder.nativeOrder());
    return new Sums(
        Math.max(0, fields.getInt(INFO_CPUS)), Math.max(0, fields.getLong(INFO_MEMORY)));
  }

  /** {@return the tables of the firmware (SMBIOS), as XML} */
  public String firmware() {
    return Libvirt.text(Libvirt.library().virConnectGetSysinfo(connection, 0));
  }

  /** {@return a processor as XML, such as the host's own, with every feature it has} */
  public String expanded(String cpu) {
    return Libvirt.text(
        Libvirt.library()
            .virConnectBaselineCPU(connection, new String[] {cpu}, 1, EXPAND_FEATURES));
  }

  /** {@return the version of the daemon, such as {@code 9.0.0}} */
  public String version() {
    LongByReference version = new LongByReference();
    Libvirt.check(Libvirt.library().virConnectGetLibVersion(connection, version));
    long number = version.getValue();
    return number / A_MILLION + "." + number % A_MILLION / A_THOUSAND + "." + number % A_THOUSAND;
  }
}

package io.personality.libvirt.internal.bind;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection to the daemon of one host. <i>Thread-safe.</i>
 *
 * <p>Every call throws {@link LibvirtException} where libvirt reports an error.
 */
public final class Connection implements AutoCloseable {
  static final int LONGEST_URI = 500;

  /** Hypervisors that this module knows how to define domains for, and transports to them. */
  private static final Pattern SCHEME =
      Pattern.compile("(qemu|test)(\\+(unix|ssh|tls|tcp|libssh2?))?");

  private static final int KEEP_ALIVE_SECONDS = 5;
  private static final int KEEP_ALIVE_COUNT = 3;
  private static final int VALIDATE = 1;
  private static final int LIFECYCLE = 0;
  private static final int EXPAND_FEATURES = 1;
  private static final int ACTIVE = 1;

  // virConnectGetAllDomainStatsFlags: _ACTIVE, _NOWAIT.
  private static final int RUNNING_NOW = 1 | 1 << 29;

  private final Pointer pointer;
  private final int subscription;

  private Connection(Pointer pointer, Consumer<LifecycleEvent> events) {
    this.pointer = pointer;
    LibvirtLibrary.LifecycleFunction listener =
        (connection, domain, event, detail, opaque) -> {
          byte[] uuid = new byte[37];
          if (Libvirt.library().virDomainGetUUIDString(domain, uuid) == 0) {
            events.accept(
                new LifecycleEvent(
                    new String(uuid, 0, 36, StandardCharsets.US_ASCII), event, detail));
          }
          return 0;
        };
    Pointer lent = Libvirt.lend(listener);
    subscription =
        Libvirt.library()
            .virConnectDomainEventRegisterAny(
                pointer, null, LIFECYCLE, listener, lent, Libvirt.GIVEN_BACK);
    if (subscription < 0) { // a connection that hears nothing would pass for a quiet host
      LibvirtException why = Libvirt.lastError();
      Libvirt.GIVEN_BACK.invoke(lent);
      Libvirt.library().virConnectClose(pointer);
      throw why;
    }
  }

  /**
   * Connects.
   *
   * @param uri of a QEMU or test driver, such as {@code qemu+ssh://host/system}
   * @param events takes what happens to domains, on a thread of libvirt's
   * @throws IllegalArgumentException if the URI is none of these
   */
  public static Connection open(String uri, Consumer<LifecycleEvent> events) {
    checkUri(uri);
    Pointer pointer = Libvirt.check(Libvirt.library().virConnectOpen(uri));
    Connection connection = new Connection(pointer, events);
    // A local driver has no connection to keep alive, and says so.
    if (Libvirt.library().virConnectSetKeepAlive(pointer, KEEP_ALIVE_SECONDS, KEEP_ALIVE_COUNT)
        < 0) {
      LibvirtException ignored = Libvirt.lastError();
      if (ignored.kind() == LibvirtException.Kind.DISCONNECTED) {
        connection.close();
        throw ignored;
      }
    }
    return connection;
  }

  /**
   * Checks a URI before libvirt sees it, since some of its transports run programs.
   *
   * @throws IllegalArgumentException saying what would be right
   */
  public static void checkUri(String uri) {
    boolean fits = uri.length() <= LONGEST_URI && uri.chars().noneMatch(c -> c <= ' ' || c > '~');
    try {
      URI parsed = fits ? URI.create(uri) : URI.create("none:");
      // "command", "netcat" and the like in the query name programs to run on either side.
      String query = Optional.ofNullable(parsed.getQuery()).orElse("");
      if (SCHEME.matcher(String.valueOf(parsed.getScheme())).matches()
          && !query.matches("(.*[&;])?(command|netcat|proxy|sshauth|keyfile)=.*")) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(refusal(uri), e);
    }
    throw new IllegalArgumentException(refusal(uri));
  }

  private static String refusal(String uri) {
    return "\""
        + uri.substring(0, Math.min(uri.length(), 80))
        + "\" is no address of a libvirt host; write qemu:///system, qemu+ssh://HOST/system,"
        + " qemu+tls://HOST/system, or test:///default, at most "
        + LONGEST_URI
        + " characters, without a command";
  }

  /** {@return whether it can still be used} */
  public boolean isAlive() {
    return Libvirt.library().virConnectIsAlive(pointer) == 1;
  }

  /** {@return the name that the host has for itself} */
  public String hostname() {
    return Libvirt.text(Libvirt.library().virConnectGetHostname(pointer));
  }

  /** {@return what the host is, as XML} */
  public String capabilities() {
    return Libvirt.text(Libvirt.library().virConnectGetCapabilities(pointer));
  }

  /**
   * {@return what domains of a kind can have, as XML}
   *
   * @param virtualization {@code kvm} or {@code qemu}
   * @param machine the kind of machine, such as {@code q35}; null for the emulator's own choice
   */
  public String domainCapabilities(String virtualization, @Nullable String machine) {
    return Libvirt.text(
        Libvirt.library()
            .virConnectGetDomainCapabilities(pointer, null, null, machine, virtualization, 0));
  }

  /** {@return the richest processor that all of these can be, with every feature, as XML} */
  public String baseline(String virtualization, List<String> processors) {
    return Libvirt.text(
        Libvirt.library()
            .virConnectBaselineHypervisorCPU(
                pointer,
                null,
                null,
                null,
                virtualization,
                processors.toArray(new String[0]),
                processors.size(),
                EXPAND_FEATURES));
  }

  /** {@return whether a processor of the XML can be had} */
  public boolean canBe(String virtualization, String processor) {
    return Libvirt.check(
            Libvirt.library()
                .virConnectCompareHypervisorCPU(
                    pointer, null, null, null, virtualization, processor, 0))
        > 0;
  }

  /** {@return the devices of the host, each as XML} */
  public List<String> devices() {
    List<String> devices = new ArrayList<>();
    eachDevice(devices::add);
    return devices;
  }

  /** Takes the devices of the host one by one, each as XML, so that none has to be kept. */
  public void eachDevice(Consumer<String> work) {
    PointerByReference list = new PointerByReference();
    int count = Libvirt.check(Libvirt.library().virConnectListAllNodeDevices(pointer, list, 0));
    each(
        list.getValue(),
        count,
        device -> {
          Pointer xml = Libvirt.library().virNodeDeviceGetXMLDesc(device, 0);
          try {
            if (xml != null) { // one that was unplugged meanwhile has none
              work.accept(Libvirt.text(xml));
            }
          } finally {
            Libvirt.library().virNodeDeviceFree(device);
          }
        });
  }

  /** {@return what it says of the hardware of its host beyond what domains need} */
  public HostHardware hardware() {
    return new HostHardware(pointer);
  }

  /** {@return free memory of each NUMA cell in bytes, from cell 0 on} */
  public long[] freeMemory(int cells) {
    long[] bytes = new long[cells];
    Libvirt.check(Libvirt.library().virNodeGetCellsFreeMemory(pointer, bytes, 0, cells));
    return bytes;
  }

  /** {@return the free pages of one size of each NUMA cell, from cell 0 on} */
  public long[] freePages(int pageKib, int cells) {
    long[] counts = new long[cells];
    Libvirt.check(
        Libvirt.library()
            .virNodeGetFreePages(pointer, 1, new int[] {pageKib}, 0, cells, counts, 0));
    return counts;
  }

  /** Defines a domain, or redefines it; the definition is checked against libvirt's schema. */
  public void define(String xml) {
    Libvirt.text(xml, 1 << 20);
    try (Domain defined =
        new Domain(
            Libvirt.check(Libvirt.library().virDomainDefineXMLFlags(pointer, xml, VALIDATE)))) {
      defined.uuid(); // only now it is known to be there
    }
  }

  /**
   * Does something with a domain.
   *
   * @return empty where there is no such domain
   */
  public <T> Optional<T> with(String uuid, Function<Domain, T> work) {
    Pointer found =
        Libvirt.library().virDomainLookupByUUIDString(pointer, Libvirt.text(uuid, LONGEST_URI));
    if (found == null) {
      Libvirt.unlessNotFound();
      return Optional.empty();
    }
    try (Domain domain = new Domain(found)) {
      return Optional.of(work.apply(domain));
    }
  }

  /**
   * Does something with a storage pool.
   *
   * @return empty where there is no such pool
   */
  public <T> Optional<T> withPool(String name, Function<StoragePool, T> work) {
    Pointer found =
        Libvirt.library().virStoragePoolLookupByName(pointer, Libvirt.text(name, LONGEST_URI));
    if (found == null) {
      Libvirt.unlessNotFound();
      return Optional.empty();
    }
    try (StoragePool pool = new StoragePool(pointer, found)) {
      return Optional.of(work.apply(pool));
    }
  }

  /** {@return the identities of the domains, running or not} */
  public List<String> domains() {
    return list(0);
  }

  /** {@return the identities of the domains that run} */
  public List<String> runningDomains() {
    return list(ACTIVE);
  }

  private List<String> list(int flags) {
    PointerByReference list = new PointerByReference();
    int count = Libvirt.check(Libvirt.library().virConnectListAllDomains(pointer, list, flags));
    List<String> uuids = new ArrayList<>();
    each(
        list.getValue(),
        count,
        found -> {
          try (Domain domain = new Domain(found)) {
            uuids.add(domain.uuid());
          }
        });
    return uuids;
  }

  static void each(Pointer list, int count, Consumer<Pointer> work) {
    try {
      for (int i = 0; i < count; i++) {
        work.accept(list.getPointer((long) i * Native.POINTER_SIZE));
      }
    } finally {
      Native.free(Pointer.nativeValue(list));
    }
  }

  /**
   * {@return the statistics of the running domains, by identity; of one at which something else is
   * done there is less, since it is not waited for}
   *
   * @param groups virDomainStatsTypes, 0 for all that the daemon has
   */
  public Map<String, Map<String, Object>> statistics(int groups) {
    PointerByReference list = new PointerByReference();
    int count =
        Libvirt.check(
            Libvirt.library().virConnectGetAllDomainStats(pointer, groups, list, RUNNING_NOW));
    Map<String, Map<String, Object>> statistics = new LinkedHashMap<>();
    Pointer records = list.getValue();
    try {
      for (int i = 0; i < count; i++) {
        // struct _virDomainStatsRecord: virDomainPtr dom; virTypedParameterPtr params; int nparams.
        Pointer one = records.getPointer((long) i * Native.POINTER_SIZE);
        byte[] uuid = new byte[37];
        Libvirt.check(Libvirt.library().virDomainGetUUIDString(one.getPointer(0), uuid));
        statistics.put(
            new String(uuid, 0, 36, StandardCharsets.US_ASCII),
            Libvirt.parameters(one.getPointer(8), one.getInt(16)));
      }
    } finally {
      Libvirt.library().virDomainStatsRecordListFree(records);
    }
    return statistics;
  }

  /** Keeps it from being freed while a call uses it, whoever closes it meanwhile. */
  Connection hold() {
    Libvirt.check(Libvirt.library().virConnectRef(pointer));
    return this;
  }

  /** Lets go of what was held. */
  void letGo() {
    Libvirt.library().virConnectClose(pointer);
  }

  /** Closes it; libvirt frees it when the last one that uses it has let go. */
  @Override
  public void close() {
    Libvirt.library().virConnectDomainEventDeregisterAny(pointer, subscription);
    Libvirt.library().virConnectClose(pointer);
  }
}

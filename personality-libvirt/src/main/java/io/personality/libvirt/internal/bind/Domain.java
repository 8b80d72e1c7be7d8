package io.personality.libvirt.internal.bind;

import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * A domain of one connection, to be closed. <i>Confined to one thread.</i>
 *
 * <p>Every call throws {@link LibvirtException} where libvirt reports an error.
 */
public final class Domain implements AutoCloseable {
  private static final int UUID_TEXT_BYTES = 37;

  // virDomainModificationImpact: VIR_DOMAIN_AFFECT_LIVE, _CONFIG.
  private static final int LIVE = 1;
  private static final int CONFIG = 2;

  // virDomainXMLFlags: VIR_DOMAIN_XML_INACTIVE, _MIGRATABLE.
  private static final int XML_INACTIVE = 2;
  private static final int XML_MIGRATABLE = 8;

  // virDomainUndefineFlagsValues: _MANAGED_SAVE, _SNAPSHOTS_METADATA; _NVRAM is not everywhere.
  private static final int UNDEFINE_SAVED = 1 | 2;
  private static final int UNDEFINE_NVRAM = 4;
  private static final int JOB_NONE = 0;
  private static final int CPUS_A_BYTE = 8;

  private final Pointer pointer;

  Domain(Pointer pointer) {
    this.pointer = pointer;
  }

  /** What a domain does (virDomainState). */
  public enum Activity {
    /** Not known to this version. */
    OTHER,
    /** It runs, or waits for a device. */
    RUNNING,
    /** It stands still: by an operator, or while it is being moved here. */
    PAUSED,
    /** It is about to end. */
    ENDING,
    /** It does not run. */
    OFF,
    /** It does not run, since the guest crashed. */
    CRASHED
  }

  /**
   * What a domain does, and why.
   *
   * @param activity what
   * @param reason why, as virDomain*Reason has it for that state
   */
  public record State(Activity activity, int reason) {}

  /** {@return its identity} */
  public String uuid() {
    byte[] text = new byte[UUID_TEXT_BYTES];
    Libvirt.check(Libvirt.library().virDomainGetUUIDString(pointer, text));
    return new String(text, 0, UUID_TEXT_BYTES - 1, StandardCharsets.US_ASCII);
  }

  /** {@return what it does} */
  public State state() {
    IntByReference state = new IntByReference();
    IntByReference reason = new IntByReference();
    Libvirt.check(Libvirt.library().virDomainGetState(pointer, state, reason, 0));
    Activity activity =
        switch (state.getValue()) {
          case 1, 2 -> Activity.RUNNING;
          case 3, 7 -> Activity.PAUSED;
          case 4 -> Activity.ENDING;
          case 5 -> Activity.OFF;
          case 6 -> Activity.CRASHED;
          default -> Activity.OTHER;
        };
    return new State(activity, reason.getValue());
  }

  /** Starts it. */
  public void create() {
    Libvirt.check(Libvirt.library().virDomainCreate(pointer));
  }

  /** Stops it at once, as by its plug. */
  public void destroy() {
    Libvirt.check(Libvirt.library().virDomainDestroyFlags(pointer, 0));
  }

  /** Forgets its definition, with what libvirt saved beside it. */
  public void undefine() {
    int all = UNDEFINE_SAVED | UNDEFINE_NVRAM;
    if (Libvirt.library().virDomainUndefineFlags(pointer, all) < 0) {
      LibvirtException error = Libvirt.lastError();
      if (!error.isInvalidArgument()) {
        throw error;
      }
      Libvirt.check(Libvirt.library().virDomainUndefineFlags(pointer, UNDEFINE_SAVED));
    }
  }

  /** {@return its definition as it is now} */
  public String xml() {
    return Libvirt.text(Libvirt.library().virDomainGetXMLDesc(pointer, 0));
  }

  /** {@return its definition as another host would take it} */
  public String migratableXml() {
    return Libvirt.text(Libvirt.library().virDomainGetXMLDesc(pointer, XML_MIGRATABLE));
  }

  /** {@return its definition for the next start, as another host would take it} */
  public String persistentXml() {
    int flags = XML_INACTIVE | XML_MIGRATABLE;
    return Libvirt.text(Libvirt.library().virDomainGetXMLDesc(pointer, flags));
  }

  /** Lets a vCPU run on these hardware threads only, now and after a restart. */
  public void pinVcpu(int vcpu, SortedSet<Integer> cpus) {
    byte[] map = map(cpus);
    Libvirt.check(
        Libvirt.library().virDomainPinVcpuFlags(pointer, vcpu, map, map.length, LIVE | CONFIG));
  }

  /** Lets the emulator run on these hardware threads only, now and after a restart. */
  public void pinEmulator(SortedSet<Integer> cpus) {
    byte[] map = map(cpus);
    Libvirt.check(Libvirt.library().virDomainPinEmulator(pointer, map, map.length, LIVE | CONFIG));
  }

  private static byte[] map(SortedSet<Integer> cpus) {
    byte[] map = new byte[cpus.last() / CPUS_A_BYTE + 1];
    cpus.forEach(cpu -> map[cpu / CPUS_A_BYTE] |= (byte) (1 << cpu % CPUS_A_BYTE));
    return map;
  }

  /** Plugs vCPUs in or out, up to the most it was defined with. */
  public void setVcpus(int vcpus) {
    Libvirt.check(Libvirt.library().virDomainSetVcpusFlags(pointer, vcpus, LIVE));
    Libvirt.check(Libvirt.library().virDomainSetVcpusFlags(pointer, vcpus, CONFIG));
  }

  /** Has the balloon leave so much memory to the guest, up to the most it was defined with. */
  public void setMemoryKib(long kib) {
    Libvirt.check(
        Libvirt.library().virDomainSetMemoryFlags(pointer, new NativeLong(kib), LIVE | CONFIG));
  }

  /** Sets scheduler parameters such as {@code cpu_shares}. */
  public void setScheduler(Map<String, Object> parameters) {
    Libvirt.withParameters(
        parameters,
        (params, count) ->
            params == null
                ? 0
                : Libvirt.library()
                    .virDomainSetSchedulerParametersFlags(pointer, params, count, LIVE | CONFIG));
  }

  /** Has the rate measured at which the guest writes to its memory; statistics say it later. */
  public void measureDirtyRate(int seconds) {
    Libvirt.check(Libvirt.library().virDomainStartDirtyRateCalc(pointer, seconds, 0));
  }

  /** Opens its first serial console, which one at a time can have. */
  public ConsoleStream console() {
    return ConsoleStream.open(pointer);
  }

  /**
   * Moves it; returns when it runs at the target.
   *
   * @param target the URI of the target's daemon, as this domain's daemon reaches it
   * @param parameters of virDomainMigrateToURI3, texts and numbers
   * @param flags virDomainMigrateFlags
   */
  public void migrate(String target, Map<String, Object> parameters, int flags) {
    Libvirt.text(target, Connection.LONGEST_URI);
    Libvirt.withParameters(
        parameters,
        (params, count) ->
            Libvirt.library().virDomainMigrateToURI3(pointer, target, params, count, flags));
  }

  /** Bounds how long it stands still at the end of a move under way. */
  public void setMaxDowntime(long milliseconds) {
    Libvirt.check(Libvirt.library().virDomainMigrateSetMaxDowntime(pointer, milliseconds, 0));
  }

  /** {@return whether something long goes on with it, such as a move} */
  public boolean hasJob() {
    return jobType(new PointerByReference(), new IntByReference(), 0) != JOB_NONE;
  }

  /** {@return what is known of the job under way; empty where there is none} */
  public Map<String, Object> job() {
    return job(0);
  }

  /** {@return what is known of the last job that was completed} */
  public Map<String, Object> completedJob() {
    return job(1);
  }

  private Map<String, Object> job(int flags) {
    PointerByReference params = new PointerByReference();
    IntByReference count = new IntByReference();
    try {
      return jobType(params, count, flags) == JOB_NONE
          ? Map.of()
          : Libvirt.parameters(params.getValue(), count.getValue());
    } finally {
      free(params.getValue(), count.getValue());
    }
  }

  private static void free(@Nullable Pointer params, int count) {
    if (params != null) {
      Libvirt.library().virTypedParamsFree(params, count);
    }
  }

  private int jobType(PointerByReference params, IntByReference count, int flags) {
    IntByReference type = new IntByReference();
    if (Libvirt.library().virDomainGetJobStats(pointer, type, params, count, flags) < 0) {
      LibvirtException error = Libvirt.lastError();
      if (error.kind() == LibvirtException.Kind.WRONG_STATE) {
        return JOB_NONE; // of a domain that does not run
      }
      throw error;
    }
    return type.getValue();
  }

  /** Ends the job under way. */
  public void abortJob() {
    Libvirt.check(Libvirt.library().virDomainAbortJob(pointer));
  }

  @Override
  public void close() {
    Libvirt.check(Libvirt.library().virDomainFree(pointer));
  }
}

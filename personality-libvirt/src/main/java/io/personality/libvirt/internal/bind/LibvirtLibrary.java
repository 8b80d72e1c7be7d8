package io.personality.libvirt.internal.bind;

import com.sun.jna.Callback;
import com.sun.jna.IntegerType;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/**
 * The functions of {@code libvirt.so.0}, as its headers have them (libvirt/libvirt-domain.h,
 * -host.h, -nodedev.h, -storage.h, -event.h, -stream.h; virterror.h). Results below 0 and null mean
 * an error.
 */
interface LibvirtLibrary extends Library {

  int virInitialize();

  int virEventRegisterDefaultImpl();

  int virEventRunDefaultImpl();

  int virEventAddTimeout(
      int milliseconds, Tick callback, @Nullable Pointer opaque, @Nullable Pointer free);

  void virSetErrorFunc(@Nullable Pointer user, ErrorFunction function);

  @Nullable Pointer virGetLastError();

  void virResetLastError();

  @Nullable Pointer virConnectOpen(String uri);

  int virConnectRef(Pointer connection);

  int virConnectClose(Pointer connection);

  int virConnectIsAlive(Pointer connection);

  int virConnectSetKeepAlive(Pointer connection, int seconds, int count);

  @Nullable Pointer virConnectGetHostname(Pointer connection);

  int virConnectGetLibVersion(Pointer connection, LongByReference version);

  @Nullable Pointer virConnectGetCapabilities(Pointer connection);

  @Nullable Pointer virConnectGetSysinfo(Pointer connection, int flags);

  int virNodeGetInfo(Pointer connection, byte[] info);

  @Nullable Pointer virConnectBaselineCPU(Pointer connection, String[] xmls, int count, int flags);

  @Nullable Pointer virConnectGetDomainCapabilities(
      Pointer connection,
      @Nullable String emulator,
      @Nullable String architecture,
      @Nullable String machine,
      @Nullable String virtualization,
      int flags);

  @Nullable Pointer virConnectBaselineHypervisorCPU(
      Pointer connection,
      @Nullable String emulator,
      @Nullable String architecture,
      @Nullable String machine,
      @Nullable String virtualization,
      String[] xmls,
      int count,
      int flags);

  int virConnectCompareHypervisorCPU(
      Pointer connection,
      @Nullable String emulator,
      @Nullable String architecture,
      @Nullable String machine,
      @Nullable String virtualization,
      String xml,
      int flags);

  int virConnectListAllDomains(Pointer connection, PointerByReference domains, int flags);

  int virConnectListAllNodeDevices(Pointer connection, PointerByReference devices, int flags);

  @Nullable Pointer virNodeDeviceGetXMLDesc(Pointer device, int flags);

  int virNodeDeviceFree(Pointer device);

  int virNodeGetFreePages(
      Pointer connection,
      int sizes,
      int[] pageKib,
      int firstCell,
      int cells,
      long[] counts,
      int flags);

  int virNodeGetCellsFreeMemory(Pointer connection, long[] bytes, int firstCell, int cells);

  @Nullable Pointer virDomainDefineXMLFlags(Pointer connection, String xml, int flags);

  @Nullable Pointer virDomainLookupByUUIDString(Pointer connection, String uuid);

  @Nullable String virDomainGetName(Pointer domain);

  int virDomainGetUUIDString(Pointer domain, byte[] text);

  int virDomainCreate(Pointer domain);

  int virDomainDestroyFlags(Pointer domain, int flags);

  int virDomainUndefineFlags(Pointer domain, int flags);

  int virDomainFree(Pointer domain);

  int virDomainGetState(Pointer domain, IntByReference state, IntByReference reason, int flags);

  @Nullable Pointer virDomainGetXMLDesc(Pointer domain, int flags);

  int virDomainPinVcpuFlags(Pointer domain, int vcpu, byte[] map, int bytes, int flags);

  int virDomainPinEmulator(Pointer domain, byte[] map, int bytes, int flags);

  int virDomainSetVcpusFlags(Pointer domain, int vcpus, int flags);

  int virDomainSetMemoryFlags(Pointer domain, NativeLong kib, int flags);

  int virDomainSetSchedulerParametersFlags(Pointer domain, Pointer params, int count, int flags);

  int virDomainStartDirtyRateCalc(Pointer domain, int seconds, int flags);

  int virDomainGetJobStats(
      Pointer domain,
      IntByReference type,
      PointerByReference params,
      IntByReference count,
      int flags);

  int virDomainAbortJob(Pointer domain);

  int virDomainMigrateToURI3(
      Pointer domain, String target, @Nullable Pointer params, int count, int flags);

  int virDomainMigrateSetMaxDowntime(Pointer domain, long milliseconds, int flags);

  int virConnectGetAllDomainStats(
      Pointer connection, int groups, PointerByReference records, int flags);

  void virDomainStatsRecordListFree(Pointer records);

  @Nullable Pointer virDomainGetConnect(Pointer domain);

  int virDomainOpenConsole(Pointer domain, @Nullable String device, Pointer stream, int flags);

  @Nullable Pointer virStreamNew(Pointer connection, int flags);

  int virStreamRecv(Pointer stream, byte[] data, SizeT bytes);

  int virStreamSend(Pointer stream, byte[] data, SizeT bytes);

  int virStreamFinish(Pointer stream);

  int virStreamAbort(Pointer stream);

  int virStreamFree(Pointer stream);

  @Nullable Pointer virStoragePoolLookupByName(Pointer connection, String name);

  @Nullable Pointer virStoragePoolGetXMLDesc(Pointer pool, int flags);

  int virStoragePoolIsActive(Pointer pool);

  int virStoragePoolGetInfo(Pointer pool, byte[] info);

  int virStoragePoolRefresh(Pointer pool, int flags);

  int virStoragePoolListAllVolumes(Pointer pool, PointerByReference volumes, int flags);

  int virStoragePoolFree(Pointer pool);

  @Nullable Pointer virStorageVolCreateXML(Pointer pool, String xml, int flags);

  @Nullable Pointer virStorageVolLookupByName(Pointer pool, String name);

  @Nullable String virStorageVolGetName(Pointer volume);

  @Nullable Pointer virStorageVolGetPath(Pointer volume);

  int virStorageVolGetInfo(Pointer volume, byte[] info);

  int virStorageVolUpload(Pointer volume, Pointer stream, long offset, long length, int flags);

  int virStorageVolDownload(Pointer volume, Pointer stream, long offset, long length, int flags);

  int virStorageVolDelete(Pointer volume, int flags);

  int virStorageVolFree(Pointer volume);

  int virTypedParamsAddString(
      PointerByReference params,
      IntByReference count,
      IntByReference most,
      String name,
      String value);

  int virTypedParamsAddULLong(
      PointerByReference params,
      IntByReference count,
      IntByReference most,
      String name,
      long value);

  void virTypedParamsFree(@Nullable Pointer params, int count);

  int virConnectDomainEventRegisterAny(
      Pointer connection,
      @Nullable Pointer domain,
      int event,
      Callback callback,
      Pointer opaque,
      FreeFunction free);

  int virConnectDomainEventDeregisterAny(Pointer connection, int callback);

  /** The type size_t. */
  final class SizeT extends IntegerType {
    private static final long serialVersionUID = 1L;

    /** Needed by JNA. */
    public SizeT() {
      this(0);
    }

    SizeT(long value) {
      super(Native.SIZE_T_SIZE, value, true);
    }
  }

  /** Called when libvirt is done with a callback. */
  interface FreeFunction extends Callback {
    /** Takes what was handed over with the callback. */
    void invoke(Pointer opaque);
  }

  /** Called again and again by the event loop. */
  interface Tick extends Callback {
    /** Does nothing but let the loop turn. */
    void invoke(int timer, @Nullable Pointer opaque);
  }

  /** Called for every error, which libvirt would else print. */
  interface ErrorFunction extends Callback {
    /** Takes note of an error. */
    void invoke(@Nullable Pointer user, @Nullable Pointer error);
  }

  /** Called when a domain starts, stops, crashes. */
  interface LifecycleFunction extends Callback {
    /** Takes an event; the domain is libvirt's and not to be freed. */
    int invoke(Pointer connection, Pointer domain, int event, int detail, @Nullable Pointer opaque);
  }
}

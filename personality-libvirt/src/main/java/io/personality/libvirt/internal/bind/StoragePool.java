package io.personality.libvirt.internal.bind;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A storage pool of one connection, to be closed. <i>Confined to one thread.</i>
 *
 * <p>Every call throws {@link LibvirtException} where libvirt reports an error.
 */
public final class StoragePool implements AutoCloseable {
  /** The most characters of a volume's definition. */
  private static final int LONGEST_XML = 65_536;

  // Layout of struct _virStoragePoolInfo: int state; unsigned long long capacity, allocation,
  // available.
  private static final int INFO_BYTES = 32;
  private static final int INFO_AVAILABLE = 24;

  private final Pointer connection;
  private final Pointer pointer;

  StoragePool(Pointer connection, Pointer pointer) {
    this.connection = connection;
    this.pointer = pointer;
  }

  /** {@return its definition} */
  public String xml() {
    return Libvirt.text(Libvirt.library().virStoragePoolGetXMLDesc(pointer, 0));
  }

  /** {@return whether its host has started it} */
  public boolean isActive() {
    return Libvirt.check(Libvirt.library().virStoragePoolIsActive(pointer)) == 1;
  }

  /** {@return how many bytes are free} */
  public long availableBytes() {
    byte[] info = new byte[INFO_BYTES];
    Libvirt.check(Libvirt.library().virStoragePoolGetInfo(pointer, info));
    return ByteBuffer.wrap(info).order(ByteOrder.nativeOrder()).getLong(INFO_AVAILABLE);
  }

  /** Has libvirt look for volumes that were put there without it. */
  public void refresh() {
    Libvirt.check(Libvirt.library().virStoragePoolRefresh(pointer, 0));
  }

  /**
   * Makes a volume.
   *
   * @param xml its definition
   */
  public void create(String xml) {
    Pointer made =
        Libvirt.check(
            Libvirt.library().virStorageVolCreateXML(pointer, Libvirt.text(xml, LONGEST_XML), 0));
    Libvirt.check(Libvirt.library().virStorageVolFree(made));
  }

  /**
   * Does something with a volume.
   *
   * @return empty where there is no such volume
   */
  public <T> Optional<T> with(String name, Function<StorageVolume, T> work) {
    Pointer found =
        Libvirt.library()
            .virStorageVolLookupByName(pointer, Libvirt.text(name, Connection.LONGEST_URI));
    if (found == null) {
      Libvirt.unlessNotFound();
      return Optional.empty();
    }
    try (StorageVolume volume = new StorageVolume(connection, found)) {
      return Optional.of(work.apply(volume));
    }
  }

  /** {@return the names of its volumes, in no order} */
  public List<String> volumes() {
    PointerByReference list = new PointerByReference();
    int count = Libvirt.check(Libvirt.library().virStoragePoolListAllVolumes(pointer, list, 0));
    List<String> names = new ArrayList<>();
    Connection.each(
        list.getValue(),
        count,
        found -> {
          try (StorageVolume volume = new StorageVolume(connection, found)) {
            names.add(volume.name());
          }
        });
    return names;
  }

  @Override
  public void close() {
    Libvirt.check(Libvirt.library().virStoragePoolFree(pointer));
  }
}

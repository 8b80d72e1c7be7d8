package io.personality.libvirt.internal.bind;

import com.sun.jna.Pointer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * A volume of a storage pool, to be closed. <i>Confined to one thread.</i>
 *
 * <p>Every call throws {@link LibvirtException} where libvirt reports an error.
 */
public final class StorageVolume implements AutoCloseable {
  // Layout of struct _virStorageVolInfo: int type; unsigned long long capacity, allocation.
  private static final int INFO_BYTES = 24;
  private static final int INFO_CAPACITY = 8;
  private static final int INFO_ALLOCATION = 16;

  /** What a message of libvirt's protocol carries of a stream. */
  private static final int CHUNK_BYTES = 65_536;

  private final Pointer connection;
  private final Pointer pointer;

  StorageVolume(Pointer connection, Pointer pointer) {
    this.connection = connection;
    this.pointer = pointer;
  }

  /**
   * How large a volume is.
   *
   * @param capacityBytes what it can hold, as its reader sees it
   * @param allocationBytes what it takes of its pool
   */
  public record Size(long capacityBytes, long allocationBytes) {}

  /** {@return its name in the pool} */
  public String name() {
    String name = Libvirt.library().virStorageVolGetName(pointer);
    if (name == null) {
      throw Libvirt.lastError();
    }
    return name;
  }

  /** {@return where it is on its host} */
  public String path() {
    return Libvirt.text(Libvirt.library().virStorageVolGetPath(pointer));
  }

  /** {@return how large it is} */
  public Size size() {
    byte[] info = new byte[INFO_BYTES];
    Libvirt.check(Libvirt.library().virStorageVolGetInfo(pointer, info));
    ByteBuffer fields = ByteBuffer.wrap(info).order(ByteOrder.nativeOrder());
    return new Size(fields.getLong(INFO_CAPACITY), fields.getLong(INFO_ALLOCATION));
  }

  /** Deletes it. */
  public void delete() {
    Libvirt.check(Libvirt.library().virStorageVolDelete(pointer, 0));
  }

  /** Writes these bytes to its beginning. */
  public void upload(byte[] bytes) {
    LibvirtLibrary library = Libvirt.library();
    streamed(
        stream -> {
          Libvirt.check(library.virStorageVolUpload(pointer, stream, 0, bytes.length, 0));
          int sent = 0;
          while (sent < bytes.length) {
            byte[] chunk =
                Arrays.copyOfRange(bytes, sent, Math.min(bytes.length, sent + CHUNK_BYTES));
            sent +=
                Libvirt.check(
                    library.virStreamSend(stream, chunk, new LibvirtLibrary.SizeT(chunk.length)));
          }
        });
  }

  /**
   * {@return its bytes as they are in its file}
   *
   * @param most how many of them are read
   */
  public byte[] download(int most) {
    LibvirtLibrary library = Libvirt.library();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    streamed(
        stream -> {
          Libvirt.check(library.virStorageVolDownload(pointer, stream, 0, most, 0));
          byte[] chunk = new byte[CHUNK_BYTES];
          int received;
          do {
            received =
                Libvirt.check(
                    library.virStreamRecv(stream, chunk, new LibvirtLibrary.SizeT(chunk.length)));
            bytes.write(chunk, 0, received);
          } while (received > 0);
        });
    return bytes.toByteArray();
  }

  private void streamed(Consumer<Pointer> work) {
    LibvirtLibrary library = Libvirt.library();
    Pointer stream = Libvirt.check(library.virStreamNew(connection, 0));
    try {
      try {
        work.accept(stream);
      } catch (LibvirtException e) {
        if (library.virStreamAbort(stream) < 0) {
          library.virResetLastError(); // it had not begun
        }
        throw e;
      }
      Libvirt.check(library.virStreamFinish(stream));
    } finally {
      library.virStreamFree(stream);
    }
  }

  @Override
  public void close() {
    Libvirt.check(Libvirt.library().virStorageVolFree(pointer));
  }
}

package io.personality.libvirt.internal.media;

import io.personality.LaunchException;
import io.personality.PlacementRequest.Disk;
import io.personality.PlacementRequest.Guest;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.StoragePool;
import io.personality.libvirt.internal.bind.StorageVolume;
import io.personality.libvirt.internal.tune.GuestMedia;
import io.personality.libvirt.internal.tune.GuestMedia.Format;
import io.personality.libvirt.internal.xml.LiveDomain;
import io.personality.libvirt.internal.xml.VolumeXml;
import io.personality.libvirt.internal.xml.VolumeXml.Backing;
import io.personality.libvirt.internal.xml.VolumeXml.Volume;
import io.personality.model.PlacementId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The files of guests in a storage pool that each host has for itself, made and removed by the
 * host's daemon; images are volumes of the same pool. <i>Thread-safe</i> for different placements.
 *
 * <p>The names begin with the placement and the UUID of the host: whatever is removed at one end of
 * a move is never what the other end uses, even where two hosts happen to see one folder.
 *
 * <p>A move copies the whole of each disk, also what an image beneath it holds. The target needs no
 * image for that, and one of the same name and other content cannot come beneath the disk.
 *
 * @param pool its name on each host
 */
public record PoolVolumes(String pool) implements GuestFiles {
  private static final long MIB = 1L << 20;
  private static final int MOST_SEED_BYTES = 16 << 20;
  private static final String QCOW2 = ".qcow2";
  private static final String SEED = "seed.iso";
  private static final String CONSOLE = "console.log";

  /** What the names of a guest's volumes at a host begin with. */
  private static String prefix(Connection host, PlacementId placement) {
    return placement + "." + VolumeXml.hostUuid(host.capabilities()).replace("-", "") + ".";
  }

  private <T> T in(Connection host, Function<StoragePool, T> work) {
    return host.withPool(pool, work).orElseThrow(() -> new LaunchException(absent()));
  }

  private String absent() {
    return "there is no storage pool \""
        + pool
        + "\"; define one there, as by virsh pool-define-as "
        + pool
        + " dir --target FOLDER, and start it";
  }

  private String stopped() {
    return "the storage pool \"" + pool + "\" is not active; start it by virsh pool-start " + pool;
  }

  @Override
  public GuestMedia make(Connection host, PlacementId placement, Wanted wanted) {
    String prefix = prefix(host, placement);
    return in(
        host,
        storage -> {
          if (!storage.isActive()) {
            throw new LaunchException(stopped());
          }
          try {
            return made(storage, prefix, placement, wanted);
          } catch (LaunchException e) {
            removed(storage, prefix);
            throw e;
          }
        });
  }

  private GuestMedia made(
      StoragePool storage, String prefix, PlacementId placement, Wanted wanted) {
    Guest guest = wanted.guest();
    List<GuestMedia.Disk> disks = new ArrayList<>();
    if (!guest.image().isEmpty()) {
      disks.add(disk(storage, prefix + "disk0" + QCOW2, guest.image(), 0));
    }
    for (Disk disk : guest.disks()) {
      disks.add(
          disk(storage, prefix + "disk" + disks.size() + QCOW2, disk.source(), disk.sizeMib()));
    }
    if (wanted.isSeeded()) {
      String seed = prefix + SEED;
      if (storage.with(seed, StorageVolume::path).isEmpty()) {
        upload(storage, seed, Seed.bytes(placement, guest));
      }
      disks.add(new GuestMedia.Disk(path(storage, seed), Format.RAW, true, false));
    }
    return new GuestMedia(
        disks,
        wanted.networks(),
        wanted.boot(),
        new GuestMedia.Console.Logged(console(storage, prefix)));
  }

  private GuestMedia.Disk disk(StoragePool storage, String name, String source, long sizeMib) {
    if (storage.with(name, StorageVolume::path).isEmpty()) {
      create(
          storage,
          source.isEmpty()
              ? new Volume(name, "qcow2", sizeMib * MIB, Optional.empty())
              : overlay(storage, name, Names.checked("an image", source), sizeMib));
    }
    return new GuestMedia.Disk(path(storage, name), Format.QCOW2, false, true);
  }

  private Volume overlay(StoragePool storage, String name, String image, long sizeMib) {
    if (storage.with(image, StorageVolume::path).isEmpty()) {
      storage.refresh(); // it may have been put there without libvirt
    }
    Format format = image.endsWith(QCOW2) ? Format.QCOW2 : Format.RAW;
    return storage
        .with(
            image,
            volume ->
                new Volume(
                    name,
                    "qcow2",
                    sizeMib > 0 ? sizeMib * MIB : volume.size().capacityBytes(),
                    Optional.of(new Backing(volume.path(), format.label()))))
        .orElseThrow(
            () ->
                new LaunchException(
                    "there is no image \"" + image + "\" in the storage pool \"" + pool + "\""));
  }

  /** The console's file is a volume before QEMU writes to it, so that it is found among them. */
  private static String console(StoragePool storage, String prefix) {
    String name = prefix + CONSOLE;
    if (storage.with(name, StorageVolume::path).isEmpty()) {
      create(storage, new Volume(name, "raw", 0, Optional.empty()));
    }
    return path(storage, name);
  }

  private static void create(StoragePool storage, Volume volume) {
    storage.create(VolumeXml.of(volume));
  }

  private static void upload(StoragePool storage, String name, byte[] bytes) {
    create(storage, new Volume(name, "raw", bytes.length, Optional.empty()));
    storage.with(
        name,
        volume -> {
          volume.upload(bytes);
          return true;
        });
  }

  private static String path(StoragePool storage, String name) {
    return storage
        .with(name, StorageVolume::path)
        .orElseThrow(() -> new LaunchException("the volume " + name + " was removed meanwhile"));
  }

  @Override
  public void remove(Connection host, PlacementId placement) {
    String prefix = prefix(host, placement);
    host.withPool(pool, storage -> removed(storage, prefix));
  }

  @Override
  public void leave(Connection host, PlacementId placement) {
    remove(host, placement);
  }

  private boolean removed(StoragePool storage, String prefix) {
    if (!storage.isActive()) {
      throw new LaunchException(stopped()); // what it holds cannot be seen
    }
    for (String name : own(storage, prefix)) {
      storage.with(
          name,
          volume -> {
            volume.delete();
            return true;
          });
    }
    return true;
  }

  private static List<String> own(StoragePool storage, String prefix) {
    return storage.volumes().stream().filter(name -> name.startsWith(prefix)).sorted().toList();
  }

  @Override
  public List<String> obstacles(
      Connection source, Connection target, PlacementId placement, LiveDomain domain) {
    List<String> obstacles = new ArrayList<>();
    String prefix = prefix(source, placement);
    String own = in(source, storage -> folder(storage) + prefix);
    domain.devices().disks().values().stream()
        .filter(path -> !path.startsWith(own))
        .forEach(path -> obstacles.add("its disk " + path + " is no volume made for it"));
    long bytes = in(source, storage -> allocated(storage, prefix));
    target
        .withPool(pool, storage -> obstacle(storage, bytes))
        .orElseGet(() -> Optional.of("at the target " + absent()))
        .ifPresent(obstacles::add);
    return obstacles;
  }

  private Optional<String> obstacle(StoragePool storage, long bytes) {
    if (!storage.isActive()) {
      return Optional.of("at the target " + stopped());
    }
    long available = storage.availableBytes();
    return available >= bytes
        ? Optional.empty()
        : Optional.of(
            "at the target the storage pool \""
                + pool
                + "\" has "
                + available / MIB
                + " MiB free, and its disks take "
                + bytes / MIB
                + " MiB");
  }

  private static long allocated(StoragePool storage, String prefix) {
    return own(storage, prefix).stream()
        .flatMap(name -> storage.with(name, StorageVolume::size).stream())
        .mapToLong(StorageVolume.Size::allocationBytes)
        .sum();
  }

  private static String folder(StoragePool storage) {
    return VolumeXml.folder(storage.xml()) + "/";
  }

  @Override
  public Optional<Relocation> relocate(
      Connection source, Connection target, PlacementId placement) {
    String from = prefix(source, placement);
    String to = prefix(target, placement);
    return Optional.of(
        in(
            source,
            left ->
                in(
                    target,
                    entered -> {
                      removed(entered, to); // of a move that was cut off
                      for (String name : own(left, from)) {
                        receive(left, name, entered, to + name.substring(from.length()));
                      }
                      return new Relocation(folder(left) + from, folder(entered) + to);
                    })));
  }

  /** Disks are left empty, for the hypervisors to fill; a seed, which nobody writes, is copied. */
  private static void receive(StoragePool left, String name, StoragePool entered, String newName) {
    if (name.endsWith(QCOW2)) {
      long bytes =
          left.with(name, StorageVolume::size)
              .orElseThrow(() -> new LaunchException("the volume " + name + " was removed"))
              .capacityBytes();
      create(entered, new Volume(newName, "qcow2", bytes, Optional.empty()));
    } else if (name.endsWith(SEED)) {
      byte[] seed =
          left.with(name, volume -> volume.download(MOST_SEED_BYTES))
              .orElseThrow(() -> new LaunchException("the volume " + name + " was removed"));
      upload(entered, newName, seed);
    } else {
      create(entered, new Volume(newName, "raw", 0, Optional.empty()));
    }
  }
}

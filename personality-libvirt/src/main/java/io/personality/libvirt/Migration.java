package io.personality.libvirt;

import io.personality.MoveTerms;
import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.Domain;
import io.personality.libvirt.internal.bind.Domain.Activity;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.bind.LibvirtException.Kind;
import io.personality.libvirt.internal.media.Relocation;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One live migration, from daemon to daemon (libvirt, "Guest migration", peer to peer).
 *
 * <p>The target's definition lasts and the source's goes with the end of it, so that at any time
 * one of them is where the VM belongs. Where the storage is at the same path on both hosts, libvirt
 * cannot see that and is told by the flag for unsafe migration; where it is not, the disks are
 * copied first, while the guest goes on writing to both.
 *
 * @param uuid the domain
 * @param target the daemon's address, as the source's daemon reaches it
 * @param relocation where the files are at the target, if they are copied
 */
record Migration(String uuid, String target, Optional<Relocation> relocation) {
  // virDomainMigrateFlags
  private static final int LIVE = 1;
  private static final int PEER_TO_PEER = 2;
  private static final int PERSIST_TARGET = 8;
  private static final int UNDEFINE_SOURCE = 16;
  private static final int COPY_DISKS = 64;
  private static final int UNSAFE = 512;
  private static final int ABORT_ON_ERROR = 1 << 12;

  /** Moves it; returns when it runs at the target. */
  void run(Connection source, MoveTerms terms) {
    Map<String, Object> parameters = new HashMap<>();
    localSocket(target).ifPresent(uri -> parameters.put("migrate_uri", uri));
    if (terms.bandwidthMibPerSecond() > 0) {
      parameters.put("bandwidth", terms.bandwidthMibPerSecond());
    }
    relocation
        .flatMap(any -> localSocket(target))
        .ifPresent(uri -> parameters.put("disks_uri", uri));
    int flags =
        LIVE
            | PEER_TO_PEER
            | PERSIST_TARGET
            | UNDEFINE_SOURCE
            | ABORT_ON_ERROR
            | (relocation.isPresent() ? COPY_DISKS : UNSAFE);
    boolean found =
        source
            .with(
                uuid,
                domain -> {
                  relocation.ifPresent(
                      files -> {
                        parameters.put("destination_xml", files.apply(domain.migratableXml()));
                        parameters.put("persistent_xml", files.apply(domain.persistentXml()));
                      });
                  domain.migrate(target, parameters, flags);
                  return true;
                })
            .isPresent();
    if (!found) {
      throw new IllegalArgumentException("there is no such domain at the source");
    }
  }

  /**
   * Bounds how long it stands still, once it is under way.
   *
   * @return false while it is not
   */
  boolean bound(Connection source, MoveTerms terms) {
    return source
        .with(
            uuid,
            domain -> {
              if (!domain.hasJob()) {
                return false;
              }
              try {
                domain.setMaxDowntime(terms.maxDowntime().toMillis());
                return true;
              } catch (LibvirtException e) {
                if (e.kind() == Kind.WRONG_STATE) { // it has ended meanwhile
                  return true;
                }
                throw e;
              }
            })
        .orElse(true);
  }

  /** Ends it, if it goes on; says whether it did. */
  static boolean abort(Domain domain) {
    if (!domain.hasJob()) {
      return false;
    }
    try {
      domain.abortJob();
    } catch (LibvirtException e) {
      if (e.kind() != Kind.WRONG_STATE) { // which it is where the move has just ended
        throw e;
      }
    }
    return true;
  }

  /** Whether a domain is there and runs, or stands still since it is arriving. */
  static Optional<Activity> at(Connection connection, String uuid) {
    return connection.with(uuid, domain -> domain.state().activity());
  }

  /**
   * An address at the host for memory or disks, where its daemon is reached by a local socket only.
   * Each move has its own: what a killed QEMU left behind would be in the way of the next.
   */
  private static Optional<String> localSocket(String uri) {
    URI address = URI.create(uri);
    String query = Optional.ofNullable(address.getQuery()).orElse("");
    String marker = "socket=";
    int at = query.indexOf(marker);
    if (at < 0 || !"unix".equals(transport(address))) {
      return Optional.empty();
    }
    String socket = query.substring(at + marker.length()).replaceAll("[&;].*", "");
    int folder = socket.lastIndexOf("/libvirt/");
    return folder < 0
        ? Optional.empty()
        : Optional.of(
            "unix://"
                + socket.substring(0, folder)
                + "/move-"
                + Integer.toHexString(ThreadLocalRandom.current().nextInt())
                + ".sock");
  }

  private static String transport(URI address) {
    String scheme = Optional.ofNullable(address.getScheme()).orElse("");
    return scheme.substring(scheme.indexOf('+') + 1);
  }
}

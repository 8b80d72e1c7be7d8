package io.personality.service;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * How the service is run.
 *
 * <p><i>Immutable.</i>
 *
 * @param listen where it listens
 * @param database where it keeps what it knows
 * @param limits what it bears
 * @param launcher the settings of the libvirt launcher; empty where VMs are simulated
 */
record Settings(
    Listen listen, Database database, Limits limits, Optional<Map<String, String>> launcher) {

  /** VMs are simulated. */
  Settings(Listen listen, Database database, Limits limits) {
    this(listen, database, limits, Optional.empty());
  }

  /**
   * Where it listens.
   *
   * @param bind the address
   * @param port the port; 0 for any that is free
   * @param tls its certificate; empty for plain HTTP
   * @param unprotected whether it may listen beyond loopback without tokens or TLS
   */
  record Listen(String bind, int port, Optional<Tls> tls, boolean unprotected) {
    /** Plain HTTP on loopback. */
    static Listen loopback(int port) {
      return new Listen("127.0.0.1", port, Optional.empty(), false);
    }
  }

  /**
   * A certificate with its key.
   *
   * @param keyStore a PKCS 12 file
   * @param password of the file
   */
  record Tls(Path keyStore, String password) {
    @Override
    public String toString() {
      return keyStore.toString();
    }
  }

  /**
   * A database.
   *
   * @param url a JDBC URL of H2 or PostgreSQL
   * @param user who connects
   * @param password their password
   */
  record Database(String url, Optional<String> user, Optional<String> password) {
    /** Checks the URL, which an error must not repeat. */
    Database {
      if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
        throw new IllegalArgumentException(
            "the database's URL begins with jdbc:h2: or jdbc:postgresql:");
      }
    }

    boolean isH2() {
      return url.startsWith("jdbc:h2:");
    }

    @Override
    public String toString() {
      return isH2() ? "H2" : "PostgreSQL";
    }
  }

  /**
   * What it bears.
   *
   * @param bodyBytes how long a body may be
   * @param requestsPerMinute how many requests each token may make
   * @param listeners how many may follow the events at once
   * @param idle how long a connection may be silent, but for one that follows the events, and how
   *     long a body may take to arrive
   */
  record Limits(long bodyBytes, int requestsPerMinute, int listeners, Duration idle) {
    /** A mebibyte, 6,000 a minute, 100 and half a minute. */
    static final Limits USUAL = new Limits(1 << 20, 6_000, 100, Duration.ofSeconds(30));
  }
}

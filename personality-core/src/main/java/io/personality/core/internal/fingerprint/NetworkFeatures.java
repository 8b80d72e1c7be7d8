package io.personality.core.internal.fingerprint;

import java.util.List;

/** Speed of the network interfaces. <i>Immutable.</i> */
final class NetworkFeatures {
  private static final double GIGA = 1e9;

  private NetworkFeatures() {}

  static void write(Sourced<List<NetworkPort>> sourced, Readings out) {
    Parsed<List<NetworkPort>> found = sourced.found();
    List<NetworkPort> ports = found.orElse(List.of());
    double fastest = ports.stream().mapToDouble(NetworkPort::bitsPerSecond).max().orElse(0);
    String reason = found.isOk() ? "no network interface is reported" : found.reason();
    out.declaredIfPositive(
        Features.NETWORK_INTERFACE,
        fastest / GIGA,
        sourced.source(),
        ports.isEmpty() ? reason : "its " + driver(ports) + " interface states no speed");
  }

  private static String driver(List<NetworkPort> ports) {
    String driver = ports.get(0).driver();
    return driver.isEmpty() ? "network" : driver;
  }
}

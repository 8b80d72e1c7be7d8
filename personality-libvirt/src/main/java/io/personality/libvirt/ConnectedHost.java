package io.personality.libvirt;

import io.personality.libvirt.internal.bind.Connection;
import io.personality.libvirt.internal.bind.LibvirtException;
import io.personality.libvirt.internal.fingerprint.HostSource;
import io.personality.libvirt.internal.fingerprint.Told;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A host that answers through a connection to its daemon. <i>Confined to one thread.</i>
 *
 * <p>What a daemon refuses to say is missing; a connection that breaks ends the questions.
 */
final class ConnectedHost implements HostSource {
  private final Connection connection;
  private final boolean asksForKvm;

  /**
   * Asks through a connection.
   *
   * @param asksForKvm whether to ask what guests run by the processor can have
   */
  ConnectedHost(Connection connection, boolean asksForKvm) {
    this.connection = connection;
    this.asksForKvm = asksForKvm;
  }

  private static <T> Told<T> told(Supplier<T> question) {
    try {
      return Told.of(question.get());
    } catch (LibvirtException e) {
      if (e.kind() == LibvirtException.Kind.DISCONNECTED) {
        throw e;
      }
      return Told.missing("the daemon does not say: " + e.getMessage());
    }
  }

  @Override
  public Told<String> hostname() {
    return told(connection::hostname);
  }

  @Override
  public Told<String> version() {
    return told(() -> connection.hardware().version());
  }

  @Override
  public Told<Integer> threads() {
    return told(() -> connection.hardware().sums().threads());
  }

  @Override
  public Told<Long> memoryKib() {
    return told(() -> connection.hardware().sums().memoryKib());
  }

  @Override
  public Told<String> capabilities() {
    return told(connection::capabilities);
  }

  @Override
  public Told<String> firmware() {
    return told(() -> connection.hardware().firmware());
  }

  @Override
  public Told<String> expanded(String cpu) {
    return told(() -> connection.hardware().expanded(cpu));
  }

  @Override
  public Told<String> kvm() {
    return asksForKvm
        ? told(() -> connection.domainCapabilities("kvm", null))
        : Told.missing("its guests are translated");
  }

  @Override
  public Told<Boolean> eachDevice(Consumer<String> work) {
    return told(
        () -> {
          connection.eachDevice(work);
          return true;
        });
  }
}

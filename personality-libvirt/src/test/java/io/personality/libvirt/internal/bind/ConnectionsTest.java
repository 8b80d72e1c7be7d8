package io.personality.libvirt.internal.bind;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.libvirt.internal.bind.Domain.Activity;
import io.personality.libvirt.internal.bind.LibvirtException.Kind;
import io.personality.libvirt.testing.TestDriver;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The binding on libvirt's test driver, which needs no daemon. */
class ConnectionsTest {
  private static final String UUID = "0b6f4e5a-3a5f-4b8e-9a70-3c1f5f0d7a11";

  private final BlockingQueue<LifecycleEvent> events = new LinkedBlockingQueue<>();
  private final Connections connections =
      new Connections(Duration.ofSeconds(30), (uri, event) -> events.add(event));

  @BeforeAll
  static void libraryIsThere() {
    TestDriver.require();
  }

  @AfterEach
  void close() {
    connections.call(
        TestDriver.URI,
        connection ->
            connection.with(
                UUID,
                domain -> {
                  if (domain.state().activity() != Activity.OFF) {
                    domain.destroy();
                  }
                  domain.undefine();
                  return true;
                }));
    connections.close();
  }

  @Test
  void threadsMemoryFirmwareAndVersionOfAHostAreRead() {
    HostHardware.Sums sums =
        connections.call(TestDriver.URI, connection -> connection.hardware().sums());
    assertEquals(new HostHardware.Sums(16, 3L << 20), sums);
    assertTrue(
        connections
            .call(TestDriver.URI, connection -> connection.hardware().firmware())
            .contains("<sysinfo"));
    String version = connections.call(TestDriver.URI, one -> one.hardware().version());
    assertTrue(version.matches("[0-9]+\\.[0-9]+\\.[0-9]+"), version);
    assertThrows(
        LibvirtException.class,
        () -> connections.call(TestDriver.URI, one -> one.hardware().expanded("<cpu/>")));
  }

  private static String xml(String description) {
    return "<domain type='test'><name>"
        + UUID
        + "</name><uuid>"
        + UUID
        + "</uuid><description>"
        + description
        + "</description><memory unit='MiB'>64</memory><vcpu>2</vcpu>"
        + "<os><type arch='i686'>hvm</type></os></domain>";
  }

  private <T> Optional<T> with(Function<Domain, T> work) {
    return connections.call(TestDriver.URI, connection -> connection.with(UUID, work));
  }

  private void define() {
    connections.call(
        TestDriver.URI,
        connection -> {
          connection.define(xml("\u00e4"));
          return true;
        });
  }

  private static boolean run(Runnable work) {
    work.run();
    return true;
  }

  @Test
  void aDomainLivesAndTellsOfIt() throws InterruptedException {
    assertEquals(Optional.empty(), with(Domain::state));
    define();
    assertEquals(Activity.OFF, with(Domain::state).orElseThrow().activity());
    with(domain -> run(domain::create));
    assertEquals(Activity.RUNNING, with(Domain::state).orElseThrow().activity());
    assertTrue(with(Domain::xml).orElseThrow().contains("\u00e4"));
    assertEquals(UUID, with(Domain::uuid).orElseThrow());
    assertTrue(connections.call(TestDriver.URI, Connection::runningDomains).contains(UUID));
    with(domain -> run(domain::destroy));
    assertFalse(connections.call(TestDriver.URI, Connection::runningDomains).contains(UUID));
    assertTrue(connections.call(TestDriver.URI, Connection::domains).contains(UUID));
    LifecycleEvent event = events.poll(30, TimeUnit.SECONDS);
    while (event != null && !event.isEnd()) {
      event = events.poll(30, TimeUnit.SECONDS);
    }
    assertEquals(UUID, event == null ? "none" : event.uuid());
  }

  @Test
  void errorsSayWhatToMakeOfThem() {
    define();
    with(domain -> run(domain::create));
    assertThrows(LibvirtException.class, () -> with(domain -> run(domain::create)));
    assertEquals(Activity.RUNNING, with(Domain::state).orElseThrow().activity());
    with(domain -> run(domain::destroy));
    LibvirtException twice =
        assertThrows(LibvirtException.class, () -> with(domain -> run(domain::destroy)));
    assertEquals(Kind.WRONG_STATE, twice.kind(), twice::getMessage);
    LibvirtException unsupported =
        assertThrows(
            LibvirtException.class,
            () ->
                connections.call(
                    TestDriver.URI, connection -> connection.domainCapabilities("qemu", null)));
    assertEquals(Kind.UNSUPPORTED, unsupported.kind());
    LibvirtException invalid =
        assertThrows(
            LibvirtException.class,
            () ->
                connections.call(
                    TestDriver.URI,
                    connection -> run(() -> connection.define(xml("<no-such-element/>")))));
    assertEquals(Kind.PERMANENT, invalid.kind());
  }

  @Test
  void aTextThatCWouldCutIsRefused() {
    assertThrows(
        IllegalArgumentException.class,
        () ->
            connections.call(
                TestDriver.URI, connection -> run(() -> connection.define(xml("a\0b")))));
    assertThrows(
        IllegalArgumentException.class,
        () -> connections.call(TestDriver.URI, connection -> connection.with("\0", Domain::xml)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "qemu",
        "http://host/",
        "vbox:///session",
        "qemu+ext:///system?command=/bin/evil",
        "qemu+ssh://host/system?command=/bin/evil",
        "qemu+ssh://host/system?a=b&netcat=x",
        "qemu:///system\nx",
        "qemu:///sys tem",
        "test:///\0"
      })
  void anAddressThatIsNoneOrRunsACommandIsRefused(String uri) {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> connections.call(uri, Connection::capabilities));
    assertTrue(refused.getMessage().contains("qemu:///system"), refused.getMessage());
  }

  @Test
  void aHostThatIsNotThereIsADisconnection() {
    String nowhere = "qemu+unix:///session?socket=/nonexistent/sock";
    for (int i = 0; i < 2; i++) { // the second one within the pause
      LibvirtException refused =
          assertThrows(
              LibvirtException.class, () -> connections.call(nowhere, Connection::capabilities));
      assertEquals(Kind.DISCONNECTED, refused.kind());
    }
  }

  @Test
  void aCallThatTakesTooLongIsGivenUpAndOthersGoOn() {
    CountDownLatch end = new CountDownLatch(1);
    LibvirtException late =
        assertThrows(
            LibvirtException.class,
            () ->
                connections.call(
                    TestDriver.URI,
                    Duration.ofMillis(50),
                    connection -> {
                      try {
                        return end.await(60, TimeUnit.SECONDS);
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    }));
    assertEquals(Kind.DISCONNECTED, late.kind());
    assertTrue(connections.call(TestDriver.URI, Connection::hostname).length() > 0);
    end.countDown();
  }

  @Test
  void readsWhatTheHostIs() {
    assertTrue(connections.call(TestDriver.URI, Connection::capabilities).contains("<host>"));
    List<String> devices = connections.call(TestDriver.URI, Connection::devices);
    assertTrue(devices.stream().allMatch(xml -> xml.startsWith("<device>")), devices::toString);
    assertEquals(2, connections.call(TestDriver.URI, c -> c.freeMemory(2)).length);
    define();
    with(domain -> run(domain::create));
    Map<String, Object> statistics =
        connections.call(TestDriver.URI, connection -> connection.statistics(0)).get(UUID);
    assertEquals(1L, statistics.get("state.state"));
  }
}

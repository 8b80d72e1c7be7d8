package io.personality.service.body;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.javalin.openapi.OpenApiPropertyType;
import io.personality.model.Host;
import io.personality.model.Resources;
import io.personality.spi.HostStore;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A host. <i>Immutable.</i>
 *
 * @param host its identity
 * @param fingerprintRevision counts its fingerprints; 0 before the first one
 * @param allocatable what VMs may have in sum; absent before the first fingerprint
 * @param fingerprint its newest fingerprint, where one host was asked for
 */
public record HostBody(
    String host,
    String availability,
    Amount reserved,
    double overcommit,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String launcherAddress,
    long fingerprintRevision,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String observedAt,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Amount allocatable,
    Map<String, String> labels,
    @OpenApiPropertyType(definedBy = AnyJson.class)
        @JsonRawValue
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable String fingerprint) {

  /** An amount of what VMs share a host by. */
  public record Amount(int vcpus, long memoryMib) {
    static Amount of(Resources resources) {
      return new Amount(resources.vcpus(), resources.memoryMib());
    }
  }

  /** A host with its fingerprint as a document, which may be left out. */
  public static HostBody of(Host host, @Nullable String fingerprint) {
    return new HostBody(
        host.id().value(),
        host.availability().name().toLowerCase(Locale.ROOT),
        Amount.of(host.settings().reserved()),
        host.settings().overcommit(),
        host.settings().launcherAddress().orElse(null),
        host.fingerprintRevision(),
        host.fingerprint().observedAt().map(Object::toString).orElse(null),
        Amount.of(host.allocatable()),
        host.fingerprint().labels(),
        fingerprint);
  }

  /** A host of which nothing is known yet. */
  public static HostBody of(HostStore.Registered known) {
    Optional<String> address = known.settings().launcherAddress();
    return new HostBody(
        known.id().value(),
        known.availability().name().toLowerCase(Locale.ROOT),
        Amount.of(known.settings().reserved()),
        known.settings().overcommit(),
        address.orElse(null),
        0,
        null,
        null,
        Map.of(),
        null);
  }
}

package io.personality.model;

import java.util.Optional;

/**
 * A placement's similarity then and now.
 *
 * <p><i>Immutable.</i>
 *
 * @param placement whose
 * @param promised at launch
 * @param current by the newest fingerprint of the host, with its reasons; empty where the host is
 *     gone
 * @param observed what the VM itself experiences; empty where nothing reports it
 * @param observedUnknownBecause why {@code observed} is empty; blank where it is not
 */
public record LivingSimilarity(
    PlacementId placement,
    Similarity promised,
    Optional<Explanation> current,
    Optional<Similarity> observed,
    String observedUnknownBecause) {}

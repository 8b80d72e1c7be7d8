package io.personality.mvstore;

import io.personality.model.Claim;
import io.personality.model.ExclusiveUnit;
import io.personality.model.PagePool;
import io.personality.model.PlacementId;
import io.personality.model.TenantId;
import io.personality.model.TenantUse;
import io.personality.spi.ClaimStore.Limit;
import io.personality.spi.ClaimStore.Outcome;
import io.personality.spi.ClaimStore.Taken;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The claims on one host. <i>Immutable.</i>
 *
 * <p>Kept as one value, since they are looked at together: a claim has to be held against all
 * others of its host.
 *
 * @param claims one a placement
 */
record ClaimsOnHost(List<Claim> claims) {
  static final ClaimsOnHost NONE = new ClaimsOnHost(List.of());

  ClaimsOnHost {
    claims = List.copyOf(claims);
  }

  Optional<Claim> find(PlacementId placement) {
    return claims.stream().filter(claim -> claim.placement().equals(placement)).findFirst();
  }

  ClaimsOnHost with(Claim claim) {
    return new ClaimsOnHost(
        Stream.concat(without(claim.placement()).claims.stream(), Stream.of(claim)).toList());
  }

  ClaimsOnHost without(PlacementId placement) {
    return where(claim -> !claim.placement().equals(placement));
  }

  ClaimsOnHost where(Predicate<Claim> stays) {
    return new ClaimsOnHost(claims.stream().filter(stays).toList());
  }

  /** What a tenant has of the host. */
  TenantUse use(TenantId tenant) {
    return claims.stream()
        .filter(claim -> claim.tenant().filter(tenant::equals).isPresent())
        .map(TenantUse::of)
        .reduce(TenantUse.NONE, TenantUse::plus);
  }

  /** Whether there is room for another claim beside all of these. */
  Outcome fit(Claim asked, Limit limit) {
    List<ExclusiveUnit> units = claims.stream().flatMap(claim -> claim.units().stream()).toList();
    List<PagePool> pages =
        units.stream()
            .filter(ExclusiveUnit.Pages.class::isInstance)
            .map(unit -> ((ExclusiveUnit.Pages) unit).pages())
            .toList();
    // Pages are summed, everything else has one owner.
    if (asked.units().stream()
        .anyMatch(unit -> !(unit instanceof ExclusiveUnit.Pages) && units.contains(unit))) {
      return Outcome.UNIT_TAKEN;
    }
    Taken taken =
        new Taken(
            claims.stream().mapToLong(claim -> claim.resources().vcpus()).sum(),
            claims.stream().mapToLong(claim -> claim.resources().memoryMib()).sum(),
            pages);
    return limit.admits(asked, taken) ? Outcome.CLAIMED : Outcome.NO_ROOM;
  }
}

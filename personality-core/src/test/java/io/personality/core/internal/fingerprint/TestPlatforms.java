package io.personality.core.internal.fingerprint;

import io.personality.model.Provenance;
import io.personality.model.Reading;
import io.personality.model.Value;

/** Platforms and readings as tests need them. */
final class TestPlatforms {
  static final Platform BARE =
      new Platform(Platform.Kind.BARE, "", "no processor flag hypervisor", Provenance.DECLARED);
  static final Platform KVM =
      new Platform(Platform.Kind.VIRTUAL, "KVM", "lscpu names a hypervisor", Provenance.DECLARED);
  static final Platform XEN =
      new Platform(Platform.Kind.VIRTUAL, "Xen", "lscpu names a hypervisor", Provenance.DECLARED);
  static final Platform HYPER_V =
      new Platform(
          Platform.Kind.VIRTUAL, "Microsoft", "lscpu names a hypervisor", Provenance.DECLARED);
  static final Platform UNTOLD =
      new Platform(Platform.Kind.UNTOLD, "", "nothing tells", Provenance.DERIVED);

  private TestPlatforms() {}

  static double number(Reading reading) {
    return ((Value.Number) ((Reading.Known) reading).value()).number();
  }

  static String text(Reading reading) {
    return ((Value.Text) ((Reading.Known) reading).value()).text();
  }

  static boolean flag(Reading reading) {
    return ((Value.Flag) ((Reading.Known) reading).value()).present();
  }

  static String reason(Reading reading) {
    return ((Reading.Unknown) reading).reason();
  }

  static Provenance provenance(Reading reading) {
    return ((Reading.Known) reading).origin().provenance();
  }
}

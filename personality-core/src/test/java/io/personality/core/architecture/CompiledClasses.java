package io.personality.core.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.URL;
import java.util.List;
import java.util.stream.Stream;

/** The classes that are shipped, without those of tests. */
final class CompiledClasses {

  private CompiledClasses() {}

  /** Everything in the folders or jars that hold the given classes. */
  static JavaClasses of(Class<?>... members) {
    URL[] places =
        Stream.of(members)
            .map(member -> member.getProtectionDomain().getCodeSource().getLocation())
            .toArray(URL[]::new);
    return new ClassFileImporter().importUrls(List.of(places));
  }
}

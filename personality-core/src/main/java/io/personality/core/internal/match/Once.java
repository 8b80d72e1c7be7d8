package io.personality.core.internal.match;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is found when it is first asked for. <i>Confined to one thread.</i> */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> source;
  private @Nullable T found;

  Once(Supplier<T> source) {
    this.source = source;
  }

  @Override
  public T get() {
    T known = found;
    if (known == null) {
      known = source.get();
      found = known;
    }
    return known;
  }
}

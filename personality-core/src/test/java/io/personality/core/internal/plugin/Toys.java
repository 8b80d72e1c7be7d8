package io.personality.core.internal.plugin;

import io.personality.LaunchException;
import io.personality.spi.Configuration;
import io.personality.spi.Provider;

/** A kind of provider of its own, with sound and broken ones. */
final class Toys {
  private Toys() {}

  record Toy(String maker, Configuration configuration) {}

  interface ToyProvider extends Provider<Toy> {
    @Override
    default Toy create(Configuration configuration) {
      configuration.allowing("colour");
      return new Toy(name(), configuration);
    }
  }

  public static final class Ball implements ToyProvider {
    @Override
    public String name() {
      return "ball";
    }
  }

  public static final class SecondBall implements ToyProvider {
    @Override
    public String name() {
      return "ball";
    }

    @Override
    public int priority() {
      return -5;
    }
  }

  public static final class Kite implements ToyProvider {
    @Override
    public String name() {
      return "box-kite-2";
    }

    @Override
    public int priority() {
      return 7;
    }
  }

  public static final class Top implements ToyProvider {
    @Override
    public String name() {
      return "top";
    }

    @Override
    public int priority() {
      return 7;
    }
  }

  public static final class Misnamed implements ToyProvider {
    @Override
    public String name() {
      return "Not_Kebab";
    }
  }

  public static final class ThrowingConstructor implements ToyProvider {
    public ThrowingConstructor() {
      throw new IllegalStateException("constructor fault");
    }

    @Override
    public String name() {
      return "throwing-constructor";
    }
  }

  public static final class ThrowingName implements ToyProvider {
    @Override
    public String name() {
      throw new UnsupportedOperationException("name fault");
    }
  }

  public static final class MissingClass implements ToyProvider {
    @Override
    public String name() {
      throw new NoClassDefFoundError("com/example/Gone");
    }
  }

  public static final class ThrowingCreate implements ToyProvider {
    @Override
    public String name() {
      return "throwing-create";
    }

    @Override
    public Toy create(Configuration configuration) {
      throw new NoClassDefFoundError("com/example/Gone");
    }
  }

  public static final class Unreachable implements ToyProvider {
    @Override
    public String name() {
      return "unreachable";
    }

    @Override
    public Toy create(Configuration configuration) {
      throw new LaunchException("nobody there");
    }
  }

  public static final class NoToy implements ToyProvider {
    @Override
    public String name() {
      return "no-toy";
    }

    @Override
    public Toy create(Configuration configuration) {
      return null;
    }
  }

  /** Loaded by a class loader that does not know its ancestor. */
  public static final class Orphan extends Ancestor implements ToyProvider {
    @Override
    public String name() {
      return "orphan";
    }
  }

  /** What {@link Orphan} lacks. */
  public static class Ancestor {}
}

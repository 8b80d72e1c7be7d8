package io.personality.libvirt.internal.bind;

import com.sun.jna.Callback;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The library, loaded and turning: events and keep-alives need a thread that runs its loop.
 * <i>Thread-safe.</i>
 */
final class Libvirt {
  private static final Logger LOG = LoggerFactory.getLogger(Libvirt.class);
  private static final int TICK_MILLIS = 250;
  private static final long PAUSE_AFTER_FAULT_MILLIS = 100;

  // Layout of struct _virTypedParameter: char field[80]; int type; union value.
  private static final int PARAMETER_BYTES = 96;
  private static final int PARAMETER_TYPE = 80;
  private static final int PARAMETER_VALUE = 88;
  private static final int TEXT = 7;

  // Layout of struct _virError: int code; int domain; char *message.
  private static final int ERROR_DOMAIN = 4;
  private static final int ERROR_MESSAGE = 8;

  // Callbacks that libvirt knows must stay reachable from here: those that it keeps for good, and
  // by number those that it says it is done with, which may be well after they were deregistered.
  private static final Set<Callback> KEPT = ConcurrentHashMap.newKeySet();
  private static final Map<Long, Callback> LENT = new ConcurrentHashMap<>();
  private static final AtomicLong LENDINGS = new AtomicLong();
  static final LibvirtLibrary.FreeFunction GIVEN_BACK =
      number -> LENT.remove(Pointer.nativeValue(number));

  private Libvirt() {}

  /** Loads the library with the first use. */
  private static final class Holder {
    static final LibvirtLibrary LIBRARY = load();

    private static LibvirtLibrary load() {
      LibvirtLibrary library;
      try {
        library =
            Native.load(
                "virt", LibvirtLibrary.class, Map.of(Library.OPTION_STRING_ENCODING, "UTF-8"));
      } catch (UnsatisfiedLinkError e) {
        throw new MissingLibraryException(e);
      }
      if (library.virInitialize() < 0) {
        throw new IllegalStateException("libvirt could not be initialised");
      }
      LibvirtLibrary.ErrorFunction silent = (user, error) -> {}; // errors come as exceptions
      KEPT.add(silent);
      library.virSetErrorFunc(null, silent);
      turn(library);
      return library;
    }

    private static void turn(LibvirtLibrary library) {
      if (library.virEventRegisterDefaultImpl() < 0) {
        throw new IllegalStateException("libvirt's event loop could not be registered");
      }
      LibvirtLibrary.Tick tick = (timer, opaque) -> {};
      KEPT.add(tick);
      if (library.virEventAddTimeout(TICK_MILLIS, tick, null, null) < 0) {
        throw new IllegalStateException("libvirt's event loop takes no timer");
      }
      Thread thread = new Thread(() -> run(library), "personality: libvirt events");
      thread.setDaemon(true);
      thread.start();
    }

    private static void run(LibvirtLibrary library) {
      while (!Thread.currentThread().isInterrupted()) {
        if (library.virEventRunDefaultImpl() < 0) {
          LOG.warn("libvirt's event loop reports a fault; it goes on");
          try {
            Thread.sleep(PAUSE_AFTER_FAULT_MILLIS);
          } catch (InterruptedException e) {
            return;
          }
        }
      }
    }
  }

  static LibvirtLibrary library() {
    return Holder.LIBRARY;
  }

  /**
   * Keeps a callback from being collected until {@link #GIVEN_BACK} is called.
   *
   * @return the number that libvirt is to hand to that function
   */
  static Pointer lend(Callback callback) {
    long number = LENDINGS.incrementAndGet();
    LENT.put(number, callback);
    return new Pointer(number);
  }

  /** The error of the last call of this thread. */
  static LibvirtException lastError() {
    Pointer error = library().virGetLastError();
    if (error == null) {
      return new LibvirtException(0, 0, "libvirt failed without saying why");
    }
    Pointer message = error.getPointer(ERROR_MESSAGE);
    LibvirtException exception =
        new LibvirtException(
            error.getInt(0),
            error.getInt(ERROR_DOMAIN),
            message == null ? "no message" : message.getString(0, "UTF-8"));
    library().virResetLastError();
    return exception;
  }

  /** Throws the error of the last call, unless it is that there is no such thing. */
  static void unlessNotFound() {
    LibvirtException why = lastError();
    if (why.kind() != LibvirtException.Kind.NOT_FOUND) {
      throw why;
    }
  }

  static int check(int result) {
    if (result < 0) {
      throw lastError();
    }
    return result;
  }

  static Pointer check(@Nullable Pointer result) {
    if (result == null) {
      throw lastError();
    }
    return result;
  }

  /** A text that libvirt allocated, which is freed. */
  static String text(@Nullable Pointer result) {
    Pointer text = check(result);
    try {
      return text.getString(0, "UTF-8");
    } finally {
      Native.free(Pointer.nativeValue(text));
    }
  }

  /** Typed parameters as numbers, truth values and texts. */
  static Map<String, Object> parameters(@Nullable Pointer first, int count) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    for (int i = 0; i < count && first != null; i++) {
      Pointer one = first.share((long) i * PARAMETER_BYTES);
      Object value = value(one);
      if (value != null) {
        parameters.put(one.getString(0), value);
      }
    }
    return parameters;
  }

  private static @Nullable Object value(Pointer parameter) {
    int type = parameter.getInt(PARAMETER_TYPE);
    Pointer text = type == TEXT ? parameter.getPointer(PARAMETER_VALUE) : null;
    return switch (type) {
      case 1 -> Long.valueOf(parameter.getInt(PARAMETER_VALUE));
      case 2 -> Long.valueOf(Integer.toUnsignedLong(parameter.getInt(PARAMETER_VALUE)));
      case 3, 4 -> Long.valueOf(parameter.getLong(PARAMETER_VALUE));
      case 5 -> Double.valueOf(parameter.getDouble(PARAMETER_VALUE));
      case 6 -> Boolean.valueOf(parameter.getByte(PARAMETER_VALUE) != 0);
      default -> text == null ? null : text.getString(0, "UTF-8"); // or a type of a newer libvirt
    };
  }

  /** What is done with parameters while they are allocated. */
  interface WithParameters {
    /** Does it. */
    int apply(@Nullable Pointer params, int count);
  }

  /** Allocates typed parameters, texts and unsigned numbers, for one call. */
  static void withParameters(Map<String, Object> values, WithParameters call) {
    PointerByReference params = new PointerByReference();
    IntByReference count = new IntByReference();
    IntByReference most = new IntByReference();
    try {
      for (Map.Entry<String, Object> one : values.entrySet()) {
        if (one.getValue() instanceof Long number) {
          check(library().virTypedParamsAddULLong(params, count, most, one.getKey(), number));
        } else {
          check(
              library()
                  .virTypedParamsAddString(
                      params, count, most, one.getKey(), text(one.getValue().toString(), 65_536)));
        }
      }
      check(call.apply(params.getValue(), count.getValue()));
    } finally {
      library().virTypedParamsFree(params.getValue(), count.getValue());
    }
  }

  /**
   * A text that C can take.
   *
   * @throws IllegalArgumentException if it is too long or holds NUL, which would cut it
   */
  static String text(String text, int most) {
    if (text.length() > most) {
      throw new IllegalArgumentException(
          "a text for libvirt has at most " + most + " characters, not " + text.length());
    }
    if (text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text for libvirt holds no NUL character");
    }
    return text;
  }
}

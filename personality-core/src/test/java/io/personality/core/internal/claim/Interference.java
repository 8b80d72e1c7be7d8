package io.personality.core.internal.claim;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Lets something happen before or after the n-th call to stores and launchers, counted over all of
 * them: a crash, a pause, a fault.
 */
final class Interference {
  /** The engine dies: nothing in it may catch this. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final int at;
  private final boolean after;
  private final Runnable event;
  private int calls;

  /** Half a call each: 0 is before the first call, 1 after it, 2 before the second. */
  Interference(int halfCall, Runnable event) {
    at = halfCall / 2;
    after = halfCall % 2 == 1;
    this.event = event;
  }

  static Interference none() {
    return new Interference(Integer.MAX_VALUE, () -> {});
  }

  static Interference crash(int halfCall) {
    return new Interference(
        halfCall,
        () -> {
          throw new Crash();
        });
  }

  /** Whether the event has happened. */
  boolean happened() {
    return calls > at;
  }

  <T> T on(Class<T> type, T target) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              int call = calls++;
              if (call == at && !after) {
                event.run();
              }
              try {
                return method.invoke(target, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              } finally {
                if (call == at && after) {
                  event.run();
                }
              }
            }));
  }
}

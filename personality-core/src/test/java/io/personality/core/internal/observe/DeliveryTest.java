package io.personality.core.internal.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.personality.model.WorkloadObservation;
import io.personality.spi.contract.Samples;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120) // so that a deadlock fails instead of hanging
class DeliveryTest {
  private final BlockingQueue<Long> told = new LinkedBlockingQueue<>();

  private static WorkloadObservation observation(long number) {
    return Observations.of(number, Samples.hostId(1));
  }

  private static Delivery started(int most, Consumer<WorkloadObservation> listener) {
    Delivery delivery = new Delivery(listener, most, closed -> {});
    delivery.start();
    return delivery;
  }

  private void note(WorkloadObservation observation) {
    told.add(observation.placement().value().getLeastSignificantBits());
  }

  private List<Long> told(int count) throws InterruptedException {
    Long[] numbers = new Long[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = told.poll(60, TimeUnit.SECONDS);
    }
    return List.of(numbers);
  }

  @Test
  void tellsInOrder() throws InterruptedException {
    try (Delivery delivery = started(100, this::note)) {
      for (long number = 1; number <= 5; number++) {
        delivery.offer(observation(number));
      }
      assertEquals(List.of(1L, 2L, 3L, 4L, 5L), told(5));
      assertEquals(0, delivery.dropped());
    }
  }

  @Test
  void dropsAndCountsTheOldestOfASlowListener() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    try (Delivery delivery =
        started(
            2,
            observation -> {
              begun.countDown();
              awaitQuietly(go);
              note(observation);
            })) {
      delivery.offer(observation(1));
      assertTrue(begun.await(60, TimeUnit.SECONDS));
      for (long number = 2; number <= 6; number++) {
        delivery.offer(observation(number)); // none of which waits
      }
      assertEquals(3, delivery.dropped());
      go.countDown();
      assertEquals(List.of(1L, 5L, 6L), told(3));
    }
  }

  @Test
  void goesOnAfterAListenerThatThrows() throws InterruptedException {
    try (Delivery delivery =
        started(
            10,
            observation -> {
              note(observation);
              if (told.size() % 2 == 0) {
                throw new AssertionError("as intended");
              }
              throw new IllegalStateException("as intended");
            })) {
      for (long number = 1; number <= 4; number++) {
        delivery.offer(observation(number));
      }
      assertEquals(List.of(1L, 2L, 3L, 4L), told(4));
    }
  }

  @Test
  void goesOnAfterAListenerThatInterruptsItself() throws InterruptedException {
    try (Delivery delivery =
        started(
            10,
            observation -> {
              note(observation);
              Thread.currentThread().interrupt();
            })) {
      delivery.offer(observation(1));
      assertEquals(List.of(1L), told(1));
      delivery.offer(observation(2));
      assertEquals(List.of(2L), told(1));
    }
  }

  @Test
  void tellsNothingAfterItIsClosedByItsOwnListener() throws InterruptedException {
    Delivery[] self = new Delivery[1];
    CountDownLatch closed = new CountDownLatch(1);
    self[0] =
        new Delivery(
            observation -> {
              note(observation);
              self[0].close();
              closed.countDown();
            },
            10,
            delivery -> {});
    self[0].offer(observation(1));
    self[0].offer(observation(2));
    self[0].start();
    assertTrue(closed.await(60, TimeUnit.SECONDS));
    self[0].offer(observation(3));
    assertEquals(List.of(1L), told(1));
    assertTrue(told.isEmpty());
    assertEquals(0, self[0].dropped());
    assertFalse(Thread.currentThread().isInterrupted());
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

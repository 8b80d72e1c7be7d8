package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventsTest {
  private final Events events = new Events(Clock.systemUTC());

  private Events.Missed missed(String id) {
    return events.follow(Optional.of(id), event -> {});
  }

  @Test
  void listenerGetsWhatHappensFromNowOn() {
    events.add("host", "a", "before");
    List<String> seen = new ArrayList<>();
    assertTrue(events.follow(Optional.empty(), e -> seen.add(e.body().text())).complete());
    events.add("host", "a", "after");
    assertEquals(List.of("after"), seen);
  }

  @Test
  void whoComesBackGetsWhatWasMissed() {
    events.add("host", "a", "one");
    String id = events.newest();
    events.add("host", "a", "two");
    events.add("host", "a", "three");
    Events.Missed missed = missed(id);
    assertTrue(missed.complete());
    assertEquals(
        List.of("two", "three"), missed.events().stream().map(e -> e.body().text()).toList());
    assertEquals(List.of(), missed(events.newest()).events());
  }

  @Test
  void whoComesBackTooLateIsTold() {
    events.add("host", "a", "first");
    String id = events.newest();
    for (int i = 0; i < Events.MOST; i++) {
      events.add("host", "a", "more");
    }
    assertEquals(Events.MOST, missed(id).events().size());
    events.add("host", "a", "one too many");
    assertFalse(missed(id).complete());
    assertEquals(List.of(), missed(id).events());
  }

  @Test
  void identityOfAnotherProcessIsUnknown() {
    events.add("host", "a", "first");
    Events other = new Events(Clock.systemUTC());
    other.add("host", "a", "first");
    assertFalse(missed(other.newest()).complete());
    assertFalse(missed(events.id(2)).complete());
  }
}

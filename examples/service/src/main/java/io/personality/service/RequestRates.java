package io.personality.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/** How often each caller asks. <i>Thread-safe.</i> */
final class RequestRates {
  private static final int CALLERS = 10_000;

  private final int perMinute;
  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(CALLERS).expireAfterAccess(Duration.ofMinutes(2)).build();

  RequestRates(int perMinute) {
    this.perMinute = perMinute;
  }

  /** Counts a request, and refuses it where there have been too many within a minute. */
  void count(String key) {
    if (!buckets.get(key, any -> bucket()).tryConsume(1)) {
      throw new Refusal(
          429, "Too many requests", "each token has " + perMinute + " requests a minute");
    }
  }

  private Bucket bucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}

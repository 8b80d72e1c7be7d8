package io.personality.cli.remote;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * Takes a body in whole, but gives up on one that is too long. <i>Confined to one thread at a
 * time</i>, which is how the client calls it.
 */
final class BoundedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
  private final long most;
  private @Nullable Subscription subscription;
  private long seen;

  BoundedBody(long most) {
    this.most = most;
  }

  /** More than is taken. */
  static final class TooLong extends IOException {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Subscription offered) {
    subscription = offered;
    whole.onSubscribe(offered);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    if (isTooLong()) {
      return;
    }
    seen += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (!isTooLong()) {
      whole.onNext(part);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    whole.onError(new TooLong());
  }

  private boolean isTooLong() {
    return seen > most;
  }

  @Override
  public void onError(Throwable cause) {
    if (!isTooLong()) {
      whole.onError(cause);
    }
  }

  @Override
  public void onComplete() {
    if (!isTooLong()) {
      whole.onComplete();
    }
  }
}

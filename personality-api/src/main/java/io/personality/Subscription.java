package io.personality;

/** That somebody is told of something, until this is closed. <i>Thread-safe.</i> */
@Experimental
public interface Subscription extends AutoCloseable {

  /** {@return how much was never told, since the listener was too slow} */
  long dropped();

  /** Ends it: nothing more is told but for a call that is under way, which is not waited for. */
  @Override
  void close();
}

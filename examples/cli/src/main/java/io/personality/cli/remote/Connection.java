package io.personality.cli.remote;

import io.personality.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;

/**
 * Asks the service. Redirections are never followed, since they could lead the token elsewhere; an
 * answer has a size and a time.
 *
 * <p><i>Thread-safe.</i>
 */
public final class Connection {
  private static final int LONGEST_PROBLEM = 1 << 20;

  private final ServiceAddress address;
  private final Optional<Token> token;
  private final Limits limits;
  private final HttpClient client;

  /**
   * How much is waited for.
   *
   * @param answerBytes how long an answer may be
   * @param connect how long it may take until the service is reached
   * @param answer how long an answer may take
   * @param change how long one may take where VMs are started, ended or moved
   */
  public record Limits(long answerBytes, Duration connect, Duration answer, Duration change) {
    /** 64 MiB, ten seconds, a minute, and longer than the engine gives a move. */
    public static final Limits USUAL =
        new Limits(
            64L << 20, Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofMinutes(12));
  }

  /**
   * A connection.
   *
   * @param trust whose certificates are accepted; those that Java does where it is empty
   */
  public Connection(
      ServiceAddress address, Optional<Token> token, Optional<SSLContext> trust, Limits limits) {
    this.address = address;
    this.token = token;
    this.limits = limits;
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(limits.connect());
    trust.ifPresent(builder::sslContext);
    client = builder.build();
  }

  /**
   * Refuses to send a token where others can read it on the way.
   *
   * @param plainHttp whether that was asked for
   */
  public Connection guarded(boolean plainHttp) {
    if (token.isPresent() && address.isExposed() && !plainHttp) {
      throw new ConfigurationException(
          "the token would go to "
              + address
              + " in the clear; give an https address, or --plain-http where the way is safe");
    }
    return this;
  }

  /** What the service answers. */
  Reply ask(Call call) {
    Reply reply = send(call);
    if (!reply.isDone()) {
      throw new Problems(address, token.isPresent()).of(reply);
    }
    return reply;
  }

  /** What the service answers; empty where it says that there is no such thing. */
  Optional<Reply> find(Call call) {
    Reply reply = send(call);
    if (reply.status() == 404 && reply.isProblem()) {
      return Optional.empty();
    }
    if (!reply.isDone()) {
      throw new Problems(address, token.isPresent()).of(reply);
    }
    return Optional.of(reply);
  }

  /** What the service answers, as what it means. */
  <T> T ask(Call call, Function<Tree, T> meaning) {
    return read(ask(call), meaning);
  }

  <T> T read(Reply reply, Function<Tree, T> meaning) {
    return Tree.read(reply.text(), address, meaning);
  }

  /** What the service goes on answering, which the caller closes. */
  InputStream follow(Call call) throws IOException {
    CompletableFuture<HttpResponse<InputStream>> head =
        client.sendAsync(request(call), HttpResponse.BodyHandlers.ofInputStream());
    HttpResponse<InputStream> response = await(head, limits.answer());
    if (response.statusCode() == 200) {
      return new WatchedStream(response.body(), limits.answer());
    }
    try (InputStream body = new WatchedStream(response.body(), limits.answer())) {
      byte[] said = body.readNBytes(LONGEST_PROBLEM);
      throw new Problems(address, token.isPresent()).of(Reply.of(response, said));
    }
  }

  private Reply send(Call call) {
    try {
      return Reply.of(exchange(call));
    } catch (IOException first) {
      if (!call.isRepeatable() || isUnreachable(first) || isUnsafe(first) || isTooLong(first)) {
        throw failure(first);
      }
      return again(call);
    }
  }

  /** Once more after the connection broke. */
  private Reply again(Call call) {
    try {
      return Reply.of(exchange(call));
    } catch (IOException e) {
      throw failure(e);
    }
  }

  private HttpResponse<byte[]> exchange(Call call) throws IOException {
    Duration limit = call.isSlow() ? limits.change() : limits.answer();
    return await(
        client.sendAsync(request(call), head -> new BoundedBody(limits.answerBytes())), limit);
  }

  private <T> T await(CompletableFuture<T> answer, Duration limit) throws IOException {
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      throw new ServiceException("could not ask " + address, e);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw ServiceException.unknown(
          address + " gave no whole answer within " + limit.toSeconds() + " s", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new ServiceException("interrupted while asking " + address, e);
    }
  }

  private HttpRequest request(Call call) {
    HttpRequest.Builder request =
        request(call.path())
            .method(
                call.method(),
                call.body().map(BodyPublishers::ofByteArray).orElseGet(BodyPublishers::noBody));
    request.header("Accept", "application/json");
    call.headers().forEach(request::setHeader);
    return request.build();
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path));
    token.ifPresent(secret -> request.header("Authorization", secret.header()));
    return request;
  }

  /** What an exchange that failed is to whoever asked. */
  ServiceException failure(IOException e) {
    if (isUnreachable(e)) {
      return new ServiceException(
          "cannot connect to " + address + "; is the service running there, and the port right?",
          e);
    }
    String reason = Text.line(String.valueOf(e.getMessage()));
    if (isUnsafe(e)) {
      return new ServiceException(
          "no safe connection to "
              + address
              + ": "
              + reason
              + "; --ca-file names the authority of its certificate",
          e);
    }
    return ServiceException.unknown(
        isTooLong(e)
            ? address + " answered with more than " + (limits.answerBytes() >> 20) + " MiB"
            : "the connection to "
                + address
                + " broke: "
                + reason
                + "; whether what was asked is done is not known",
        e);
  }

  private static boolean isUnreachable(IOException e) {
    return e instanceof ConnectException || e instanceof HttpConnectTimeoutException;
  }

  private static boolean isUnsafe(IOException e) {
    return e instanceof SSLException;
  }

  /** The client wraps what a body was given up for. */
  private static boolean isTooLong(IOException e) {
    return e instanceof BoundedBody.TooLong || e.getCause() instanceof BoundedBody.TooLong;
  }
}

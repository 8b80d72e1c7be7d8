package io.personality.service;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.javalin.http.ContentType;
import io.javalin.http.Context;
import io.personality.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;

/**
 * Reads bodies, as strictly as the library reads its documents, and never more of one than is
 * allowed. <i>Thread-safe.</i>
 *
 * @param most how long a body may be, in bytes
 * @param longest how long it may take to arrive, from when it is read on
 */
record Bodies(long most, Duration longest) {
  private static final int DEEPEST = 64;
  private static final int PART_BYTES = 8 * 1024;

  /** Reads and writes JSON; names are snake case. */
  static final JsonMapper JSON =
      JsonMapper.builder()
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature())
          .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
          .addModule(new BlackbirdModule())
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build());
  }

  /** The body as it was sent. */
  byte[] bytes(Context context) {
    String coding = context.header("Content-Encoding");
    if (coding != null && !coding.equals("identity")) {
      throw new Refusal(415, "Compressed", "send the body as it is, without Content-Encoding");
    }
    if (context.req().getContentLengthLong() > most) {
      throw tooLong();
    }
    try (InputStream in = context.req().getInputStream()) {
      return read(in);
    } catch (IOException e) {
      throw late("the body did not arrive whole");
    }
  }

  /**
   * Whoever sends a byte now and then is cut off; the time runs from when the body begins to be
   * read, since before that a request may have waited its turn, which is no fault of the sender's.
   */
  private byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] part = new byte[PART_BYTES];
    long end = System.nanoTime() + longest.toNanos();
    for (int count = in.read(part); count >= 0; count = in.read(part)) {
      body.write(part, 0, count);
      if (body.size() > most) {
        throw tooLong();
      }
      if (System.nanoTime() - end > 0) {
        throw late("the body took longer than " + longest.toMillis() + " ms");
      }
    }
    return body.toByteArray();
  }

  private static Refusal late(String reason) {
    return new Refusal(408, "Body incomplete", reason);
  }

  private Refusal tooLong() {
    return new Refusal(413, "Too long", "a body has at most " + most + " bytes");
  }

  /** The body as an object of that kind. */
  <T> T read(byte[] bytes, Class<T> kind) {
    try {
      T value = JSON.readValue(bytes, kind);
      if (value == null) {
        throw Refusal.badRequest("the body is null; an object is asked for");
      }
      return value;
    } catch (JsonMappingException e) {
      throw Refusal.faulty("Invalid request", List.of(fault(e)));
    } catch (JsonProcessingException e) {
      throw Refusal.badRequest("the body is no JSON that is accepted: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw Refusal.badRequest("the body is no UTF-8");
    }
  }

  private static Violation fault(JsonMappingException e) {
    StringBuilder pointer = new StringBuilder();
    for (JsonMappingException.Reference step : e.getPath()) {
      String name = step.getFieldName() == null ? "" + step.getIndex() : step.getFieldName();
      pointer.append('/').append(name.replace("~", "~0").replace("/", "~1"));
    }
    return new Violation(pointer.toString(), reason(e), "see /openapi.json");
  }

  /** Without the names of classes, which the caller has no use for. */
  private static String reason(JsonMappingException e) {
    if (e.getCause() instanceof IllegalArgumentException cause && cause.getMessage() != null) {
      return cause.getMessage();
    }
    return e instanceof UnrecognizedPropertyException
        ? "unknown field"
        : "not of the kind that is asked for, or missing";
  }

  /** Answers with a value; in bytes at once, which large answers are faster by. */
  static void answer(Context context, Object value) {
    context.contentType(ContentType.APPLICATION_JSON).result(document(value));
  }

  /** A value as a document of its own. */
  static byte[] document(Object value) {
    try {
      return JSON.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("every body can be written", e);
    }
  }
}

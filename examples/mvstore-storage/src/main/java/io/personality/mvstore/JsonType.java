package io.personality.mvstore;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.personality.model.ExclusiveUnit;
import io.personality.model.OperatorTerms.Choice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.WriteBuffer;
import org.h2.mvstore.type.BasicDataType;

/**
 * Keeps records in maps, as JSON by their components. <i>Thread-safe.</i>
 *
 * @param <T> the record
 */
class JsonType<T> extends BasicDataType<T> {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModules(new Jdk8Module(), new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          // The components of a record, not what it works out from them, such as isPermanent().
          .visibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
          .visibility(PropertyAccessor.GETTER, JsonAutoDetect.Visibility.NONE)
          .visibility(PropertyAccessor.IS_GETTER, JsonAutoDetect.Visibility.NONE)
          .addMixIn(ExclusiveUnit.class, UnitAsText.class)
          .addMixIn(Choice.class, ChoiceByName.class)
          .build();

  private final Class<T> type;

  JsonType(Class<T> type) {
    this.type = type;
  }

  /** Keys, in the order that their class gives them. */
  static final class Key<K extends Comparable<K>> extends JsonType<K> {
    Key(Class<K> type) {
      super(type);
    }

    @Override
    public int compare(K one, K other) {
      return one.compareTo(other);
    }
  }

  @Override
  public int getMemory(T value) {
    return bytes(value).length;
  }

  @Override
  public void write(WriteBuffer buffer, T value) {
    byte[] bytes = bytes(value);
    buffer.putVarInt(bytes.length).put(bytes);
  }

  private static byte[] bytes(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public T read(ByteBuffer buffer) {
    byte[] bytes = new byte[DataUtils.readVarInt(buffer)];
    buffer.get(bytes);
    try {
      return MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // an array of the class that is asked for
  public T[] createStorage(int size) {
    return (T[]) Array.newInstance(type, size);
  }

  /** A unit says itself how it is written. */
  private interface UnitAsText {
    @JsonValue
    String text();

    @JsonCreator
    static ExclusiveUnit of(String text) {
      return ExclusiveUnit.of(text);
    }
  }

  /** By names of its own, so that files outlive a change of the classes' names. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "choice")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Choice.BestFirst.class, name = "best-first"),
    @JsonSubTypes.Type(value = Choice.ByRequest.class, name = "by-request"),
    @JsonSubTypes.Type(value = Choice.Seeded.class, name = "seeded")
  })
  private interface ChoiceByName {}
}

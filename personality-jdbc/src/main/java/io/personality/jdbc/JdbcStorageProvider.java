package io.personality.jdbc;

import io.personality.ConfigurationException;
import io.personality.spi.Configuration;
import io.personality.spi.Storage;
import io.personality.spi.StorageProvider;
import java.util.Properties;

/** Makes {@link JdbcStorage} by URL, named {@code jdbc}. <i>Thread-safe.</i> */
public final class JdbcStorageProvider implements StorageProvider {
  private static final String URL = "url";
  private static final String USER = "user";
  private static final String PASSWORD = "password";
  private static final String MIGRATE = "migrate";
  private static final String HISTORY = "fingerprint-history";
  private static final int LONGEST_HISTORY = 1_000_000;

  /** For {@link java.util.ServiceLoader}. */
  public JdbcStorageProvider() {
    // There is nothing to prepare.
  }

  @Override
  public String name() {
    return "jdbc";
  }

  /** Stands back for every other storage: it cannot do without a URL, and so has to be named. */
  @Override
  public int priority() {
    return -200;
  }

  /**
   * Opens a database. Settings: {@code url} (required), {@code user}, {@code password}, {@code
   * migrate} (whether to make the tables and bring them up to date; true unless said) and {@code
   * fingerprint-history} (how many fingerprints of each host are kept at the most, 10,000 unless
   * said).
   *
   * <p>Each call opens a connection. For more than trying out on PostgreSQL hand a pooled data
   * source to {@link JdbcStorage#on}.
   */
  @Override
  public Storage create(Configuration configuration) {
    configuration.allowing(URL, USER, PASSWORD, MIGRATE, HISTORY);
    String url =
        configuration
            .text(URL)
            .filter(text -> text.startsWith("jdbc:h2:") || text.startsWith("jdbc:postgresql:"))
            .orElseThrow(
                () ->
                    new ConfigurationException(
                        configuration.owner()
                            + ": url must be set, to jdbc:h2:... or jdbc:postgresql:..."));
    Properties properties = new Properties();
    configuration.text(USER).ifPresent(user -> properties.setProperty("user", user));
    configuration
        .text(PASSWORD)
        .ifPresent(password -> properties.setProperty("password", password));
    boolean migrate = configuration.flag(MIGRATE, true);
    int history =
        (int)
            configuration.number(
                HISTORY, JdbcStorage.USUAL_FINGERPRINT_HISTORY, 1, LONGEST_HISTORY);
    UrlDataSource source = new UrlDataSource(url, properties);
    try {
      return new JdbcStorage(source, migrate, history, source::close);
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }
}

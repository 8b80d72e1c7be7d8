package io.personality.jdbc;

import io.personality.StorageException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections by URL, one opened for each call; one more is held from the beginning to the end, so
 * that an embedded database stays open in between. <i>Thread-safe.</i>
 */
final class UrlDataSource implements DataSource, AutoCloseable {
  private final String url;
  private final Properties properties;
  private final Connection held;

  UrlDataSource(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
    try {
      held = getConnection();
    } catch (SQLException e) {
      // Not the URL itself, which may hold a password.
      throw new StorageException("could not connect to the database: " + e.getMessage(), true, e);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return DriverManager.getConnection(url, properties);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return DriverManager.getConnection(url, user, password);
  }

  @Override
  public void close() {
    try {
      held.close();
    } catch (SQLException e) {
      throw new StorageException("could not close the database: " + e.getMessage(), true, e);
    }
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return DriverManager.getLogWriter();
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("set it in java.sql.DriverManager");
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException("set it in java.sql.DriverManager");
  }

  @Override
  public int getLoginTimeout() {
    return DriverManager.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("there is no logger of java.util.logging");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("there is no " + type.getName() + " beneath");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}

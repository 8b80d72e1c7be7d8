package io.personality.benchmarks.store;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A data source of which somebody is told what goes through it. <i>Thread-safe</i> where who is
 * told is.
 */
public final class WatchedSource implements DataSource {
  private static final Set<String> EXECUTES =
      Set.of("execute", "executeUpdate", "executeQuery", "executeBatch");

  private final DataSource source;
  private final Watcher watcher;

  /** Who is told. */
  public interface Watcher {
    /**
     * A statement is about to be executed.
     *
     * @param statement whose text says what, with its values
     */
    void executes(PreparedStatement statement);

    /**
     * A transaction is about to be committed; a statement may be one by itself.
     *
     * @param hasWritten whether it has done more than read
     */
    void commits(boolean hasWritten);
  }

  /** Tells of another one. */
  public WatchedSource(DataSource source, Watcher watcher) {
    this.source = source;
    this.watcher = watcher;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return watched(source.getConnection());
  }

  private Connection watched(Connection connection) {
    boolean[] wrote = {false};
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                watcher.commits(wrote[0]);
                wrote[0] = false;
              }
              Object result = invoke(connection, method, arguments);
              return result instanceof PreparedStatement statement
                  ? watched(connection, statement, isWrite((String) arguments[0]), wrote)
                  : result;
            });
  }

  private static boolean isWrite(String sql) {
    return !sql.stripLeading().startsWith("select");
  }

  private PreparedStatement watched(
      Connection connection, PreparedStatement statement, boolean isWrite, boolean[] wrote) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (EXECUTES.contains(method.getName())) {
                watcher.executes(statement);
                if (connection.getAutoCommit()) {
                  watcher.commits(isWrite);
                } else {
                  wrote[0] |= isWrite;
                }
              }
              return invoke(statement, method, arguments);
            });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    return watched(source.getConnection(user, password));
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() {
    return Logger.getGlobal();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}

package io.personality.benchmarks.claims;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Counts what goes through a data source: transactions that wrote something, and statements. Where
 * it is not asked to count it is not used, since counting costs. <i>Thread-safe.</i>
 */
final class CountingSource implements DataSource {
  private static final Set<String> EXECUTES =
      Set.of("execute", "executeUpdate", "executeQuery", "executeBatch");

  private final DataSource source;
  private final AtomicLong commits = new AtomicLong();
  private final AtomicLong statements = new AtomicLong();

  CountingSource(DataSource source) {
    this.source = source;
  }

  /** Transactions that wrote something. */
  long commits() {
    return commits.get();
  }

  /** Statements, reading and writing ones. */
  long statements() {
    return statements.get();
  }

  @Override
  public Connection getConnection() throws SQLException {
    return counting(source.getConnection());
  }

  private Connection counting(Connection connection) {
    boolean[] wrote = {false};
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("commit")) {
                commits.addAndGet(wrote[0] ? 1 : 0);
                wrote[0] = false;
              }
              Object result = invoke(connection, method, arguments);
              return result instanceof PreparedStatement statement
                  ? counting(statement, isWrite((String) arguments[0]), wrote)
                  : result;
            });
  }

  private static boolean isWrite(String sql) {
    return !sql.stripLeading().startsWith("select");
  }

  private PreparedStatement counting(
      PreparedStatement statement, boolean isWrite, boolean[] wrote) {
    return (PreparedStatement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (EXECUTES.contains(method.getName())) {
                statements.incrementAndGet();
                wrote[0] |= isWrite;
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
    return counting(source.getConnection(user, password));
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

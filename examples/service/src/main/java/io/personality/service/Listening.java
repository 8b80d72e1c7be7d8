package io.personality.service;

import io.javalin.config.JettyConfig;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.ConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The port, and what Jetty bears at it. */
final class Listening {
  private static final int CONNECTIONS = 1_000;
  private static final int HEADER_BYTES = 8 * 1024;

  private Listening() {}

  /** Listens there. */
  static void in(JettyConfig jetty, Settings settings) {
    jetty.modifyHttpConfiguration(http -> limit(http, settings.limits()));
    jetty.modifyServer(server -> server.addBean(new ConnectionLimit(CONNECTIONS, server)));
    jetty.addConnector((server, http) -> connector(server, http, settings));
  }

  private static void limit(HttpConfiguration http, Settings.Limits limits) {
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(HEADER_BYTES);
    http.setIdleTimeout(limits.idle().toMillis());
    // A host's identity may have a slash, which is written %2F.
    http.setUriCompliance(
        UriCompliance.DEFAULT.with(
            "encoded-slash", UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));
  }

  private static ServerConnector connector(
      Server server, HttpConfiguration http, Settings settings) {
    ServerConnector connector =
        settings
            .listen()
            .tls()
            .map(tls -> secure(server, http, tls))
            .orElseGet(() -> new ServerConnector(server, new HttpConnectionFactory(http)));
    connector.setHost(settings.listen().bind());
    connector.setPort(settings.listen().port());
    connector.setIdleTimeout(settings.limits().idle().toMillis());
    return connector;
  }

  private static ServerConnector secure(Server server, HttpConfiguration http, Settings.Tls tls) {
    SslContextFactory.Server certificate = new SslContextFactory.Server();
    certificate.setKeyStoreType("PKCS12");
    certificate.setKeyStorePath(tls.keyStore().toAbsolutePath().toString());
    certificate.setKeyStorePassword(tls.password());
    // Not every name that a service has is in its certificate: the proxy or the caller checks it.
    http.addCustomizer(new SecureRequestCustomizer(false));
    return new ServerConnector(
        server, new SslConnectionFactory(certificate, "http/1.1"), new HttpConnectionFactory(http));
  }
}

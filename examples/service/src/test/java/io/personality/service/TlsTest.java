package io.personality.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  private static final String PASSWORD = "changeit";

  @TempDir private Path folder;

  @Test
  void certificateMakesItHttps() throws Exception {
    Path keyStore = certificate();
    Settings settings =
        new Settings(
            new Settings.Listen(
                "127.0.0.1", 0, Optional.of(new Settings.Tls(keyStore, PASSWORD)), false),
            new Settings.Database("jdbc:h2:mem:tls", Optional.empty(), Optional.empty()),
            Settings.Limits.USUAL);
    try (Service service = Service.start(settings)) {
      HttpClient client = HttpClient.newBuilder().sslContext(trusting(keyStore)).build();
      URI uri = URI.create("https://127.0.0.1:" + service.port() + "/healthz");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
      assertEquals("ok\n", answer.body());
      assertEquals(
          "max-age=31536000",
          answer.headers().firstValue("Strict-Transport-Security").orElseThrow());
    }
  }

  @Test
  void commandLineTrustsTheAuthorityItIsGiven() throws Exception {
    Path keyStore = certificate();
    Settings settings =
        new Settings(
            new Settings.Listen(
                "127.0.0.1", 0, Optional.of(new Settings.Tls(keyStore, PASSWORD)), false),
            new Settings.Database("jdbc:h2:mem:authority", Optional.empty(), Optional.empty()),
            Settings.Limits.USUAL);
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      own.load(in, PASSWORD.toCharArray());
    }
    byte[] certificate = own.getCertificate(own.aliases().nextElement()).getEncoded();
    String pem =
        "-----BEGIN CERTIFICATE-----\n"
            + Base64.getMimeEncoder().encodeToString(certificate)
            + "\n-----END CERTIFICATE-----\n";
    String authority = Files.writeString(folder.resolve("authority.pem"), pem).toString();
    String none = Files.writeString(folder.resolve("none.pem"), "none").toString();
    try (Service service = Service.start(settings)) {
      String url = "https://127.0.0.1:" + service.port();
      Command command = new Command(Map.of("PERSONALITY_SERVER", url));
      String refused = command.run("hosts", "list").ended(1).err();
      assertTrue(refused.contains("--ca-file"), refused);
      command.run("hosts", "list", "--ca-file", authority).ended(0);
      String wrong = command.run("hosts", "list", "--ca-file", none).ended(2).err();
      assertTrue(wrong.contains("PEM"), wrong);
    }
  }

  private Path certificate() throws IOException, InterruptedException {
    Path file = folder.resolve("service.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "SAN=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .start();
    String out = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, keytool.waitFor(), out);
    return file;
  }

  private static SSLContext trusting(Path keyStore) throws IOException, GeneralSecurityException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore)) {
      own.load(in, PASSWORD.toCharArray());
    }
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    String alias = own.aliases().nextElement();
    trusted.setCertificateEntry(alias, own.getCertificate(alias));
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }
}

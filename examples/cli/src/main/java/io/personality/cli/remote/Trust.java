package io.personality.cli.remote;

import io.personality.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Collection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates are accepted, where it is not those of public authorities. */
public final class Trust {
  private Trust() {}

  /**
   * The certificates in a file.
   *
   * @param file one or more, in PEM
   * @throws ConfigurationException if it has none
   */
  public static SSLContext in(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> found =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (found.isEmpty()) {
        throw new ConfigurationException(file + " has no certificate; give one in PEM");
      }
      KeyStore accepted = KeyStore.getInstance(KeyStore.getDefaultType());
      accepted.load(null, null);
      for (Certificate one : found) {
        accepted.setCertificateEntry(String.valueOf(accepted.size()), one);
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(accepted);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw new ConfigurationException(file + ": no certificate can be read there; give PEM", e);
    }
  }
}

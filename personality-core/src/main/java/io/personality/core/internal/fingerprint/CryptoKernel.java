package io.personality.core.internal.fingerprint;

import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts 16 KiB with AES-256-CBC, as {@code openssl speed} does. <i>Confined to one thread.</i>
 */
final class CryptoKernel implements Kernel {
  /** Bytes that one run encrypts. */
  static final int BYTES_A_RUN = 16 << 10;

  private final Cipher cipher;
  private final byte[] plain = new byte[BYTES_A_RUN];
  private final byte[] secret = new byte[BYTES_A_RUN];

  /**
   * A kernel with a fixed key: nothing is kept secret here.
   *
   * @throws GeneralSecurityException if the Java runtime has no AES
   */
  CryptoKernel() throws GeneralSecurityException {
    cipher = Cipher.getInstance("AES/CBC/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(new byte[32], "AES"),
        new IvParameterSpec(new byte[16]));
  }

  @Override
  public long run() {
    try {
      cipher.update(plain, 0, plain.length, secret);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("AES refuses whole blocks", e);
    }
    plain[0]++;
    return secret[BYTES_A_RUN - 1];
  }
}

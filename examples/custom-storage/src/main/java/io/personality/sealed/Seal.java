package io.personality.sealed;

import io.personality.StorageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts documents with AES-256 in Galois/Counter Mode (NIST SP 800-38D).
 *
 * <p><i>Thread-safe.</i> A document is bound to the place it belongs to: moved to another row, it
 * does not open. The nonce of 96 bits is computed from place and document (HMAC-SHA-256 with a key
 * of its own, after the synthetic nonces of RFC 5297), since a store tells a revision that is
 * stored again from another one by its text: whoever reads the database sees which documents of one
 * place are equal, and no more.
 */
final class Seal {
  private static final String PREFIX = "sealed1:";
  private static final String MAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecretKeySpec key;
  private final SecretKeySpec nonceKey;

  /**
   * A seal.
   *
   * @throws IllegalArgumentException if the key has not 32 bytes
   */
  Seal(byte[] key) {
    if (key.length != KEY_BYTES) {
      throw new IllegalArgumentException("a key has " + KEY_BYTES + " bytes, not " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
    nonceKey = new SecretKeySpec(mac(new SecretKeySpec(key, MAC), "nonces"), MAC);
  }

  /** The document, unreadable without the key. */
  String close(String place, String document) {
    byte[] nonce = Arrays.copyOf(mac(nonceKey, place + "\0" + document), NONCE_BYTES);
    try {
      byte[] text =
          cipher(Cipher.ENCRYPT_MODE, nonce, place)
              .doFinal(document.getBytes(StandardCharsets.UTF_8));
      byte[] whole = ByteBuffer.allocate(nonce.length + text.length).put(nonce).put(text).array();
      return PREFIX + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new StorageException("could not encrypt " + place, false, e);
    }
  }

  /**
   * The document again.
   *
   * @throws StorageException if it was changed, is of another place, or closed with another key
   */
  String open(String place, String sealed) {
    try {
      if (!sealed.startsWith(PREFIX)) {
        throw new IllegalArgumentException("it is not encrypted");
      }
      byte[] whole = Base64.getDecoder().decode(sealed.substring(PREFIX.length()));
      if (whole.length < NONCE_BYTES) {
        throw new IllegalArgumentException("it is cut");
      }
      byte[] nonce = Arrays.copyOf(whole, NONCE_BYTES);
      byte[] text =
          cipher(Cipher.DECRYPT_MODE, nonce, place)
              .doFinal(whole, NONCE_BYTES, whole.length - NONCE_BYTES);
      return new String(text, StandardCharsets.UTF_8);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new StorageException(
          "cannot decrypt " + place + "; is it the key that it was stored with?", false, e);
    }
  }

  private static byte[] mac(SecretKeySpec key, String text) {
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new StorageException("could not compute a nonce", false, e);
    }
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}

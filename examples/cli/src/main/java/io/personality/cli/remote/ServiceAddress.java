package io.personality.cli.remote;

import io.personality.ConfigurationException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where the service is.
 *
 * <p><i>Immutable.</i>
 *
 * @param text without a slash at its end
 */
public record ServiceAddress(String text) {

  /**
   * The address in that text.
   *
   * @throws ConfigurationException if it is none; the message never shows a password
   */
  public static ServiceAddress of(String text) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new ConfigurationException("the address of the service is no URL; " + example());
    }
    if (uri.getRawUserInfo() != null) {
      throw new ConfigurationException(
          "the address of the service holds a user or a password, which others could read; give"
              + " the token by --token-file or PERSONALITY_TOKEN");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
      throw new ConfigurationException(
          "\"" + Text.line(text) + "\" is no address of a service; " + example());
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw new ConfigurationException(
          "the address of the service ends before \"?\" and \"#\"; " + example());
    }
    return new ServiceAddress(uri.toASCIIString().replaceFirst("/+$", ""));
  }

  private static String example() {
    return "give one such as https://personality.example";
  }

  /**
   * Whether what is sent there can be read by others on the way. Names are not looked up: whoever
   * answers for a name could say that it is this host.
   */
  boolean isExposed() {
    URI uri = URI.create(text);
    String host = uri.getHost().toLowerCase(Locale.ROOT);
    boolean loopback =
        host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.[0-9]{1,3}){3}");
    return !uri.getScheme().equalsIgnoreCase("https") && !loopback;
  }

  URI resolve(String path) {
    return URI.create(text + path);
  }

  @Override
  public String toString() {
    return text;
  }
}

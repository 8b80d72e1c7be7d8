package io.personality.libvirt.internal.xml;

/** Foreign XML that is malformed, larger than allowed, or not the document that was expected. */
public final class UnreadableXmlException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says what was wrong and what would be right. */
  public UnreadableXmlException(String message) {
    super(message);
  }

  /** Says what was wrong, with the parser's fault beneath. */
  public UnreadableXmlException(String message, Throwable cause) {
    super(message, cause);
  }
}

package io.personality.model;

/**
 * What a decision was made from, so that it can be made again.
 *
 * <p><i>Immutable.</i>
 *
 * @param snapshot number of the fleet snapshot, counting up from 1 within one engine
 * @param catalogueHash SHA-256 of the catalogue in hexadecimal
 * @param engineVersion version of this library
 * @param operator the operator's terms with the seed that was used; an engine with the same terms
 *     orders the same snapshot in the same way
 */
public record Basis(
    long snapshot, String catalogueHash, String engineVersion, OperatorTerms operator) {
  /**
   * The basis of a decision in which no operator had a say.
   *
   * @param snapshot number of the fleet snapshot
   * @param catalogueHash SHA-256 of the catalogue in hexadecimal
   * @param engineVersion version of this library
   */
  public Basis(long snapshot, String catalogueHash, String engineVersion) {
    this(snapshot, catalogueHash, engineVersion, OperatorTerms.NONE);
  }

  /**
   * The same under other terms of the operator.
   *
   * @param terms with the seed that was used
   * @return the changed basis
   */
  public Basis under(OperatorTerms terms) {
    return new Basis(snapshot, catalogueHash, engineVersion, terms);
  }
}

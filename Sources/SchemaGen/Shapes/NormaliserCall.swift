/// A normaliser as it is asked for: `upper`, `date(dmy, pivot 50)`, `null_words("n/a", "-")`.
package struct NormaliserCall: Sendable, Hashable {
  package var name: String
  package var arguments: [String]
  /// Where it was written.
  package var origin: Shape.Origin?

  package init(_ name: String, _ arguments: [String] = []) {
    self.name = name
    self.arguments = arguments
  }
}

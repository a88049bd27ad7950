public import OrderedJSON

/// A document, or a part of one, with the record that it should become: shown to a model before it is asked.
public struct SchemaExample: Sendable {
  /// What the model is shown.
  public let input: Input
  /// What it should answer.
  public let output: JSON

  /// What an example is taken from.
  public enum Input: Sendable, Hashable {
    case text(String)
    /// A file's path, as seen from the folder of the schema.
    case file(String)
  }
}

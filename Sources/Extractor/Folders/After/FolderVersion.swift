package import Ledger
public import OrderedJSON

/// What was asked of documents at some time: with which schema, prompt, model and settings.
public struct FolderVersion: Sendable {
  /// Counted from 1, in the order in which they were first asked.
  public let number: Int
  /// How many documents are done by it.
  public let items: Int
  package let entry: VersionEntry

  /// All of it, as `schema`, `prompt`, `model` and more.
  public var asked: JSON { (try? JSON(parsing: entry.description)) ?? nil }

  /// The schema by which its records are judged.
  public var schema: JSON { (try? JSON(parsing: entry.schema)) ?? nil }
}

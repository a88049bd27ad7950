import Emulator
import Extractor
import SchemaGen
import TestSupport
import Testing

/// Every block of every article but those of `Interactions`, which has tests of its own.
@Suite struct `The articles of all libraries` {
  private static let modules = [
    "CurlTransport", "Emulator", "Extractor", "HTTP", "JSONCoding", "JSONSchema", "OrderedJSON",
    "SchemaGen",
  ]

  private static func blocks(of module: String) throws -> [ArticleFolder.Block] {
    let folder = ArticleFolder(of: module)
    return try folder.articles.flatMap { try folder.blocks(of: $0) }
  }

  private static let examples = Result {
    try ArticleFolder.examples(in: "Tests/ExtractorTests/Guide")
  }

  @Test func `are all looked at`() throws {
    #expect(try ArticleFolder.modules == (Self.modules + ["Interactions"]).sorted())
  }

  @Test(arguments: modules)
  func `show Swift that is compiled and run`(module: String) throws {
    let examples = try Self.examples.get()
    for block in try Self.blocks(of: module) where block.language == "swift" {
      #expect(
        examples.contains { $0.isShown(by: block) }, "No example has these lines:\n\(block.code)")
    }
  }

  @Test func `show every example, and each has a name`() throws {
    let examples = try Self.examples.get()
    let blocks = try Self.modules.flatMap(Self.blocks)
    for example in examples {
      #expect(blocks.contains(where: example.isShown), "No article shows \(example.name).")
    }
    #expect(Set(examples.map(\.name)).count == examples.count)
    #expect(examples.count > 40)
  }

  /// Transcripts are run by the tests of the command.
  @Test(arguments: modules)
  func `show nothing that is not run`(module: String) throws {
    for block in try Self.blocks(of: module) {
      switch (block.language, module) {
      case ("swift", _), ("console", _): break
      case ("yaml", "SchemaGen"):
        #expect(try Schema(yaml: block.code).warnings.isEmpty, "\(block.code)")
      case ("yaml", "Emulator"): _ = try Scenario(yaml: block.code.utf8)
      case ("yaml", "Extractor"): _ = try PriceTable(yaml: block.code.utf8)
      default: Issue.record("Nobody runs this \(block.language):\n\(block.code)")
      }
    }
  }
}

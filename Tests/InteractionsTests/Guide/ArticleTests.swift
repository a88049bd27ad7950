import TestSupport
import Testing

@Suite struct `The articles` {
  private static let names = [
    "Errors", "Files", "GettingStarted", "Interactions", "Testing", "TextGeneration",
  ]
  private static let folder = ArticleFolder(of: "Interactions")

  private static func examples() throws -> [ArticleFolder.Example] {
    try ArticleFolder.examples(in: "Tests/InteractionsTests/Guide")
  }

  @Test func `are all looked at`() throws {
    #expect(try Self.folder.articles == Self.names)
  }

  @Test(arguments: names)
  func `show Swift that is compiled and run`(name: String) throws {
    let examples = try Self.examples()
    let blocks = try Self.folder.blocks(of: name)

    #expect(!blocks.isEmpty)
    for block in blocks {
      #expect(block.language == "swift")
      #expect(
        examples.contains { $0.isShown(by: block) }, "No example has these lines:\n\(block.code)")
    }
  }

  @Test func `show every example`() throws {
    let blocks = try Self.names.flatMap(Self.folder.blocks)
    for example in try Self.examples() {
      #expect(blocks.contains(where: example.isShown), "No article shows \(example.name).")
    }
  }

  @Test func `name every example once`() throws {
    let names = try Self.examples().map(\.name)
    #expect(names.count == Set(names).count)
  }
}

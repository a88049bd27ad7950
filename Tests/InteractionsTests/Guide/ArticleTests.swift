import Foundation
import Testing

@Suite struct `The articles` {
  private static let names = [
    "Interactions", "GettingStarted", "TextGeneration", "Files", "Errors", "Testing",
  ]

  @Test func `are all looked at`() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.catalogue.path)
    #expect(files.sorted() == Self.names.map { "\($0).md" }.sorted())
  }

  @Test(arguments: names)
  func `show Swift that is compiled and run`(name: String) throws {
    let examples = try Self.examples()
    let blocks = try Self.blocks(of: name)

    #expect(!blocks.isEmpty)
    for block in blocks {
      #expect(
        examples.contains { $0.snippet == block.code && $0.imports.isSuperset(of: block.imports) },
        "No example has these lines:\n\(block.code)")
    }
  }

  @Test func `show every example`() throws {
    let shown = Set(try Self.names.flatMap(Self.blocks).map(\.code))
    for example in try Self.examples() {
      #expect(shown.contains(example.snippet), "No article shows \(example.name).")
    }
  }

  @Test func `name every example once`() throws {
    let names = try Self.examples().map(\.name)
    #expect(names.count == Set(names).count)
  }
}

// MARK: What the articles show

extension `The articles` {
  /// Swift that an article shows: the imports at its beginning, and what they are for.
  private struct Block {
    var imports: Set<Substring> = []
    let code: String

    init(_ text: Substring) {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
      while let line = lines.first, line.isEmpty || line.hasPrefix("import ") {
        if !line.isEmpty { imports.insert(line) }
        lines.removeFirst()
      }
      code = lines.joined(separator: "\n")
    }
  }

  private static func blocks(of name: String) throws -> [Block] {
    let file = catalogue.appending(path: "\(name).md")
    return try String(contentsOf: file, encoding: .utf8)
      .split(separator: "```swift\n").dropFirst()
      .map { Block($0.split(separator: "\n```", maxSplits: 1)[0]) }
  }

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../..")
  private static let catalogue = package.appending(path: "Sources/Interactions/Interactions.docc")
}

// MARK: What is compiled

extension `The articles` {
  /// What stands between the marks `// snippet: name` and `// end`, without the indentation.
  private struct Example {
    let name: String
    let snippet: String
    let imports: Set<Substring>
  }

  private static func examples() throws -> [Example] {
    let folder = package.appending(path: "Tests/InteractionsTests/Guide")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasPrefix("Guide+") }.sorted().flatMap { file in
      try examples(in: String(contentsOf: folder.appending(path: file), encoding: .utf8))
    }
  }

  private static func examples(in source: String) throws -> [Example] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let imports = Set(lines.filter { $0.hasPrefix("import ") })
    let mark = "    // snippet: "
    return try lines.indices.filter { lines[$0].hasPrefix(mark) }.map { start in
      let body = lines[(start + 1)...]
      let end = try #require(body.firstIndex(of: "    // end"), "\(lines[start]) has no end")
      return Example(
        name: String(lines[start].dropFirst(mark.count)),
        snippet: body[..<end].map { $0.dropFirst(4) }.joined(separator: "\n"), imports: imports)
    }
  }
}

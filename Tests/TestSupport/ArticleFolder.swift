import Foundation

/// The articles of a library, and what they show.
///
/// A block of Swift is an example: it stands in a file of the tests, between the marks `// snippet: name`
/// and `// end`, where it is compiled and run.
package struct ArticleFolder: Sendable {
  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardized
  private let folder: URL

  /// The articles of a module.
  package init(of module: String) {
    folder = Self.package.appending(path: "Sources/\(module)/\(module).docc")
  }

  /// The names of the files without their endings.
  package var articles: [String] {
    get throws {
      try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }.sorted()
    }
  }

  /// The modules that have articles.
  package static var modules: [String] {
    get throws {
      let sources = package.appending(path: "Sources")
      return try FileManager.default.contentsOfDirectory(atPath: sources.path).filter {
        FileManager.default.fileExists(
          atPath: sources.appending(path: "\($0)/\($0).docc").path)
      }.sorted()
    }
  }

  /// The text of an article.
  package func text(of article: String) throws -> String {
    try String(contentsOf: folder.appending(path: "\(article).md"), encoding: .utf8)
  }

  /// What an article shows, in order.
  package func blocks(of article: String) throws -> [Block] {
    let pieces = try text(of: article).components(separatedBy: "```")
    return pieces.indices.filter { $0 % 2 == 1 }.map { Block(pieces[$0][...]) }
  }

  /// The examples in the files of a folder of the package whose names begin with `Guide+`.
  package static func examples(in folder: String) throws -> [Example] {
    let folder = package.appending(path: folder)
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    return try files.filter { $0.hasPrefix("Guide+") }.sorted().flatMap { file in
      examples(of: try String(contentsOf: folder.appending(path: file), encoding: .utf8))
    }
  }
}

extension ArticleFolder {
  /// What stands between fences: the language, the imports at its beginning, and what they are for.
  package struct Block {
    package let language: String
    package private(set) var imports: Set<Substring> = []
    package let code: String

    fileprivate init(_ text: Substring) {
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
      language = String(lines.removeFirst())
      if lines.last == "" { lines.removeLast() }
      while let line = lines.first, line.isEmpty || line.hasPrefix("import ") {
        if !line.isEmpty { imports.insert(line) }
        lines.removeFirst()
      }
      code = lines.joined(separator: "\n")
    }
  }

  /// What stands between the marks, without the indentation.
  package struct Example {
    package let name: String
    package let code: String
    package let imports: Set<Substring>

    /// Whether it is what an article shows.
    package func isShown(by block: Block) -> Bool {
      code == block.code && imports.isSuperset(of: block.imports)
    }
  }

  private static func examples(of source: String) -> [Example] {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    let imports = Set(lines.filter { $0.hasPrefix("import ") })
    let mark = "    // snippet: "
    return lines.indices.filter { lines[$0].hasPrefix(mark) }.map { start in
      let body = lines[(start + 1)...].prefix { $0 != "    // end" }
      return Example(
        name: String(lines[start].dropFirst(mark.count)),
        code: body.map { $0.dropFirst(4) }.joined(separator: "\n"), imports: imports)
    }
  }
}

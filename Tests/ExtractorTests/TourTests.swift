import Foundation
import Testing

/// What Docs/tour.md says of files is so.
@Suite struct `The tour` {
  private struct Stop {
    let path: String
    /// What is declared in the file, in code behind the link.
    let name: String?
  }

  private let docs: URL
  private let page: String

  init() throws {
    docs = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Docs")
    page = try String(contentsOf: docs.appending(path: "tour.md"), encoding: .utf8)
  }

  private var stops: [Stop] {
    page.matches(of: #/\]\(([^)]+)\)(?:\s+`([^`]+)`)?/#).map {
      Stop(path: String($0.output.1), name: $0.output.2.map(String.init))
    }
  }

  private func source(at path: String) throws -> String {
    try String(contentsOf: docs.appending(path: path), encoding: .utf8)
  }

  /// Whether a type, an extension or a function of that name is in a source.
  private func isDeclared(_ name: String, in source: String) -> Bool {
    let kinds = ["struct", "enum", "class", "actor", "protocol", "extension", "func"]
    return kinds.contains { source.contains("\($0) \(name)") }
  }

  @Test func `leads to files that are there, and names what is declared in them`() throws {
    let stops = stops
    #expect(stops.count > 35)
    for stop in stops where stop.path.hasSuffix(".swift") {
      let name = try #require(stop.name, "\(stop.path) is linked without a name in it")
      #expect(
        isDeclared(name, in: try source(at: stop.path)), "\(name) is not declared in \(stop.path)")
    }
    for stop in stops where !stop.path.hasSuffix(".swift") {
      #expect(
        FileManager.default.fileExists(atPath: docs.appending(path: stop.path).path), "\(stop.path)"
      )
    }
  }

  @Test func `calls each link as its file`() {
    for link in page.matches(of: #/\[([^\]]+\.swift)\]\(([^)]+)\)/#) {
      #expect(link.output.2.hasSuffix("/\(link.output.1)"))
    }
  }

  @Test func `names folders that are there`() {
    let folders = page.matches(of: #/`((?:Sources|scripts)/[^`]+)`/#).map { String($0.output.1) }
    #expect(folders.count >= 6)
    for folder in folders {
      let path = docs.deletingLastPathComponent().appending(path: folder).path
      #expect(FileManager.default.fileExists(atPath: path), "\(folder)")
    }
  }
}

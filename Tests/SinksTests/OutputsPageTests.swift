import Files
import Foundation
import OrderedJSON
import Sinks
import TestSupport
import Testing

/// What Docs/outputs.md shows is what comes out.
@Suite struct `The page about outputs` {
  private let page: String
  /// What stands between fences, by the name of the file that follows the language.
  private let examples: [String: String]

  init() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Docs/outputs.md")
    page = try String(contentsOf: path, encoding: .utf8)
    var examples: [String: String] = [:]
    for (rank, block) in page.components(separatedBy: "```").enumerated() where rank % 2 == 1 {
      let (head, body) = (block.prefix { $0 != "\n" }, block.drop { $0 != "\n" }.dropFirst())
      let words = head.split(separator: " ")
      if words.count == 2 { examples[String(words[1])] = String(body) }
    }
    self.examples = examples
  }

  private func lines(_ name: String) throws -> [JSON] {
    try #require(examples[name]).split(separator: "\n").map { try JSON(parsing: $0.utf8) }
  }

  /// What the page begins with, written in all forms.
  private func projected() throws -> Outputs {
    var outputs = Outputs()
    outputs.formats = Set(OutputFormat.allCases)
    outputs.schema = try JSON(parsing: try #require(examples["schema.json"]))
    outputs.name = "invoice"
    try outputs.project(
      try lines("records.jsonl").map { line in
        RecordRow(
          document: try line.path, model: line["model"]?.string ?? "",
          warnings: line["warnings"]?.bytes() ?? [], data: line["data"]?.bytes() ?? [])
      },
      failures: try lines("failures.jsonl").map { line in
        var failure = line
        failure["sentence"] = line["reason"]
        return FailureRow(
          document: try line.path, outcome: line["outcome"]?.string ?? "",
          model: line["model"]?.string ?? "", failure: failure.bytes())
      },
      skipped: try lines("skipped.jsonl").map { line in
        SkipRow(
          document: try line.path, word: line["outcome"]?.string ?? "",
          sentence: line["reason"]?.string ?? "")
      })
    return outputs
  }

  @Test(arguments: [
    "records.jsonl", "failures.jsonl", "skipped.jsonl", "records.csv", "records.lines.csv",
  ])
  func `shows files as they are`(name: String) throws {
    let outputs = try projected()

    #expect(try outputs.text(FilePath(name) ?? "") == examples[name])
  }

  @Test func `shows the tables of the database`() throws {
    let outputs = try projected()

    let found = try Python.sqlite(
      outputs.folder.path("records.sqlite"),
      "select sql || ';' from sqlite_master order by rootpage")
    let statements = (found[0]?.array ?? []).compactMap { $0[0]?.string }
    #expect(statements.joined(separator: "\n") + "\n" == examples["records.sqlite"])
  }

  @Test func `names the files of documents`() throws {
    let outputs = Outputs(formats: [.json])
    let files = try outputs.project([
      RecordRow("inbox/Müller & Söhne.pdf", "1"), RecordRow("a?b.pdf", "1"),
    ])

    for file in files where file.path.folder == "records" {
      #expect(page.contains("`\(file.path)`"), "\(file.path)")
    }
    #expect(files.count == 4)
  }

  @Test func `names every form`() {
    for format in OutputFormat.allCases { #expect(page.contains("`--format \(format.rawValue)`")) }
  }
}

extension JSON {
  fileprivate var path: FilePath {
    get throws { try #require(self["document"]?.string.flatMap { FilePath($0) }) }
  }
}

import Foundation
import Testing

@testable import extract

@Suite struct `The README` {
  private let text: String

  init() throws {
    text = try String(contentsOf: Run.package.appending(path: "README.md"), encoding: .utf8)
  }

  private func blocks(of language: String) -> [Substring] {
    text.split(separator: "\n```\(language)\n").dropFirst().compactMap {
      $0.split(separator: "\n```", maxSplits: 1).first
    }
  }

  @Test func `shows what its commands print`() throws {
    let transcript = Transcript(of: text)

    #expect(transcript.steps.count >= 3)
    try transcript.expectToPrintWhatItShows()
  }

  /// In every page: no option and no command that there is not.
  @Test(arguments: [
    "README.md", "Docs/after.md", "Docs/emulator.md", "Docs/extraction.md", "Docs/folders.md",
    "Docs/outputs.md", "Docs/settings.md", "samples/README.md",
  ])
  func `names commands and options that there are`(page: String) throws {
    let text = try String(contentsOf: Run.package.appending(path: page), encoding: .utf8)
    let options = Set(Extract.verbs.flatMap(\.options).map(\.name))
    // Of scripts/test, and of every command.
    let others: Set = ["--all", "--help", "--version"]
    let named = text.matches(of: #/[^\w-](--[a-z][a-z-]+)/#).map { String($0.output.1) }
    #expect(Set(named).subtracting(options).subtracting(others) == [])

    let verbs = Set(Extract.verbs.compactMap { $0.words.first.flatMap { $0 }.map { "\($0)" } })
    let called = text.matches(of: #/`extract ([a-z]+)/#).map { String($0.output.1) }
    #expect(Set(called).subtracting(verbs) == [])
  }

  @Test func `shows a schema as it is`() throws {
    let schema = try String(
      contentsOf: Run.package.appending(path: "schemas/receipt.yaml"), encoding: .utf8)

    #expect(blocks(of: "yaml").map { "\($0)\n" } == [schema])
  }

  @Test func `shows Swift that compiles`() throws {
    let compiled = try [
      "ReadmeSnippets.swift", "ReadmeSnippets+Gemini.swift", "ReadmeSnippets+Extractor.swift",
    ].flatMap { name in
      try String(
        contentsOf: Run.package.appending(path: "Tests/ExtractorTests/\(name)"), encoding: .utf8
      ).split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }

    let blocks = blocks(of: "swift")

    #expect(!blocks.isEmpty)
    for line in blocks.flatMap({ $0.split(separator: "\n") }) {
      #expect(compiled.contains(line.trimmingCharacters(in: .whitespaces)))
    }
  }
}

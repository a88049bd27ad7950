import Foundation
import Testing

@Suite struct `The README` {
  private let text: String

  init() throws {
    text = try String(contentsOf: Run.package.appending(path: "README.md"), encoding: .utf8)
  }

  /// A command of a transcript and what stands below it.
  private struct Step {
    let command: String
    var shown = ""
  }

  private var steps: [Step] {
    var steps: [Step] = []
    for line in blocks(of: "console").flatMap({
      $0.split(separator: "\n", omittingEmptySubsequences: false)
    }) {
      if line.hasPrefix("$ ") {
        steps.append(Step(command: String(line.dropFirst(2))))
      } else if !steps.isEmpty {
        steps[steps.count - 1].shown += line + "\n"
      }
    }
    return steps
  }

  private func blocks(of language: String) -> [Substring] {
    text.split(separator: "\n```\(language)\n").dropFirst().compactMap {
      $0.split(separator: "\n```", maxSplits: 1).first
    }
  }

  @Test func `shows what its commands print`() throws {
    let steps = steps

    #expect(steps.count >= 3)
    for step in steps {
      #expect(try Run(shell: step.command).output == step.shown, "$ \(step.command)")
    }
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

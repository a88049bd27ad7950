import Foundation
import Testing

@testable import extract

/// What Docs/folders.md says is so.
@Suite struct `The page about folders` {
  private let text: String

  init() throws {
    text = try String(
      contentsOf: Run.package.appending(path: "Docs/folders.md"), encoding: .utf8)
  }

  @Test func `shows what its commands print`() throws {
    let transcript = Transcript(of: text)

    #expect(transcript.steps.count >= 4)
    try transcript.expectToPrintWhatItShows()
  }

  @Test func `names options that there are`() throws {
    let options = Set(Extract.run.options.map(\.name))
    let named = text.matches(of: #/--[a-z][a-z-]+/#).map { String($0.output) }

    #expect(named.count > 30)
    #expect(Set(named).subtracting(options) == [])
  }

  @Test func `names every exit code`() throws {
    let table = try #require(text.split(separator: "| code | |\n|---|---|\n").last)
    let rows = table.split(separator: "\n\n", maxSplits: 1)[0].split(separator: "\n")
    let codes = rows.flatMap { row in
      row.split(separator: "|")[0].matches(of: #/[0-9]+/#).compactMap { Int32($0.output) }
    }

    #expect(codes.sorted() == ExitCode.allCases.map(\.rawValue).sorted())
  }
}

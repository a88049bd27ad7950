import Foundation
import Testing

@testable import extract

/// What Docs/after.md says is so.
@Suite struct `The page about the time after a run` {
  private let text: String

  init() throws {
    text = try String(contentsOf: Run.package.appending(path: "Docs/after.md"), encoding: .utf8)
  }

  private static let verbs = [
    Extract.status, Extract.show, Extract.verify, Extract.export, Extract.revalidate, Extract.retry,
    Extract.purge, Extract.forget, Extract.recover,
  ]

  @Test func `shows what its commands print`() throws {
    let transcript = Transcript(of: text)

    for verb in Self.verbs where verb.name != "recover" {
      #expect(transcript.steps.contains { $0.command.contains("extract \(verb.name)") })
    }
    try transcript.expectToPrintWhatItShows()
  }

  @Test func `names every verb, and options that there are`() throws {
    let options = Set((Self.verbs + [Extract.run]).flatMap(\.options).map(\.name))
    let named = text.matches(of: #/--[a-z][a-z-]+/#).map { String($0.output) }

    #expect(Set(named).subtracting(options) == [])
    for verb in Self.verbs {
      #expect(text.contains("\n| `\(verb.name)"), "\(verb.name)")
      #expect(verb.options.contains { $0.name == "--json" })
    }
  }
}

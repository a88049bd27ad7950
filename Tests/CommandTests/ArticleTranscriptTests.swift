import TestSupport
import Testing

/// The commands in the articles of the libraries print what is shown.
@Suite struct `The articles of the libraries` {
  private static let articles = Result {
    try ArticleFolder.modules.flatMap { module in
      let folder = ArticleFolder(of: module)
      return try folder.articles.map { try folder.text(of: $0) }
    }
  }

  @Test func `show what their commands print`() throws {
    let transcripts = try Self.articles.get().map(Transcript.init).filter { !$0.steps.isEmpty }

    #expect(transcripts.count >= 2)
    for transcript in transcripts { try transcript.expectToPrintWhatItShows() }
  }
}

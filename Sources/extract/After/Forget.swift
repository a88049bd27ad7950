import Extractor
import OrderedJSON
import Files
import Interactions

extension Extract {
  /// `extract forget`: what the API keeps of a folder is deleted there, and a document here, too.
  static let forget = Verb(
    name: "forget",
    operands: "FOLDER [DOCUMENT]",
    purpose: "Delete what the API keeps of a folder; of a document, also what is here",
    examples: [
      "extract forget out", "extract forget --yes out invoice-17.pdf",
      "extract forget --yes --here out invoice-17.pdf",
    ],
    options: [
      Verb.Option(
        name: "--yes", purpose: "do it; a document is not taken out without it"),
      Verb.Option(name: "--here", purpose: "with a document: leave what the API keeps of it"),
      Verb.Option(name: "--quiet", purpose: "say nothing of how far it is"),
      FolderWords.json, FolderWords.state, Configuration.optOut,
    ] + FolderWords.access,
    notes: """
      Without a DOCUMENT every interaction and upload that the folder knows of is deleted at the API;
      records, answers and outputs stay here. With one, its interactions and uploads are deleted there,
      its record, answers and calls here, and the outputs are written anew. The same command goes on
      where it was; exit code 1 says that something was not deleted, 5 that it may be later.
      """,
    run: runForget)

  @Sendable
  private static func runForget(_ words: Words) throws(UsageError) -> ExitCode {
    guard words.operands.count <= 2 else { throw .folderAndDocument(of: forget) }
    let document = words.operands.dropFirst().first
    if words.has("--here"), document == nil { throw .needsOption("--here", "a DOCUMENT") }
    let folder = FolderWords.folder(words)
    return FolderWords.attempt(words) {
      guard let document else { return try await forget(folder, words) }
      return try await forget(document, of: folder, words)
    }
  }

  private static func forget(_ folder: RecordFolder, _ words: Words) async throws -> ExitCode {
    let gemini = try ModelOptions.gemini(words)
    let isQuiet = words.has("--quiet")
    let erasure = try await folder.forget(by: gemini) { done, count in
      if !isQuiet, done % 100 == 0 { Output.say("\(done) of \(count) deleted") }
    }
    return finish(erasure, words)
  }

  private static func forget(
    _ word: FilePath, of folder: RecordFolder, _ words: Words
  ) async throws -> ExitCode {
    guard words.has("--yes") else {
      let document = try folder.document(named: word)
      Output.say(
        "\(document.name): its record, answers and calls would be taken out for good"
          + (words.has("--here") ? "" : ", and its interactions deleted at the API")
          + "; give --yes to do it")
      return .couldNotStart
    }
    let gemini = words.has("--here") ? nil : try ModelOptions.gemini(words)
    return finish(try await folder.forget(word, by: gemini), words)
  }

  private static func finish(_ erasure: FolderErasure, _ words: Words) -> ExitCode {
    Output.result(words.has("--json") ? erasure.json.text() : "\(erasure)")
    if let refusal = erasure.refusal { return .of(refusal) }
    if erasure.isComplete { return erasure.elsewhere.isEmpty ? .done : .someFailed }
    return erasure.mayPass ? .tryLater : .someFailed
  }
}

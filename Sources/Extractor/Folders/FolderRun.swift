package import Files
import HTTP
public import OrderedJSON
public import SchemaGen

/// A folder of documents on its way to a folder of records.
///
///     if let run = FolderRun(of: ["inbox/"], by: schema, into: "out", with: extractor) {
///       for try await document in try await run.start() {
///         print(document.name, document.outcome.word)
///       }
///     }
///
/// Every step is written down before the next is taken: a run can be killed at any moment, and the same
/// run again goes on where it was, asks for nothing twice that was answered, and leaves the same files.
public struct FolderRun: Sendable {
  /// Asks about each document.
  public let extractor: Extractor
  /// What records are to look like.
  public let schema: Schema
  /// How the folder is worked on.
  public var settings: FolderSettings
  /// Told of each event, from whatever task it happens on.
  public var watch: @Sendable (FolderEvent) -> Void = { _ in }
  package let inputs: [FilePath]
  package let folder: FilePath

  /// Names documents as a command line would: files, folders, globs, URIs, `@list`. There is no run of a
  /// name with a NUL in it.
  public init?(
    of inputs: [String], by schema: Schema, into folder: String, with extractor: Extractor,
    _ settings: FolderSettings = FolderSettings()
  ) {
    let paths = inputs.compactMap { FilePath($0) }
    guard paths.count == inputs.count, let folder = FilePath(folder) else { return nil }
    self.init(of: paths, by: schema, into: folder, with: extractor, settings)
  }

  package init(
    of inputs: [FilePath], by schema: Schema, into folder: FilePath, with extractor: Extractor,
    _ settings: FolderSettings = FolderSettings()
  ) {
    self.inputs = inputs
    self.schema = schema
    self.folder = folder
    self.extractor = extractor
    self.settings = settings
  }
}

/// What became of one document of a run.
public struct DocumentEnd: Sendable {
  /// As the caller named it, made visible where it is no text.
  public let name: String
  package let path: FilePath
  /// What became of it.
  public internal(set) var outcome: DocumentOutcome
  /// What this run took for it; nothing for what was known.
  public let tokens: Int
  /// What that cost.
  public let cost: Cost
  /// Calls that were made.
  public let calls: Int
  /// Those of them that asked again.
  public let repairs: Int
  /// Whether it was done before, or is the same as another document.
  public let isKnown: Bool
  package internal(set) var model: String
  package internal(set) var warnings: [UInt8]

  package init(
    path: FilePath, outcome: DocumentOutcome, tokens: Int = 0, cost: Cost = Cost(), calls: Int = 0,
    repairs: Int = 0, isKnown: Bool, model: String = "", warnings: [UInt8] = Array("[]".utf8)
  ) {
    self.path = path
    name = "\(path)"
    self.outcome = outcome
    self.tokens = tokens
    self.cost = cost
    self.calls = calls
    self.repairs = repairs
    self.isKnown = isKnown
    self.model = model
    self.warnings = warnings
  }
}

/// What became of a document.
public enum DocumentOutcome: Sendable {
  case record(JSON)
  case notApplicable(reason: String)
  /// In one word, as `ExtractionFailure.word`, and in a sentence with what to do.
  case failed(word: String, sentence: String, partial: JSON?)
  /// There was nothing to ask about.
  case skipped(word: String, sentence: String)
  /// It was begun and not ended: the next run takes it up.
  case open(sentence: String)

  /// `record`, `not-applicable`, `skipped`, `open`, or the word of the failure.
  public var word: String {
    switch self {
    case .record: "record"
    case .notApplicable: "not-applicable"
    case .failed(let word, _, _): word
    case .skipped: "skipped"
    case .open: "open"
    }
  }
}

extension DocumentOutcome {
  /// Why there is no record though there should be one, in one line.
  package var complaint: String? {
    guard case .failed(_, let sentence, _) = self else { return nil }
    // What stands below the first line are the complaints, which are in the files.
    return sentence.split(separator: "\n").first.map(String.init) ?? ""
  }
}

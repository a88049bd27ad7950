import Extractor
import Files
import Interactions
import JSONSchema
import OrderedJSON
import SchemaGen

/// What `extract one` was asked to do, sorted; nothing is opened yet.
struct OneJob: Sendable {
  private let words: Words
  private let schemaPath: FilePath
  private let settings: ExtractionSettings
  private let documentWords: DocumentWords
  private let style: JSONWriter.Style

  init(_ words: Words, schema: FilePath) throws(UsageError) {
    self.words = words
    schemaPath = schema
    style = words.has("--indented") ? .indented : .compact
    settings = try ModelOptions.settings(words)
    documentWords = try DocumentWords(words)
  }

  /// Does it, and says how it ended.
  func run() async -> ExitCode {
    do {
      let schema = try SchemaFiles.schema(schemaPath, SchemaOptions())
      if words.has("--type") {
        Output.text(
          SwiftCode(
            of: schema.inWords.blueprint, named: schema.name ?? "Record", from: "\(schemaPath)",
            SwiftCodeOptions()
          ).text)
        return .done
      }
      let prices = try ModelOptions.prices(words)
      let extractor = Extractor(
        try ModelOptions.gemini(words, isAsking: !words.has("--explain")), settings, prices: prices,
        observer: observer)
      for warning in extractor.warnings { say("\(warning)") }
      let document = try documentWords.document()
      if words.has("--explain") { return try explain(extractor, document, schema) }
      return words.has("--stream")
        ? await stream(extractor, document, schema)
        : finish(await extractor.extraction(of: document, by: schema))
    } catch {
      return words.fail(error)
    }
  }

  private var observer: ExtractionObserver {
    guard words.has("--events") else { return .none }
    return ExtractionObserver { Output.say($0.json.text()) }
  }

  private func say(_ text: String) {
    if !words.has("--quiet") { Output.say(text) }
  }

  // MARK: Ways

  private func explain(
    _ extractor: Extractor, _ document: Document, _ schema: Schema
  ) throws -> ExitCode {
    let request = try extractor.request(for: document, by: schema)
    Output.result(extractor.gemini.shown(request).bytes(JSONWriter.Style.indented))
    return .done
  }

  private func stream(
    _ extractor: Extractor, _ document: Document, _ schema: Schema
  ) async -> ExitCode {
    do {
      for try await element in extractor.stream(schema, from: document) {
        if let extraction = element.extraction { return finish(extraction) }
        Output.result(element.record.bytes(.compact))
      }
      return .someFailed
    } catch {
      guard let error = error as? ExtractionError else {
        return words.fail(error, exit: .someFailed)
      }
      return finish(error.extraction)
    }
  }

  private func finish(_ extraction: Extraction<JSON>) -> ExitCode {
    let report = OneReport(extraction, isQuiet: words.has("--quiet"))
    if words.has("--json") {
      Output.result(extraction.json.bytes(style))
      report.tell()
    } else {
      report.print(style)
    }
    return .of(extraction)
  }
}

extension ExitCode {
  /// What the outcome of one document means for whoever started the command.
  static func of(_ extraction: Extraction<JSON>) -> ExitCode {
    switch extraction.outcome {
    case .record: .done
    case .failed(.failed(let error)), .failed(.unfinished(_, let error)): .of(error)
    case .notApplicable, .failed: .someFailed
    }
  }

  /// What an error of the API means for whoever started the command.
  static func of(_ error: GeminiError) -> ExitCode {
    switch error {
    case .noKey, .badKey: .noAccess
    case .api(let error) where [401, 403].contains(error.status): .noAccess
    case .badSetting, .unsafe: .couldNotStart
    default: error.isTransient ? .tryLater : .someFailed
    }
  }
}

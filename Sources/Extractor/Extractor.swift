package import HTTP
public import Interactions
public import JSONCoding
public import OrderedJSON
public import SchemaGen

/// Turns documents into records.
///
///     let extractor = try Extractor()
///     let invoice = try await extractor.extract(Invoice.self, from: .file("invoice.pdf"))
///
/// An answer is judged by the strict schema, asked for again where it is wrong, and decoded; what comes
/// back is valid. A value that several tasks can share: copies know together what was uploaded, and
/// which form of a schema was taken.
public struct Extractor: Sendable {
  /// How documents are asked about.
  public var settings: ExtractionSettings
  /// What calls cost.
  public var prices: PriceTable
  /// Who is told what happens.
  public var observer: ExtractionObserver
  package var gemini: Gemini
  let uploads: UploadShelf
  let ladder: LadderMemory
  let forms: FormShelf

  /// Extracts through a client.
  public init(
    _ gemini: Gemini, _ settings: ExtractionSettings = ExtractionSettings(),
    prices: PriceTable = .builtIn, observer: ExtractionObserver = .none
  ) {
    self.gemini = gemini
    self.settings = settings
    self.prices = prices
    self.observer = observer
    uploads = UploadShelf()
    ladder = LadderMemory()
    forms = FormShelf()
  }

  /// The same extractor with other ears.
  package func with(_ observer: ExtractionObserver) -> Extractor {
    var extractor = self
    extractor.observer = observer
    return extractor
  }

  /// The same extractor before another shelf, whose calls a pacer holds back.
  package func with(_ uploads: UploadShelf, pacedBy pacer: Pacer) -> Extractor {
    Extractor(self, gemini.paced(by: pacer), uploads)
  }

  private init(_ other: Extractor, _ gemini: Gemini, _ uploads: UploadShelf) {
    self.gemini = gemini
    settings = other.settings
    prices = other.prices
    ladder = other.ladder
    forms = other.forms
    observer = other.observer
    self.uploads = uploads
  }

  /// Extracts through a client with the guide's settings; the key is in the environment.
  public init(_ settings: ExtractionSettings = ExtractionSettings()) throws(GeminiError) {
    self.init(try Gemini(), settings)
  }
}

// By a type.
extension Extractor {
  /// The record of a document as a value of a type, valid by the schema that the type has.
  public func extract<Record: Decodable & Sendable>(
    _ type: Record.Type = Record.self, from document: Document,
    by rules: JSONCodingRules = JSONCodingRules()
  ) async throws -> Record {
    try await extraction(type, of: document, by: rules).get()
  }

  /// What comes of a document by the schema that a type has.
  ///
  /// It throws only if the type has no schema; what goes wrong with the document is an outcome.
  public func extraction<Record: Decodable & Sendable>(
    _ type: Record.Type = Record.self, of document: Document,
    by rules: JSONCodingRules = JSONCodingRules()
  ) async throws(SchemaError) -> Extraction<Record> {
    await extraction(
      type, of: document, describedBy: try gemini.schemas.schema(of: type, by: rules), by: rules)
  }

  /// What comes of a document by a schema, as a value of a type that agrees with it.
  public func extraction<Record: Decodable & Sendable>(
    _ type: Record.Type = Record.self, of document: Document, describedBy schema: Schema,
    by rules: JSONCodingRules = JSONCodingRules()
  ) async -> Extraction<Record> {
    await extraction(of: document, by: schema).map { json throws(ExtractionFailure) in
      do throws(JSONDecodingError) {
        return try Record(decoding: json, by: rules)
      } catch {
        throw .undecodable(error, json)
      }
    }
  }
}

// By a schema.
extension Extractor {
  /// The record of a document, valid by a schema; a list where the schema describes one.
  public func extract(_ schema: Schema, from document: Document) async throws(ExtractionError)
    -> JSON
  {
    try await extraction(of: document, by: schema).get()
  }

  /// What comes of a document by a schema.
  public func extraction(of document: Document, by schema: Schema) async -> Extraction<JSON> {
    let run = DocumentRun(self, document.name, schema)
    return await run.extraction(of: document)
  }
}

extension Extractor {
  /// What a person should know of how the client was set up.
  public var warnings: [GeminiWarning] { gemini.warnings }

  /// The request that would be sent first; nothing is sent. What would be uploaded before it has no
  /// address in it yet.
  public func request(
    for document: Document, by schema: Schema
  ) throws(ExtractionError) -> InteractionRequest {
    let run = DocumentRun(self, document.name, schema)
    do throws(ExtractionFailure) {
      let contents = try run.inspected(document).outline(by: settings.documents)
      let examples = try run.exampleOutlines()
      let footing = Footing(asksForAbsence: settings.asksForAbsence)
      var request = try run.question(contents, examples, on: footing).first
      if settings.isStreamed { request.stream = true }
      return request
    } catch {
      throw ExtractionError(
        extraction: Extraction(
          document: document.name, outcome: .failed(error), flags: [], absences: [],
          attempts: []))
    }
  }

  /// Tells what happens to a document.
  func tell(_ event: ExtractionEvent.Kind, of document: String) {
    observer(ExtractionEvent(document, event, server: server))
  }

  /// Where the API is, for events.
  private var server: ExtractionEvent.Server {
    let origin = gemini.origin
    return ExtractionEvent.Server(address: origin.host, port: origin.port)
  }

  /// The day, for checks that ask for it.
  var today: CalendarDay { CalendarDay(number: gemini.surroundings.date() / 86_400) }
}

import Interactions
public import JSONCoding
import Locking
public import OrderedJSON
public import SchemaGen

/// A record as it grows: what is complete of it, each time that more is.
///
///     for try await partial in extractor.stream(schema, from: .file("invoice.pdf")) {
///       show(partial.record["lines"]?.array ?? [])
///     }
///
/// Partial records are what the model says first: only the last one is whole, has been judged, and asked for
/// again where it was wrong. They grow, unless an answer that went round in circles was given up: then
/// another begins anew. When there is no record in the end, the error says why.
public struct ExtractionStream: AsyncSequence, Sendable {
  private let extractor: Extractor
  private let schema: Schema
  private let document: Document

  init(_ extractor: Extractor, _ schema: Schema, _ document: Document) {
    self.extractor = extractor
    self.schema = schema
    self.document = document
  }

  /// A record, or what is complete of it.
  public struct Element: Sendable {
    /// What there is.
    public let record: JSON
    /// What came of the document; nothing while the record grows.
    public let extraction: Extraction<JSON>?

    /// Whether it is the last one: whole, and valid.
    public var isWhole: Bool { extraction != nil }

    /// A part of it that is complete, as a value of a type.
    public func decoded<Value: Decodable>(
      _ type: Value.Type = Value.self, at pointer: JSONPointer = [],
      by rules: JSONCodingRules = JSONCodingRules()
    ) throws(JSONDecodingError) -> Value? {
      guard let value = record[pointer] else { return nil }
      return try Value(decoding: value, by: rules)
    }
  }

  /// Begins to extract: each loop over the stream asks anew, and pays anew.
  public func makeAsyncIterator() -> AsyncThrowingStream<Element, any Error>.Iterator {
    elements.makeAsyncIterator()
  }

  /// A reader that is slow sees the newest state, and misses what was in between.
  private var elements: AsyncThrowingStream<Element, any Error> {
    AsyncThrowingStream(bufferingPolicy: .bufferingNewest(1)) { continuation in
      // Ended with the stream, whichever comes first.
      let task = Task { [extractor, schema, document] in
        let hearing = Lock(Hearing())
        let run = DocumentRun(extractor, document.name, schema) { piece, form, calls in
          let partial = hearing.withLock { $0.take(piece, in: form, after: calls) }
          guard let partial else { return }
          continuation.yield(Element(record: partial, extraction: nil))
        }
        let extraction = await run.extraction(of: document)
        do {
          continuation.yield(Element(record: try extraction.get(), extraction: extraction))
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }
}

/// The answer that is being heard, from the first piece on.
private final class Hearing {
  private var reader: PartialReader?
  private var calls = -1

  /// Takes the next piece; after another call it is the first of another answer.
  func take(_ piece: String, in form: RecordForm, after calls: Int) -> JSON? {
    if calls != self.calls { reader = PartialReader(form) }
    self.calls = calls
    return reader?.take(piece.utf8)
  }
}

extension Extractor {
  /// The record of a document as it grows, by a schema.
  public func stream(_ schema: Schema, from document: Document) -> ExtractionStream {
    ExtractionStream(self, schema, document)
  }

  /// The record of a document as it grows, by the schema that a type has.
  public func stream<Record: Decodable>(
    _ type: Record.Type, from document: Document, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(SchemaError) -> ExtractionStream {
    ExtractionStream(self, try gemini.schemas.schema(of: type, by: rules), document)
  }
}

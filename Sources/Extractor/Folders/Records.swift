package import Files
public import JSONCoding
import OrderedJSON
import Sinks

/// The records that a run of a folder left, as typed values, one after the other.
///
///     for record in try Records(of: Invoice.self, in: "out") {
///       let invoice = try record.get()
///       print(invoice.document, invoice.value.total)
///     }
///
/// `out/records.jsonl` is read line by line: whatever its size, no more than a line of it is in memory. A
/// record that is no value of the type is a failure of its own, and the next one follows; what cannot be
/// read on is the last that comes.
///
/// A run that ends meanwhile changes nothing: the records stay those of the file that was opened.
public struct Records<Value: Decodable>: Sequence {
  /// A record, or why there is none.
  public typealias Element = Result<FolderRecord<Value>, RecordsError>

  private let source: LineSource
  private let rules: JSONCodingRules

  /// Opens the records in a folder; `by` says how Swift types stand in them.
  public init(
    of type: Value.Type, in folder: String, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(RecordsError) {
    guard let path = FilePath(folder) else { throw RecordsError(folder, .missing) }
    try self.init(of: type, in: path, by: rules)
  }

  package init(
    of type: Value.Type, in folder: FilePath, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(RecordsError) {
    source = try LineSource(opening: folder.appending("records.jsonl"))
    self.rules = rules
  }

  /// Begins with the first record.
  public func makeIterator() -> Iterator { Iterator(lines: LineCursor(in: source), rules: rules) }

  /// Hands out one record after the other.
  public struct Iterator: IteratorProtocol {
    private var lines: LineCursor
    private let rules: JSONCodingRules
    private var isOver = false

    fileprivate init(lines: LineCursor, rules: JSONCodingRules) {
      self.lines = lines
      self.rules = rules
    }

    /// The next record, or why it is none.
    public mutating func next() -> Element? {
      if isOver { return nil }
      do throws(RecordsError) {
        guard let line = try lines.next() else { return nil }
        return .success(try FolderRecord(reading: line, lines.number, in: lines.file, by: rules))
      } catch {
        isOver = error.isLast
        return .failure(error)
      }
    }
  }
}

/// A record of a folder, with the document that it was read of.
public struct FolderRecord<Value> {
  /// The document as the caller named it. A byte of the name that is no UTF-8 is spelled `\xff`, and then,
  /// as in every name with one, a backslash is spelled `\\`.
  public let document: String
  /// The name as the file system has it.
  public let documentBytes: [UInt8]
  /// The model that answered.
  public let model: String
  /// What is worth a look though the record is valid, a line for each place.
  public let warnings: [String]
  /// The record itself.
  public let value: Value
}

extension FolderRecord: Sendable where Value: Sendable {}
extension FolderRecord: Equatable where Value: Equatable {}

extension FolderRecord where Value: Decodable {
  fileprivate init(
    reading line: [UInt8], _ number: Int, in file: String, by rules: JSONCodingRules
  ) throws(RecordsError) {
    let tape: JSONTape
    do {
      tape = try JSONTape(parsing: line, limits: rules.limits)
    } catch {
      throw RecordsError(file, .notJSON(line: number, error.fault))
    }
    let schema = tape.root["schema"]?.string
    guard schema.map(UTF8Text.init) == UTF8Text("extract.record/1") else {
      throw RecordsError(file, .otherForm(line: number, schema))
    }
    guard let document = tape.root["document"]?.string, let model = tape.root["model"]?.string,
      let warnings = tape.root["warnings"], let data = tape.root["data"],
      let bytes = Self.bytes(of: document, isSpelled: tape.root["document_base64"] != nil)
    else { throw RecordsError(file, .otherForm(line: number, schema)) }
    do {
      value = try Value(decoding: data, by: rules)
    } catch {
      throw RecordsError(file, .undecodable(line: number, document: document, error))
    }
    self.document = document
    self.documentBytes = bytes
    self.model = model
    self.warnings = RecordWarning.lines(of: JSON(warnings))
  }

  private static func bytes(of document: String, isSpelled: Bool) -> [UInt8]? {
    isSpelled ? DocumentName.path(spelledBy: document.utf8)?.bytes : Array(document.utf8)
  }
}

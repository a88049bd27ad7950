import JSONSchema
public import OrderedJSON
import SchemaGen

/// One thing that is wrong with an answer, to be told to a person or to the model.
public struct Complaint: Sendable, Hashable {
  /// The way to the value in the record.
  public let pointer: JSONPointer
  /// The same for people, such as `lines[3].amount`; empty for the whole record.
  public let path: String
  /// What is wrong, without the path.
  public let sentence: String
  /// What the schema says of the value, if it says something.
  public let wish: String?
  /// The member that is missing at the pointer, if that is what is wrong.
  package let missing: String?
  /// Whether the schema complains, or a check.
  public let origin: Origin

  /// Who complains.
  public enum Origin: Sendable, Hashable {
    /// The way to the rule in the local schema.
    case schema(JSONPointer)
    /// The rank of the check.
    case check(Int)
    /// The form of the answer.
    case form
  }

  package init(
    at pointer: JSONPointer, path: String, _ sentence: String, wish: String? = nil,
    missing: String? = nil, from origin: Origin
  ) {
    self.pointer = pointer
    self.path = path
    self.sentence = sentence
    self.wish = wish
    self.missing = missing
    self.origin = origin
  }
}

extension Complaint {
  /// What a schema complains about. Of a value that must be of one of several branches, it is what
  /// is wrong with it as the one that was meant, if that can be told.
  static func all(of violation: Violation) -> [Complaint] {
    if let meant = violation.meant, !meant.isEmpty { return meant.flatMap(all) }
    let missing: String? =
      switch violation.rule {
      case .missing(let name), .missingBeside(let name, _): name
      default: nil
      }
    return [
      Complaint(
        at: violation.pointer, path: violation.value.readablePath, violation.sentence(),
        wish: violation.wish, missing: missing, from: .schema(violation.schemaPointer))
    ]
  }

  /// What a check that fails says.
  init(_ finding: CheckFinding, in record: JSONTape) {
    let path = record.root[finding.pointer]?.readablePath ?? "\(finding.pointer)"
    self.init(at: finding.pointer, path: path, finding.sentence(), from: .check(finding.check))
  }

  /// What could not be turned back into the form of the local schema.
  init(_ mistake: LocalAnswer.Mistake, in record: JSON) {
    let tape = try? JSONTape(parsing: record.bytes())
    let path = tape?.root[mistake.pointer]?.readablePath ?? "\(mistake.pointer)"
    self.init(at: mistake.pointer, path: path, mistake.sentence, from: .form)
  }

  /// A wrapper that gives neither a record nor a reason.
  static let nothingSaid = Complaint(
    at: [], path: "",
    "must be a record, is null, and \"\(Wrapper.objection)\" does not say why; give one of them",
    from: .form)
}

extension Complaint: CustomStringConvertible {
  /// A line: where, what is wrong, and what the schema says of the value.
  public var description: String {
    "\(path.isEmpty ? "the whole answer" : path): \(sentence)." + (wish.map { " " + $0 } ?? "")
  }
}

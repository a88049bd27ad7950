import Files
import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@testable import Extractor

/// A schema that comes along, and what a model is asked by it.
struct Asking {
  let schema: Schema
  let wire: WireSchema

  static let names = [
    "contract", "invoice", "lab-report", "meeting", "org-chart", "product-photo", "receipt",
    "recipe", "resume",
  ]

  init(_ schema: Schema, rung: Rung = .whole) throws {
    self.schema = schema
    wire = try schema.wire(for: .gemini, rung: rung)
  }

  init(named name: String, rung: Rung = .whole) throws {
    let folder = FilePath(cString: #filePath).folder.folder.folder.folder.appending("schemas")
    let file = try #require(FilePath("\(name).yaml"))
    try self.init(Schema(contentsOf: folder.appending(file)), rung: rung)
  }

  init(yaml: String, rung: Rung = .whole) throws { try self.init(Schema(yaml: yaml), rung: rung) }

  /// What the schema says of a record.
  func violations(of record: JSON) throws -> [Complaint] {
    let tape = try JSONTape(parsing: record.bytes())
    return schema.compiled.violations(in: tape.root).map { violation in
      var missing: String?
      if case .missing(let name) = violation.rule { missing = name }
      return Complaint(
        at: violation.pointer, path: violation.value.readablePath, violation.sentence(),
        wish: violation.schema["description"]?.string, missing: missing,
        from: .schema(violation.schemaPointer))
    }
  }

  /// What is wrong with a record, as it stands.
  func complaints(about record: JSON) throws -> [Complaint] {
    let violations = try violations(of: record)
    guard violations.isEmpty else { return violations }
    let tape = try JSONTape(parsing: record.bytes())
    return schema.checks.findings(in: tape.root, today: nil).filter(\.isFailure).map { finding in
      Complaint(
        at: finding.pointer, path: tape.root[finding.pointer]?.readablePath ?? "",
        finding.sentence(), from: .check(finding.check))
    }
  }

  func repair(of record: JSON) throws -> Repair {
    try Repair(of: record, complaints(about: record), by: schema, wire)
  }

  func mended(_ record: JSON, _ repair: Repair, by answer: String) throws -> Repair.Mended {
    try #require(repair.mended(record, by: answer, judging: wire))
  }
}

extension Repair {
  /// What a model answers that reads a record off the document.
  func answer(reading record: JSON) throws -> String {
    var answer: [JSONObject.Member] = []
    for part in parts {
      switch (part.use, record[part.place]) {
      case (.rest(let count), .array(let items)?):
        answer.append((part.name, .array(Array(items.dropFirst(count)))))
      case (_, let value?): answer.append((part.name, value))
      case (_, nil) where part.mayBeNone: answer.append((part.name, .null))
      case (_, nil): break
      }
    }
    let wire = try #require(wire)
    // Null in place of what is missing is a form of the wire alone.
    return part(of: try wire.wired(.object(answer.filter { !$0.value.isNull })), answer)
  }

  private func part(of wired: JSON, _ answer: [JSONObject.Member]) -> String {
    JSON.object(answer.map { ($0.name, wired[$0.name] ?? .null) }).text()
  }

  var places: [JSONPointer] { parts.map(\.place) }
}

extension Repair.Mended {
  var record: JSON? { if case .record(let record, _, _) = self { record } else { nil } }
  var stopped: JSONPointer? { if case .record(_, let stopped, _) = self { stopped } else { nil } }
  var flags: [AnswerFlag] { if case .record(_, _, let flags) = self { flags } else { [] } }
  var complaint: String? { if case .unusable(let complaint) = self { complaint } else { nil } }
}

/// An invoice whose every check holds.
func invoice(lines count: Int) -> JSON {
  let lines: [JSON] = (1...count).map { number in
    let quantity = number % 7 + 1
    return [
      "description": "Part No. \(1000 + number), galvanised",
      "quantity": JSON(integerLiteral: quantity),
      "unit": "piece", "unit_price": 12.5, "vat_percent": 19,
      "amount": JSON(floatLiteral: Double(quantity) * 12.5),
    ]
  }
  let subtotal = (1...count).reduce(0.0) { $0 + Double($1 % 7 + 1) * 12.5 }
  return [
    "invoice_number": "R-2024-17", "issue_date": "2024-05-03", "due_date": nil, "currency": "EUR",
    "seller": ["name": "ACME GmbH", "country": "DE", "vat_id": nil], "buyer": nil,
    "purchase_order": nil, "lines": .array(lines), "subtotal": JSON(floatLiteral: subtotal),
    "vat": 100, "total": JSON(floatLiteral: subtotal + 100), "payment": ["method": "cash"],
    "status": "issued",
  ]
}

extension JSON {
  /// With another value at a place.
  func with(_ value: JSON, at pointer: JSONPointer) throws -> JSON {
    var changed = self
    try changed.set(value, at: pointer)
    return changed
  }

  func without(_ pointer: JSONPointer) throws -> JSON {
    var changed = self
    try changed.remove(at: pointer)
    return changed
  }
}

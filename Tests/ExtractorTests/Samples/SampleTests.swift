import Digest
import Files
import Foundation
import JSONCoding
import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@testable import Emulator

@Suite struct `The samples` {
  @Test func `are all in the table, and nothing else lies there`() throws {
    let documents = try Sample.folder.names().map(\.description)
    let answers = try Sample.folder.appending("answers").names().map(\.description)

    #expect(documents == (Sample.all.map(\.document) + Sample.besides).map(\.description).sorted())
    // One answer is cut off, to show what becomes of one.
    let whole = Sample.all.map { "\($0.name).json" }
    #expect(answers == (whole + ["receipt-ferry-cut.json"]).sorted())
  }

  @Test(arguments: Sample.applicable)
  func `have records that their schemas find nothing wrong with`(sample: Sample) throws {
    let judgement = try sample.schema().judged(
      JSONTape(parsing: sample.record().bytes()), today: nil)

    #expect(judgement.violations.map { "\($0.pointer) \($0.sentence())" } == [])
    #expect(judgement.findings.filter(\.isFailure).map(\.description) == [])
    #expect(judgement.changes.isEmpty)
  }

  @Test(arguments: Sample.applicable)
  func `have records that the schemas of their types accept`(sample: Sample) throws {
    let record = try JSONTape(parsing: sample.record().bytes())

    let violations = try sample.reflectedSchema().compiled.violations(in: record.root)

    #expect(violations.map { "\($0.pointer) \($0.sentence())" } == [])
  }

  /// The type and the file are two ways of saying one schema.
  @Test(arguments: Sample.applicable)
  func `have types that are their schemas, once those have said what types cannot`(
    sample: Sample
  ) throws {
    let schema = try sample.schema()

    let described = try Schema(of: sample.kind.type, by: Sample.rules, describedBy: schema)

    #expect(described.local.text(.indented) == schema.local.text(.indented))
  }

  @Test(arguments: Sample.applicable)
  func `become values of their types, and come back as they were`(sample: Sample) throws {
    let record = try sample.record()

    let returned = try roundTrip(sample.kind.type, record)

    // A type leaves out what it does not know; in the file it is null.
    #expect(returned == record.withoutNulls)
    #expect(returned.names == record.withoutNulls.names)
  }

  private func roundTrip<Record: Codable & SendableMetatype>(
    _: Record.Type, _ record: JSON
  ) throws -> JSON {
    try JSON(encoding: Record(decoding: record, by: Sample.rules), by: Sample.rules)
  }

  @Test func `are what the emulator answers to, by their bytes and by their addresses`() throws {
    let book = try AnswersFolder(Sample.folder.appending("answers"))
    func answer(sha256: String? = nil, name: String? = nil) -> JSON? {
      let document = AnswerQuery.Document(sha256: sha256, name: name, mimeType: "")
      return book.answer(to: AnswerQuery(documents: [document], prompt: "", schema: nil))
    }

    for sample in Sample.applicable {
      let record = try sample.record()
      #expect(try answer(sha256: "\(SHA256(of: sample.bytes()))") == record)
    }
    for (uri, sample) in try Sample.addresses() {
      #expect(try answer(name: uri) == sample.record())
    }
    for sample in Sample.all where !sample.isApplicable {
      let said = try answer(sha256: "\(SHA256(of: sample.bytes()))")
      #expect(said?["record"] == .null)
    }
  }

  @Test(arguments: [
    ("contract-supply", String.Encoding.utf8), ("contract-lease", .isoLatin1),
    ("contract-translation", .utf16),
  ])
  func `hold the words that contracts are quoted with`(
    name: String, encoding: String.Encoding
  ) throws {
    let sample = try #require(Sample.all.first { $0.name == name })
    let text = try #require(String(data: Data(sample.bytes()), encoding: encoding))
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let contract = try Sample.Contract(decoding: sample.record(), by: Sample.rules)

    let copied =
      [contract.title] + contract.parties.map(\.party.name) + contract.obligations.map(\.quote)
      + contract.payments.compactMap(\.due) + [contract.liabilityCap].compactMap(\.self)
    #expect(copied.count > 8)
    for words in copied { #expect(text.contains(words), "\(words)") }
  }
}

extension JSON {
  /// The value without members that are null, at any depth.
  fileprivate var withoutNulls: JSON {
    if let array { return .array(array.map(\.withoutNulls)) }
    guard let object else { return self }
    let known = object.members.filter { !$0.value.isNull }
    return .object(JSONObject(known.map { ($0.name, $0.value.withoutNulls) }))
  }

  /// All names of members, in order.
  fileprivate var names: [String] {
    if let array { return array.flatMap(\.names) }
    return object?.members.flatMap { [$0.name] + $0.value.names } ?? []
  }
}

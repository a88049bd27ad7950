import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@testable import Extractor

extension JSON {
  /// Whether a value is the beginning of another: what it has is complete, but for its last members
  /// and items, which are beginnings themselves.
  fileprivate func begins(_ whole: JSON) -> Bool {
    switch (self, whole) {
    case (.object(let mine), .object(let theirs)):
      let common = zip(mine.members, theirs.members)
      return mine.count <= theirs.count
        && common.allSatisfy { UTF8Text($0.name) == UTF8Text($1.name) }
        && zip(mine.members, theirs.members).enumerated().allSatisfy { rank, pair in
          rank + 1 < mine.count ? pair.0.value == pair.1.value : pair.0.value.begins(pair.1.value)
        }
    case (.array(let mine), .array(let theirs)):
      return mine.count <= theirs.count
        && zip(mine, theirs).enumerated().allSatisfy { rank, pair in
          rank + 1 < mine.count ? pair.0 == pair.1 : pair.0.begins(pair.1)
        }
    default: return self == whole
    }
  }

  /// How many scalars there are in it.
  fileprivate var scalars: Int {
    switch self {
    case .object(let members): members.members.reduce(0) { $0 + $1.value.scalars }
    case .array(let items): items.reduce(0) { $0 + $1.scalars }
    default: 1
    }
  }
}

/// Records of the schemas that come along, as made up from them.
private func records(of schema: Schema, _ seeds: Seeds) throws -> [JSON] {
  try seeds.map { try schema.compiled.sample(seed: $0) }
}

@Suite struct `A record that a model writes` {
  @Test(arguments: ReadingSchemas.names)
  func `is read back as it was, in whatever it is wrapped`(name: String) throws {
    let schema = try ReadingSchemas.schema(name)
    for rung in [Rung.whole, .terse, .withoutSchema] {
      for asksForAbsence in [true, false] {
        let form = try RecordForm(schema, rung: rung, asksForAbsence: asksForAbsence)
        for record in try records(of: schema, Seeds(0..<40, oneIn: 8)) {
          let text = try form.wrapped(record).text()
          let reading = form.reading(of: text)
          #expect(reading == Reading(content: .record(record, mistakes: [])))
          let fenced = form.reading(of: "Here:\n```json\n\(text)\n```\n")
          #expect(
            fenced
              == Reading(
                content: .record(record, mistakes: []), flags: [.unfenced, .proseAround(bytes: 5)]))
          #expect(
            form.verdict(on: record, today: nil).complaints.filter { $0.origin.isSchema } == [])
        }
      }
    }
  }

  @Test(arguments: ReadingSchemas.names)
  func `and that is cut anywhere, is its beginning`(name: String) throws {
    let schema = try ReadingSchemas.schema(name)
    for asksForAbsence in [true, false] {
      let form = try RecordForm(schema, asksForAbsence: asksForAbsence)
      let record = try schema.compiled.sample(seed: 3)
      let bytes = Array(try form.wrapped(record).text().utf8)
      var before = 0
      for count in Seeds(1..<UInt64(bytes.count), oneIn: bytes.count > 1000 ? 5 : 1) {
        let text = String(decoding: bytes.prefix(Int(count)), as: UTF8.self)
        switch form.reading(of: text).content {
        case .cut(let beginning, let stopped):
          #expect(beginning.isNull || beginning.begins(record), "\(count): \(beginning)")
          // Nothing that was complete is lost again.
          #expect(beginning.isNull || beginning.scalars >= before, "\(count)")
          before = beginning.isNull ? 0 : beginning.scalars
          let parent = JSONPointer(Array(stopped.tokens.dropLast()))
          #expect(beginning.isNull && stopped == [] || beginning[parent] != nil, "\(count)")
        case .record(let whole, let mistakes):
          #expect(whole == record && mistakes.isEmpty, "\(count)")
        case let other: Issue.record("\(count): \(other)")
        }
      }
      #expect(before == record.scalars || before + 1 == record.scalars)
    }
  }

  @Test(arguments: ReadingSchemas.names)
  func `and that is spoilt, is read without a crash`(name: String) throws {
    let schema = try ReadingSchemas.schema(name)
    let form = try RecordForm(schema)
    var random = SeededRandom(seed: 7)
    for seed in Seeds(0..<200, oneIn: 10) {
      var bytes = Array(try form.wrapped(schema.compiled.sample(seed: seed % 5)).text().utf8)
      for _ in 0..<random.number(1...4) {
        let place = random.number(0...bytes.count - 1)
        switch random.number(0...3) {
        case 0: bytes[place] = UInt8(random.number(0...255))
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(random.pick(Array("{}[]\",:`\\0n ".utf8)), at: place)
        default: bytes.swapAt(place, random.number(0...bytes.count - 1))
        }
      }
      let reading = form.reading(of: String(decoding: bytes, as: UTF8.self))
      if case .record(let record, _) = reading.content {
        // What is believed is judged, and judging it again finds nothing else.
        let verdict = form.verdict(on: record, today: nil)
        #expect(form.verdict(on: verdict.record, today: nil).complaints == verdict.complaints)
      }
    }
  }
}

extension Complaint.Origin {
  fileprivate var isSchema: Bool { if case .schema = self { true } else { false } }
}

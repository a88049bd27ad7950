import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@testable import Extractor

@Suite struct `Repaired samples` {
  /// Values that most places do not take.
  private static let wrong: [JSON] = [
    "no such thing", "", -1_000_000, 0.125, true, [], ["x": 1], nil, ["a"],
  ]

  @Test(arguments: Asking.names)
  func `are what they were, byte for byte`(name: String) throws {
    let asking = try Asking(named: name)
    var random = SeededRandom(seed: 17)
    var parts = 0
    var tried = 0
    for seed in Seeds(0..<400, oneIn: 8) {
      let right = try asking.schema.compiled.sample(seed: seed)
      var record = right
      var broken: [JSONPointer] = []
      for _ in 0..<random.number(1...3) {
        guard let place = try asking.spoil(&record, &random, Self.wrong, sparing: broken) else {
          continue
        }
        broken.append(place)
      }
      guard !broken.isEmpty else { continue }
      tried += 1
      let repair = try asking.repair(of: record)
      guard case .parts(let places) = repair.kind else { continue }
      parts += 1
      #expect(broken.allSatisfy { place in places.contains { $0.touches(place) } }, "\(broken)")
      #expect(places.allSatisfy { place in broken.contains { place.touches($0) } }, "\(places)")
      #expect(places.count <= 5)

      let answer = try repair.answer(reading: right)
      let mended = try asking.mended(record, repair, by: answer)

      #expect(mended.record?.text() == right.text(), "\(answer)")
      let judge = try CompiledSchema(JSONTape(parsing: #require(repair.sent).bytes()))
      #expect(judge.accepts(try JSONTape(parsing: answer).root), "\(answer)")
    }
    // The whole is asked for where little would be left.
    #expect(tried > Seeds(0..<400, oneIn: 8).count / 2)
    #expect(parts * 3 > tried, "\(parts) of \(tried)")
  }

  /// Answers that are cut, or in which bytes are others.
  @Test(arguments: ["invoice", "product-photo", "org-chart"])
  func `change in nothing that was not asked for, whatever is answered`(name: String) throws {
    let asking = try Asking(named: name)
    var random = SeededRandom(seed: 3)
    for seed in Seeds(0..<120, oneIn: 6) {
      let right = try asking.schema.compiled.sample(seed: seed)
      var record = right
      guard try asking.spoil(&record, &random, Self.wrong, sparing: []) != nil else { continue }
      let repair = try asking.repair(of: record)
      guard case .parts(let places) = repair.kind else { continue }
      let answer = Array(try repair.answer(reading: right).utf8)
      for _ in 0..<20 {
        var bytes = answer.prefix(random.number(answer.count / 2...answer.count))
        let at = random.number(0...bytes.count - 1)
        bytes[at] = random.pick(Array(#"[]{}":,01a \"#.utf8))
        let mended = try asking.mended(
          record, repair, by: String(decoding: bytes, as: UTF8.self))
        guard let mended = mended.record else { continue }
        #expect(try mended.without(all: places).text() == record.without(all: places).text())
      }
    }
  }
}

extension JSON {
  fileprivate func without(all places: [JSONPointer]) throws -> JSON {
    // Items from behind, so that those before them keep their places.
    try places.reversed().reduce(self) { $0[$1] == nil ? $0 : try $0.without($1) }
  }
}

extension Asking {
  /// Makes something wrong at one place, apart from others; the place.
  fileprivate func spoil(
    _ record: inout JSON, _ random: inout SeededRandom, _ wrong: [JSON],
    sparing others: [JSONPointer]
  ) throws -> JSONPointer? {
    let places = record.places.filter { place in
      !others.contains { $0.encloses(place) || place.encloses($0) }
    }
    guard !places.isEmpty else { return nil }
    let before = Set(try violations(of: record).map(\.place))
    for _ in 0..<20 {
      let place = random.pick(places)
      let isItem = place.tokens.last.flatMap(JSONPointer.position) != nil
      let spoilt =
        random.oneIn(4) && !isItem
        ? try record.without(place) : try record.with(random.pick(wrong), at: place)
      let after = Set(try violations(of: spoilt).map(\.place))
      // Only what is seen, and seen at its place, can be asked for.
      guard after.subtracting(before).contains(where: { place.encloses($0) }),
        after.isSuperset(of: before)
      else { continue }
      record = spoilt
      return place
    }
    return nil
  }
}

extension Complaint {
  fileprivate var place: JSONPointer {
    missing.map(pointer.appending) ?? pointer
  }
}

extension JSONPointer {
  fileprivate func encloses(_ inner: JSONPointer) -> Bool {
    inner.tokens.count >= tokens.count
      && JSONPointer(Array(inner.tokens.prefix(tokens.count))) == self
  }
}

extension JSONPointer {
  /// Whether one lies in the other: a list is asked for because of an item, and an item because the list
  /// was spoilt.
  fileprivate func touches(_ other: JSONPointer) -> Bool {
    encloses(other) || other.encloses(self)
  }
}

extension JSON {
  /// The ways to all values inside.
  fileprivate var places: [JSONPointer] {
    var found: [JSONPointer] = []
    var pending: [(JSONPointer, JSON)] = [([], self)]
    while let (way, value) = pending.popLast() {
      if !way.tokens.isEmpty { found.append(way) }
      for (rank, item) in (value.array ?? []).enumerated() {
        pending.append((way.appending(rank), item))
      }
      for (name, member) in value.object?.members ?? [] {
        pending.append((way.appending(name), member))
      }
    }
    return found
  }
}

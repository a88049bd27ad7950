package import OrderedJSON
import SchemaGen

// A record that was cut is continued, and what is there of it is kept.

extension Repair {
  /// The question about a record that was cut, which stopped at a place: the rest of the outermost list
  /// that was being written, and what comes behind it. Outside of a list, it is the fields that are not
  /// there yet. Nothing if there is too little to go on from: then it has to be asked for with more
  /// tokens, or in sections.
  package init?(continuing record: JSON, stopped: JSONPointer, in form: RecordForm) {
    self.init(continuing: record, stopped: stopped, by: form.wire)
  }

  init?(continuing record: JSON, stopped: JSONPointer, by wire: WireSchema) {
    var search = MissingRest(record, wire)
    search.follow(stopped)
    guard search.isTold, !search.isNothing else { return nil }
    let parts = search.parts
    var message = RepairMessage()
    message.ask(forRest: parts, stopped: stopped, of: record)
    self.init(
      search.list.map { .rest(list: $0.list, after: $0.count) } ?? .parts(parts.map(\.place)),
      &message, asking: parts, by: wire, isContinuation: true)
  }
}

/// What is missing of a record that stopped at a place: at the place, and behind it in each object around.
struct MissingRest {
  private let record: JSON
  private let wire: WireSchema
  /// The list that stopped, and how many of its items are complete.
  private(set) var list: (list: JSONPointer, count: Int)?
  /// Whether the schema tells what is missing.
  private(set) var isTold = true
  private var wanted: [[Wanted]] = []

  private struct Wanted {
    var place: JSONPointer
    var use = Part.Use.value
    var form: PlaceForm
    var isRequired: Bool
  }

  init(_ record: JSON, _ wire: WireSchema) {
    self.record = record
    self.wire = wire
  }

  /// Whether the record is complete, and only what closes it was cut off.
  var isNothing: Bool { isTold && wanted.allSatisfy(\.isEmpty) }

  /// What was being written first, then what comes behind it, from the inside outwards.
  var parts: [Part] {
    var names = PartNames()
    return wanted.reversed().joined().map { wanted in
      let name = names.name(for: wanted.place)
      return Part(
        place: wanted.place, use: wanted.use,
        asked: WirePart(name, wanted.form, wanted.isRequired ? .required : .optional))
    }
  }

  /// Goes to where the record stopped.
  mutating func follow(_ stopped: JSONPointer) {
    isTold = !(record.array?.isEmpty ?? record.object?.isEmpty ?? true)
    guard isTold else { return }
    for depth in 0...stopped.tokens.count {
      let place = stopped.prefix(depth)
      let next = depth < stopped.tokens.count ? stopped.tokens[depth] : nil
      guard let value = record[place] else { break }
      guard enter(value, at: place, next) else {
        isTold = depth > 0 && again(at: place)
        break
      }
      if list != nil { break }
    }
  }

  /// Notes what is missing of an array or object; whether the schema tells.
  private mutating func enter(_ value: JSON, at place: JSONPointer, _ next: String?) -> Bool {
    guard let form = wire.form(at: place, in: record) else { return false }
    switch value {
    case .array(let items):
      guard let rest = wire.rest(of: form, in: value) else { return false }
      let count = min(next.flatMap(JSONPointer.position) ?? items.count, items.count)
      list = (place, count)
      wanted.append([Wanted(place: place, use: .rest(after: count), form: rest, isRequired: true)])
      return true
    case .object(let members):
      let known = wire.members(of: form, in: value)
      wanted.append(missing(of: known, in: members, at: place, next))
      return !known.isEmpty
    case .null, .bool, .number, .string: return true
    }
  }

  /// The members that come behind those that are there, and those that may not be missing.
  private func missing(
    of known: [(name: String, isRequired: Bool)], in members: JSONObject, at place: JSONPointer,
    _ next: String?
  ) -> [Wanted] {
    let last = known.lastIndex { members[$0.name] != nil } ?? -1
    return known.enumerated().compactMap { rank, member in
      let wasBegun = next.map { UTF8Text($0) == UTF8Text(member.name) } ?? false
      guard members[member.name] == nil, rank > last || member.isRequired || wasBegun else {
        return nil
      }
      let place = place.appending(member.name)
      return wire.form(at: place, in: record).map {
        Wanted(place: place, form: $0, isRequired: member.isRequired)
      }
    }
  }

  /// Asks for a value from its beginning that was begun and cannot be continued.
  private mutating func again(at place: JSONPointer) -> Bool {
    guard let form = wire.form(at: place, in: record) else { return false }
    wanted.append([Wanted(place: place, form: form, isRequired: form.isRequired)])
    return true
  }
}

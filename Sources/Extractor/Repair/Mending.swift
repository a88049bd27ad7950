import OrderedJSON
import SchemaGen

/// A record into which the parts of an answer are put, one after another; what no part names stays as it is.
struct Mending {
  private(set) var record: JSON
  /// The places that came.
  private(set) var taken: [JSONPointer] = []
  /// The list whose rest did not come, though the answer is whole.
  private(set) var missingRest: JSONPointer?
  private var cutPlace: JSONPointer?
  private var firstMissing: JSONPointer?
  private let whole: WireSchema
  private let answer: PartsAnswer
  private let local: LocalAnswer
  private let keepsCut: Bool

  /// - Parameters:
  ///   - wire: the form of the answer.
  ///   - whole: the form of the record.
  ///   - keepsCut: whether a list that was cut is better than none.
  init(
    _ record: JSON, by answer: PartsAnswer, _ wire: WireSchema, in whole: WireSchema, keepsCut: Bool
  ) {
    self.record = record
    self.whole = whole
    self.answer = answer
    self.keepsCut = keepsCut
    local = wire.answer(from: answer.value)
  }

  /// Where the record stops now, if the answer was cut before all was there.
  var stopped: JSONPointer? { answer.stopped == nil ? nil : cutPlace ?? firstMissing }

  /// Takes a part out of the answer. A part that is missing, cut or not of its form changes nothing.
  mutating func take(_ part: Part) {
    guard let sent = answer.value[part.name] else {
      firstMissing = firstMissing ?? part.place
      if part.use != .value, answer.stopped == nil { missingRest = part.place }
      return
    }
    firstMissing = nil
    switch part.use {
    case .rest(let count): extend(part, behind: count)
    case .value where isCut(part): begin(part)
    case .value where sent.isNull && local.value[part.name] == nil: remove(part.place)
    case .value: put(part)
    }
  }

  private func isCut(_ part: Part) -> Bool {
    answer.stopped?.tokens.first.map { UTF8Text($0) == UTF8Text(part.name) } ?? false
  }

  // MARK: Lists

  /// The items of a list that are complete.
  private func items(_ part: Part) -> [JSON]? {
    guard answer.value[part.name]?.kind == .array, let items = local.value[part.name]?.array else {
      return nil
    }
    guard isCut(part), let tokens = answer.stopped?.tokens, tokens.count > 1 else { return items }
    return Array(items.prefix(JSONPointer.position(tokens[1]) ?? 0))
  }

  private mutating func extend(_ part: Part, behind count: Int) {
    guard let items = items(part), let list = record[part.place]?.array else {
      missingRest = part.place
      return
    }
    let kept = list.prefix(count)
    let all = kept + items.dropFirst(Self.repeated(in: items, of: Array(kept)))
    replace(.array(Array(all)), at: part.place)
    if isCut(part) { cutPlace = part.place.appending(all.count) }
  }

  /// How many items at the beginning of an answer stand in the list already, because the model began
  /// again instead of going on.
  ///
  /// Equal lines are common in documents, so a few equal items prove nothing: the answer must begin as the
  /// list does, for three items or as many as there are, and not with the same one again and again.
  static func repeated(in items: [JSON], of kept: [JSON]) -> Int {
    let same = zip(items, kept).prefix { $0 == $1 }.count
    guard same > 0, same >= min(3, kept.count) else { return 0 }
    let isVaried = kept.prefix(same).contains { $0 != kept[0] }
    // Then the answer goes through the list once more, even if it reads a later item otherwise.
    return isVaried || kept.count == 1 ? min(kept.count, items.count) : 0
  }

  // MARK: Values

  /// Takes what is complete of a list that was cut, if that is better than nothing.
  private mutating func begin(_ part: Part) {
    guard keepsCut, let items = items(part),
      whole.rest(of: part.asked.form, in: .array(items)) != nil
    else {
      cutPlace = part.place
      return
    }
    replace(.array(items), at: part.place)
    cutPlace = part.place.appending(items.count)
  }

  private mutating func put(_ part: Part) {
    let isMistaken = local.mistakes.contains { mistake in
      mistake.pointer.tokens.first.map { UTF8Text($0) == UTF8Text(part.name) } ?? true
    }
    if !isMistaken, let value = local.value[part.name] { replace(value, at: part.place) }
  }

  private mutating func remove(_ place: JSONPointer) {
    taken.append(place)
    // What is not there need not be removed.
    _ = try? record.remove(at: place)
  }

  private mutating func replace(_ value: JSON, at place: JSONPointer) {
    let order = record[place] == nil ? names(around: place) : []
    if (try? record.put(value, at: place, inOrder: order)) != nil { taken.append(place) }
  }

  /// The names that may stand in the object around a place, in order.
  private func names(around place: JSONPointer) -> [String] {
    let outer = place.prefix(place.tokens.count - 1)
    guard let form = whole.form(at: outer, in: record), let object = record[outer] else {
      return []
    }
    return whole.members(of: form, in: object).map(\.name)
  }
}

extension JSON {
  /// Replaces a value, or adds a member before the first that comes behind it in some order of names.
  fileprivate mutating func put(
    _ value: JSON, at place: JSONPointer, inOrder names: [String]
  ) throws(JSONPointerError) {
    let outer = JSONPointer(Array(place.tokens.dropLast()))
    guard let name = place.tokens.last, let members = self[outer]?.object, members[name] == nil,
      let rank = names.firstIndex(where: { UTF8Text($0) == UTF8Text(name) })
    else { return try set(value, at: place) }
    let later = Set(names[rank...].map(UTF8Text.init))
    let next = members.members.firstIndex { later.contains(UTF8Text($0.name)) } ?? members.count
    var changed = members.members
    changed.insert((name, value), at: next)
    try set(.object(changed), at: outer)
  }
}

import OrderedJSON
import SchemaGen

/// The places of a record that are asked for again because of what is wrong with it: as few and as small
/// as can be.
///
/// A complaint leads to the value that it is about, to the member that is missing, or to the fields that
/// a check names. Where the schema does not tell what belongs to a place, the value around it is meant.
struct RepairPlaces {
  private let record: JSON
  private let wire: WireSchema
  private var places: [JSONPointer] = []
  /// Whether something is wrong that no part of the record could mend.
  private var needsAll = false

  /// More than these are asked for within the values around them,
  private static let most = 5
  /// unless they are so small that even so many are next to nothing.
  private static let mostTiny = 20
  /// Beyond these, merging them is not tried.
  private static let mostMerged = 1_000
  /// Parts of so many bytes are small beside any record.
  private static let fewBytes = 256

  init(of complaints: [Complaint], in record: JSON, by schema: Schema, _ wire: WireSchema) {
    self.record = record
    self.wire = wire
    for complaint in complaints {
      for place in complaint.places(by: schema.checks) { add(place) }
    }
  }

  /// The places in the order of the record; nothing if the whole is to be asked for.
  var chosen: [JSONPointer]? {
    guard !needsAll, !places.isEmpty, places.count <= Self.mostMerged else { return nil }
    var chosen = outermost(of: places)
    if chosen.count <= Self.mostTiny, bytes(of: chosen) * 20 < recordBytes {
      return inOrder(chosen)
    }
    let deepest = chosen.map(\.tokens.count).max() ?? 0
    for depth in (2..<max(2, deepest + 1)).reversed() where chosen.count > Self.most {
      guard let merged = merged(chosen, at: depth) else { return nil }
      chosen = outermost(of: merged)
    }
    guard chosen.count <= Self.most else { return nil }
    let bytes = bytes(of: chosen)
    return bytes <= Self.fewBytes || bytes * 3 < recordBytes ? inOrder(chosen) : nil
  }

  private func inOrder(_ places: [JSONPointer]) -> [JSONPointer] {
    places.map { ($0, record.ranks(along: $0)) }
      .sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
  }

  private var recordBytes: Int { record.bytes().count }

  private func bytes(of places: [JSONPointer]) -> Int {
    places.reduce(0) { $0 + (record[$1]?.bytes().count ?? 0) }
  }

  private mutating func add(_ place: JSONPointer) {
    guard !needsAll, places.count <= Self.mostMerged else { return }
    if let place = reachable(place) { places.append(place) } else { needsAll = true }
  }

  /// The place itself, or the nearest one around it of which the schema tells the form and whose value
  /// can be replaced; nothing if that is the whole record.
  private func reachable(_ place: JSONPointer) -> JSONPointer? {
    var place = place
    while !place.tokens.isEmpty {
      if let form = wire.form(at: place, in: record), canReplace(place, form) { return place }
      place.tokens.removeLast()
    }
    return nil
  }

  /// Whether another value can stand at a place. An item of another sort than the list's is not one that
  /// was misread, but one that should not be: only the list can do without it.
  private func canReplace(_ place: JSONPointer, _ form: PlaceForm) -> Bool {
    switch record[place.prefix(place.tokens.count - 1)] {
    case .object?: true
    case .array?: record[place].map { wire.takesSort(of: $0, at: form) } ?? false
    default: false
    }
  }

  // MARK: Merging

  /// Each place once, without those that lie within others.
  private func outermost(of places: [JSONPointer]) -> [JSONPointer] {
    let known = Set(places)
    var seen: Set<JSONPointer> = []
    return places.filter { place in
      let isInside = place.tokens.indices.contains { known.contains(place.prefix($0)) }
      return !isInside && seen.insert(place).inserted
    }
  }

  /// Puts the value around them in place of those of so many steps that lie in it together.
  private func merged(_ places: [JSONPointer], at depth: Int) -> [JSONPointer]? {
    let counts = Dictionary(
      places.filter { $0.tokens.count == depth }.map { ($0.prefix(depth - 1), 1) },
      uniquingKeysWith: +)
    var merged: [JSONPointer] = []
    for place in places {
      let outer = place.prefix(min(depth, place.tokens.count) - 1)
      guard place.tokens.count == depth, counts[outer, default: 0] > 1 else {
        merged.append(place)
        continue
      }
      guard let outer = reachable(outer) else { return nil }
      merged.append(outer)
    }
    return merged
  }
}

extension Complaint {
  /// The values that it is about.
  fileprivate func places(by checks: [Check]) -> [JSONPointer] {
    switch origin {
    case .check(let rank) where checks.indices.contains(rank):
      let named = checks[rank].places(at: pointer)
      return named.isEmpty ? [pointer] : named
    // The name of a member is wrong, and only the object around it can have another.
    case .schema(let rule) where rule.tokens.contains("propertyNames") && !pointer.tokens.isEmpty:
      return [pointer.prefix(pointer.tokens.count - 1)]
    case .schema, .check, .form: return [missing.map(pointer.appending) ?? pointer]
    }
  }
}

extension JSONPointer {
  /// The first so many steps.
  func prefix(_ count: Int) -> JSONPointer { JSONPointer(Array(tokens.prefix(count))) }
}

extension JSON {
  /// The positions of the values on the way to a place, by which places are put in order.
  fileprivate func ranks(along place: JSONPointer) -> [Int] {
    var value: JSON? = self
    return place.tokens.map { token in
      defer { value = value?[[token]] }
      switch value {
      case .array?: return JSONPointer.position(token) ?? .max
      case .object(let members)?:
        return members.members.firstIndex { UTF8Text($0.name) == UTF8Text(token) } ?? .max
      default: return .max
      }
    }
  }
}

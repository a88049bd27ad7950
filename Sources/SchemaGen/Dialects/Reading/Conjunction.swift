import JSONSchema
import OrderedJSON

/// The schemas that hold for one place, with what they refer to and their `allOf` beside them.
struct Conjunction {
  var sources: [Source] = []
  var isNever = false
  /// What is said at the place itself.
  var note: String?
  /// What is said where its references lead.
  var targetNote: String?
  /// Whether a reference was followed.
  var leadsAway = false
}

extension FormReader {
  mutating func conjunction(of places: [Place], beside flat: [Source]) -> Conjunction {
    var all = Conjunction()
    var seen: Set<Source> = []
    var pending: [(place: Place, isTarget: Bool)] = places.reversed().map { ($0, false) }
    for source in flat where seen.insert(source).inserted && source.constrains {
      all.sources.append(source)
    }
    while let (place, isTarget) = pending.popLast() {
      if place.schema.bool == false { all.isNever = true }
      guard let members = place.schema.object else { continue }
      let source = Source(pointer: place.pointer, schema: members, draft: index.draft, isFlat: true)
      guard seen.insert(source).inserted else { continue }
      let note = members["description"]?.string
      if isTarget { all.targetNote = all.targetNote ?? note } else { all.note = all.note ?? note }
      let hidesOthers = index.draft < .draft2019 && members["$ref"]?.string != nil
      if !hidesOthers, source.constrains { all.sources.append(source) }
      if !hidesOthers, let parts = members["allOf"]?.array {
        for (rank, part) in parts.enumerated().reversed() {
          pending.append(((source.pointer("allOf", String(rank)), part), isTarget))
        }
      }
      for target in targets(of: members, at: place.pointer) {
        all.leadsAway = true
        pending.append((target, true))
      }
    }
    return all
  }

  /// The places where the references of a schema lead; those that lead nowhere are refused.
  private mutating func targets(of schema: JSONObject, at pointer: JSONPointer) -> [Place] {
    var places: [Place] = []
    for target in index.targets(of: schema, at: pointer) {
      switch target {
      case .place(let place):
        if let schema = index.root[place], schema.kind == .object || schema.kind == .bool {
          places.append((place, schema))
        } else {
          refuse(.outside("#\(place)"), at: pointer)
        }
      case .outside(let reference): refuse(.outside(reference), at: pointer)
      case .dynamic(let reference): refuse(.dynamic(reference), at: pointer)
      }
    }
    return places
  }
}

import OrderedJSON

/// Where records of a form have texts, numbers and days that are copied out of a document: worked out
/// once, for all records.
struct PrintedPlan: Sendable {
  /// What there is at a place of a record; others are named by their position here.
  enum Place: Sendable {
    case nothing
    case value(PrintedKind)
    case items(Int)
    case tuple([Int], rest: Int?)
    case group([Field])
    case map(Int)
    /// Of each kind of value another; the kinds tell them apart.
    case byKind([Int])
    case either([Form], [Int])
  }

  struct Field: Sendable {
    let name: String
    /// Which of the group's fields it is; most records have them in that order.
    let rank: Int
    let place: Int
  }

  /// First those of the definitions.
  private(set) var places: [Place]
  private(set) var root = 0

  init(_ telling: TellingApart) {
    let definitions = telling.graph.definitions
    places = definitions.map { _ in .nothing }
    for number in definitions.indices {
      places[number] = place(of: definitions[number].form, telling)
    }
    root = add(telling.graph.localRoot, telling)
    for place in places.indices { removeIdleFields(of: place) }
  }

  private mutating func add(_ form: Form, _ telling: TellingApart) -> Int {
    if case .reference(let number) = form.body { return number }
    return add(place(of: form, telling))
  }

  private mutating func add(_ place: Place) -> Int {
    places.append(place)
    return places.count - 1
  }

  private mutating func place(of form: Form, _ telling: TellingApart) -> Place {
    switch telling.graph.resolved(form).body {
    case .text(let text): text.printedKind.map(Place.value) ?? .nothing
    case .number: .value(.number)
    case .list(let item, _): .items(add(item, telling))
    case .tuple(let items, let rest, _):
      .tuple(items.map { add($0, telling) }, rest: rest.map { add($0, telling) })
    case .places(let fields): .tuple(fields.map { add($0.form, telling) }, rest: nil)
    case .group(let group):
      .group(
        group.fields.enumerated().map { rank, field in
          Field(name: field.name, rank: rank, place: add(field.form, telling))
        })
    case .map(let map), .pairs(let map): .map(add(map.value, telling))
    case .either(let branches): either(branches, telling)
    case .anything, .never, .null, .boolean, .choice, .reference, .jsonText: .nothing
    }
  }

  private mutating func either(_ branches: [Form], _ telling: TellingApart) -> Place {
    let branchPlaces = branches.map { add($0, telling) }
    let kinds = branches.map { telling.kinds(of: $0, .local) }
    var byKind: [Int] = []
    for kind in JSON.Kind.allCases {
      let fitting = branches.indices.filter { kinds[$0].contains(kind) }
      guard fitting.count <= 1 else { return .either(branches, branchPlaces) }
      byKind.append(fitting.first.map { branchPlaces[$0] } ?? add(.nothing))
    }
    return .byKind(byKind)
  }

  private mutating func removeIdleFields(of place: Int) {
    guard case .group(var fields) = places[place] else { return }
    fields.removeAll { if case .nothing = places[$0.place] { true } else { false } }
    places[place] = .group(fields)
  }
}

extension Form.Text {
  /// How such a text is looked up in a document; nothing if it is not copied.
  fileprivate var printedKind: PrintedKind? {
    let rules = formats.map(TextType.Rule.format) + patterns.map(TextType.Rule.pattern)
    switch rules.lazy.compactMap({ TextType($0) }).first {
    case .date, .datetime, .instant: return .day
    case .time, .duration, .timestamp, .currency, .country, .language: return nil
    case .email, .url, .uuid, nil: return .text
    }
  }
}

import Measuring

/// Makes the outline of an insurance claim: the same one for the same seed, on every machine.
struct OutlineMaker {
  private var random: SeededRandom
  /// Names that no field has yet.
  private var names: [String]

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    names = Terms.qualities.flatMap { quality in Terms.matters.map { "\(quality)_\($0)" } }
    names.shuffle(using: &random)
  }

  /// An outline of so many fields and two checks for each of its sections.
  mutating func outline(ofFields wanted: Int) -> Outline {
    var outline = Outline(definitions: Terms.definitions, fields: Terms.head)
    let sections = Terms.sections
    for (rank, name) in sections.enumerated() {
      let room = wanted - outline.fieldCount
      let share = room / (sections.count - rank)
      if rank.isMultiple(of: 2) {
        outline.addGroup(name, plus: fields(share - 1 - Terms.period.count))
      } else {
        outline.addList(name, plus: fields(share - 1 - Terms.item.count))
      }
    }
    return outline
  }

  private mutating func fields(_ count: Int) -> [Outline.Field] {
    (0..<count).map { _ in field() }
  }

  private mutating func field() -> Outline.Field {
    let name = names.removeLast()
    return Outline.Field(
      name: name, meaning: random.below(2) == 0 ? random.pick(Terms.hints) : nil,
      isNullable: random.below(3) == 0, isOptional: false, kind: kind())
  }

  private mutating func kind() -> Outline.Kind {
    switch random.below(20) {
    case 0..<4: .text(longest: nil)
    case 4..<7: .text(longest: 20 + 10 * random.below(10))
    case 7..<9: .pattern(random.pick(Terms.patterns))
    case 9..<11: .date
    case 11..<13: .decimal(places: 2 + random.below(3))
    case 13..<15: .integer(0...(10 + random.below(1000)))
    case 15: .flag
    case 16..<18: .choice(Array(Terms.states.shuffled(using: &random).prefix(3 + random.below(4))))
    case 18: .explained(Array(Terms.meanings.shuffled(using: &random).prefix(3)))
    default: .definition(random.pick(["party", "address", "sum"]))
    }
  }
}

extension Outline {
  fileprivate mutating func addGroup(_ name: String, plus fields: [Field]) {
    self.fields.append(Field(name: name, kind: .group(Terms.period + fields)))
    checks += [
      "\(name).ends_on >= \(name).begins_on",
      "\(name).total ~= \(name).net + \(name).tax -- the total must be the net sum plus tax",
    ]
  }

  fileprivate mutating func addList(_ name: String, plus fields: [Field]) {
    self.fields.append(Field(name: name, kind: .list(Terms.item + fields)))
    checks += ["\(name)[]: amount ~= quantity * unit_price", "count(\(name)) > 0"]
  }
}

import OrderedJSON
import SchemaGen
import TestSupport

/// Makes up blueprints from a seed: every kind of shape, with names and texts that are hard to write.
struct RandomBlueprint {
  private var random: SeededRandom
  private var definitions: [String] = []
  private var isInDefinition = false
  /// Whether JSON Schemas and normalisers may be in it.
  var isPlain = false

  static func make(seed: UInt64, isPlain: Bool = false) -> Blueprint {
    var maker = RandomBlueprint(random: SeededRandom(seed: seed), isPlain: isPlain)
    return maker.blueprint()
  }

  private init(random: SeededRandom, isPlain: Bool) {
    self.random = random
    self.isPlain = isPlain
  }

  private mutating func blueprint() -> Blueprint {
    definitions = Array(["party", "money", "node-2"].prefix(random.number(0...3)))
    isInDefinition = true
    let named = definitions.map { name in Blueprint.Definition(name, shape(depth: 2)) }
    isInDefinition = false
    let output = random.oneIn(3) ? shape(depth: 3) : described(Shape(.group(group(depth: 3))))
    return Blueprint(output: output, definitions: named)
  }

  private mutating func shape(depth: Int) -> Shape {
    var shape = described(Shape(kind(depth: depth), isNullable: random.oneIn(4)))
    if case .null = shape.kind { shape.isNullable = false }
    if random.oneIn(15) { shape.examples = [value(), value()] }
    if !isPlain, case .text(let text) = shape.kind, text.type == nil, random.oneIn(8) {
      shape.normalisers = random.pick(Self.normalisers)
      shape.isNullable = true
    }
    return shape
  }

  private mutating func kind(depth: Int) -> Shape.Kind {
    let simple = random.number(0...5)
    guard depth > 0, random.oneIn(2) else {
      switch simple {
      case 0: return .text(text())
      case 1, 2: return .number(number())
      case 3: return .boolean
      case 4: return .choice(choice())
      default:
        if definitions.isEmpty { return .text(text()) }
        let reference = Shape.Kind.reference(random.pick(definitions))
        // A definition has to end.
        return isInDefinition ? .list(Shape.List(of: Shape(reference))) : reference
      }
    }
    switch random.number(0...6) {
    case 0, 1: return .group(group(depth: depth - 1))
    case 2:
      let isUnique = random.oneIn(5)
      return .list(Shape.List(of: shape(depth: depth - 1), count: count(), isUnique: isUnique))
    case 3:
      let keys = random.oneIn(2) ? words() : nil
      return .map(Shape.Map(of: shape(depth: depth - 1), keys: keys, count: count()))
    case 4: return .variants(variants(depth: depth - 1))
    case 5: return .either([Shape(.text(Shape.Text())), Shape(.number(number())), Shape(.boolean)])
    default: return isPlain ? .boolean : .schema(["enum": [value(), "x"]], isSent: random.oneIn(2))
    }
  }

  private mutating func group(depth: Int) -> Shape.Group {
    var fields: [Shape.Field] = []
    for _ in 0...random.number(0...4) {
      let name = name()
      guard !fields.contains(where: { UTF8Text($0.name) == UTF8Text(name) }) else { continue }
      fields.append(Shape.Field(name, isOptional: random.oneIn(3), shape(depth: depth)))
    }
    return Shape.Group(fields)
  }

  private mutating func variants(depth: Int) -> Shape.Variants {
    let cases = ["one", "$two", "no", "four?"].prefix(random.number(1...4)).map { name in
      let meaning = random.oneIn(2) ? words() : nil
      let fields = random.oneIn(4) ? Shape.Group([]) : group(depth: depth)
      return Shape.Variants.Case(name, meaning: meaning, fields)
    }
    return Shape.Variants(tag: random.pick(["the tag", "which", "~tag"]), cases)
  }

  private mutating func text() -> Shape.Text {
    if random.oneIn(2) { return Shape.Text(random.oneIn(2) ? nil : random.pick(TextType.allCases)) }
    let pattern = random.oneIn(2) ? random.pick(Self.patterns) : nil
    return Shape.Text(length: count(), pattern: pattern)
  }

  private mutating func number() -> Shape.Number {
    let precision: Shape.Number.Precision =
      random.pick([
        .whole, .binary, .decimal(places: nil), .decimal(places: 2), .decimal(places: 0),
      ])
    let low = JSONNumber(random.number(-20...20))
    let high = JSONNumber(random.pick(["20.5", "1e2", "21", "1e70"]))
    return Shape.Number(
      precision,
      lower: random.oneIn(2) ? Shape.Number.Bound(low, isExclusive: random.oneIn(2)) : nil,
      upper: random.oneIn(2)
        ? high.map { Shape.Number.Bound($0, isExclusive: random.oneIn(3)) } : nil
    )
  }

  private mutating func choice() -> Shape.Choice {
    let start = random.number(0...(Self.values.count - 4))
    let values: [JSON] =
      random.oneIn(4)
      ? [0, 7, -1, 2.5] : Self.values[start...].prefix(random.number(1...4)).map(JSON.string)
    let hasMeanings = random.oneIn(3)
    return Shape.Choice(values.map { ($0, hasMeanings && random.oneIn(2) ? words() : nil) })
  }

  private mutating func count() -> Shape.Count {
    if random.oneIn(2) { return Shape.Count() }
    let least = random.number(0...4)
    return Shape.Count(
      atLeast: random.oneIn(2) ? least : nil,
      atMost: random.oneIn(2) ? least + random.number(0...2) : nil)
  }

  private mutating func described(_ shape: Shape) -> Shape {
    var shape = shape
    if random.oneIn(3) { shape.description = words() }
    return shape
  }

  private mutating func name() -> String {
    random.pick(definitions.isEmpty ? Self.names + Self.unsayable : Self.names)
  }
  private mutating func words() -> String { random.pick(Self.texts) }
  private mutating func value() -> JSON {
    random.pick([
      nil, true, 1, 1.50, "text", "null", "2024-01-01", "~", "1e3", "", " x ", ["a", []],
      ["no": ["y": 1], "": "a: b"], "a\nb", [:], "0x1F", "- a", "\u{FEFF}é\t",
    ])
  }

  private static let names = [
    "a", "due_date", "net: amount", "no", "null", "true", "12", "1.5", "$id", "Smoker?", "x y", "é",
    "e\u{301}", "- dash", "#tag", "a #b", "&x", "*", "!t", "@", "`", "{a}", "[b", "a,b", "it's",
    "\"q\"",
    "%", "a:", "=", "<<", "日本", "...", "a--b", "one of a", "~", "\u{202E}rtl", "🙂",
  ]
  private static let normalisers: [[NormaliserCall]] = [
    [], [NormaliserCall("upper")], [NormaliserCall("trim"), NormaliserCall("lower")],
    [NormaliserCall("null_words", ["N/A", "-", "a \"b\", c", " x ", "", "it's", "\\"])],
  ]
  /// What no key of the language can name.
  private static let unsayable = ["-- x", "?q", "list[]", " blank", "", "a??", "two\nlines"]
  private static let texts = [
    "who pays", "without VAT: see #3", "it's \"so\"", "two\nlines\n\nof text", "ends with a colon:",
    "- not a list", "  blanks around ", "null", "# hash", "tab\there", "nbsp\u{A0}here", "日本語 の 文",
    "a -- b", "{ flow: [1] }", "line\n", "\u{85}odd\u{2028}breaks", "%x", "e\u{301}", "'quoted'",
    "\\d+",
    String(repeating: "a long description that does not fit on one line ", count: 6),
    "x\n  indented",
    "trailing\n\n",
  ]
  private static let values = [
    "paid", "open", "in progress", "n/a", "other (say which)", "yes, both", "null", "true", "no",
    "12",
    "1.5", "a | b", "a\"b", "c\\d", "e..f", "- g", "h - i", "?", "j?", "k: l", "#", "m #n", "'o'",
    "p or q",
    "(", "(r", "s)", "t (u) v", "-- w", "{x}", "/y/", "é", "e\u{301}", " z", "two\nlines", "", "=",
    "🙂",
    "~", "0x1F", "yes", "one", "two", "three",
  ]
  private static let patterns = [
    "^[A-Z]{3}$", "^(?:a|b)$", "a/b c", "[^/]+/ x", "^a: b #c$", "^'$", "^\"$", "(a)\\1", "^a",
    "b$", "\\.",
    "^(?:\\d+ -- x)$", "^é$", "x\\/ y",
  ]
}

import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

/// A value of every sort, for comparison with what comes back.
struct Sample: Codable, Equatable {
  var text: String
  var truth: Bool
  var int: Int
  var small: Int8
  var large: UInt64
  var double: Double
  var float: Float
  var decimal: Decimal
  var date: Date
  var url: URL
  var uuid: UUID
  var data: Data
  var texts: [String]
  var numbers: [String: Double]
  var ranks: [Int: Bool]
  var set: Set<UInt16>
  var perhaps: [Int?]
  var note: String?
  var when: Date?
  var payment: Payment
  var side: Side
  var sides: [Side: Int]
  var children: [Sample]

  enum Payment: Codable, Equatable {
    case cash
    case card(number: String, months: Int?)
    case several(Double, [Bool])
  }
  enum Side: String, Codable, CodingKeyRepresentable, CaseIterable { case leftHand, rightHand }

  init(_ random: inout SeededRandom, depth: Int = 2) {
    text = Self.text(&random)
    truth = Bool.random(using: &random)
    int = Int(truncatingIfNeeded: random.next()) >> Int.random(in: 0...63, using: &random)
    small = Int8(truncatingIfNeeded: random.next())
    large = random.next()
    double = Self.double(&random)
    float = Float(Int.random(in: -9_999_999...9_999_999, using: &random)) / 64
    decimal = Decimal(
      sign: Bool.random(using: &random) ? .plus : .minus,
      exponent: Int.random(in: -9...9, using: &random),
      significand: Decimal(Int.random(in: 0...999_999_999, using: &random)))
    // Whole seconds: Foundation's own ISO 8601 form has no fractions.
    date = Date(
      timeIntervalSince1970: Double(Int.random(in: -9_999_999_999...99_999_999_999, using: &random))
    )
    url = URL(filePath: "/\(int)/a")
    uuid = UUID(uuid: unsafeBitCast((random.next(), random.next()), to: uuid_t.self))
    data = Data(random.some(upTo: 9) { UInt8(truncatingIfNeeded: $0.next()) })
    texts = random.some(upTo: 4) { Self.text(&$0) }
    numbers = Dictionary(
      random.some(upTo: 4) { (Self.text(&$0), Self.double(&$0)) }, uniquingKeysWith: { $1 })
    ranks = Dictionary(
      random.some(upTo: 4) { (Int.random(in: -99...99, using: &$0), true) },
      uniquingKeysWith: { $1 })
    set = Set(random.some(upTo: 5) { UInt16(truncatingIfNeeded: $0.next()) })
    perhaps = random.some(upTo: 4) { $0.maybe { Int.random(in: -9...9, using: &$0) } }
    note = random.maybe { Self.text(&$0) }
    when = random.maybe {
      Date(timeIntervalSince1970: Double(Int.random(in: 0...9_999, using: &$0)))
    }
    payment =
      switch Int.random(in: 0...2, using: &random) {
      case 0: .cash
      case 1: .card(number: Self.text(&random), months: random.maybe { _ in 12 })
      default: .several(Self.double(&random), [true, false])
      }
    side = Side.allCases.randomElement(using: &random) ?? .leftHand
    sides = [side: small == 0 ? 1 : 2]
    children = depth == 0 ? [] : random.some(upTo: 2) { Sample(&$0, depth: depth - 1) }
  }

  private static func text(_ random: inout SeededRandom) -> String {
    let letters: [Unicode.Scalar] = [
      "a", "b", "Z", "_", " ", "\"", "\\", "/", "\n", "\u{0}", "\u{1F}", "\u{7F}", "é", "ß", "中",
      "😀",
      "\u{301}", "\u{2028}", "\u{FFFD}", "\u{10FFFF}",
    ]
    var text = String.UnicodeScalarView()
    text.append(contentsOf: random.some(upTo: 12) { letters.randomElement(using: &$0) ?? "a" })
    return String(text)
  }

  private static func double(_ random: inout SeededRandom) -> Double {
    let double = Double(bitPattern: random.next())
    return double.isFinite ? double : 0.5
  }
}

@Suite struct `Random values` {
  @Test(arguments: [
    JSONCodingRules(), JSONCodingRules(dates: .secondsSince1970, data: .array, keys: .snakeCase),
    JSONCodingRules(
      dates: .secondsSince2001, keys: .custom(name: { $0 + "." }, property: { "\($0.dropLast())" })),
  ])
  func `come back equal`(rules: JSONCodingRules) throws {
    var random = SeededRandom(seed: 9)
    for _ in 0..<250 {
      let sample = Sample(&random)
      let json = try JSON(encoding: sample, by: rules)

      #expect(try Sample(decoding: json.text(), by: rules) == sample)
      #expect(try Sample(decoding: json.text(.indented), by: rules) == sample)
      #expect(try JSON(decoding: json.text()).text() == json.text())
    }
  }

  @Test(arguments: [false, true])
  func `are exchanged with Foundation's coders`(isSnakeCase: Bool) throws {
    let encoder = JSONEncoder()
    encoder.dateEncodingStrategy = .iso8601
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .iso8601
    if isSnakeCase {
      encoder.keyEncodingStrategy = .convertToSnakeCase
      decoder.keyDecodingStrategy = .convertFromSnakeCase
    }
    let rules = JSONCodingRules(keys: isSnakeCase ? .snakeCase : .asWritten)
    var random = SeededRandom(seed: isSnakeCase ? 10 : 11)
    for _ in 0..<1200 {
      var sample = Sample(&random, depth: 1)
      // Foundation changes the names in these under its rule, where ours are left alone.
      if isSnakeCase { sample = sample.withoutSides() }

      #expect(try Sample(decoding: encoder.encode(sample), by: rules) == sample)
      #expect(
        try decoder.decode(Sample.self, from: Data(JSON(encoding: sample, by: rules).bytes()))
          == sample)
    }
  }
}

extension Sample {
  fileprivate func withoutSides() -> Sample {
    var sample = self
    sample.sides = [:]
    sample.children = children.map { $0.withoutSides() }
    return sample
  }
}

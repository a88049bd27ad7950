/// What a pattern of ECMA-262 is made of, as far as texts that match it are made from it.
///
/// It is read only from patterns that have been compiled, so nothing is refused here.
indirect enum PatternTree {
  case text(PatternClass)
  case sequence([PatternTree])
  case alternatives([PatternTree])
  case repeated(PatternTree, least: Int, most: Int)
  case group(Int, PatternTree)
  case reference(Int)
  /// What has to follow here.
  case lookAhead(PatternTree)
  /// What takes no characters and is left to chance: boundaries and what must not be.
  case nothing
}

/// A set of characters: `[a-z\d]`, `.`, or one character.
struct PatternClass {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false

  static let digit = [range("0", "9")]
  static let word = [range("a", "z"), range("A", "Z"), range("0", "9"), range("_", "_")]
  static let space = [range(" ", " "), range("\t", "\r"), range("\u{a0}", "\u{a0}")]

  private static func range(_ low: Unicode.Scalar, _ high: Unicode.Scalar) -> ClosedRange<UInt32> {
    low.value...high.value
  }

  func contains(_ value: UInt32) -> Bool { ranges.contains { $0.contains(value) } }

  /// The printable ASCII characters that are not among these.
  static func others(than ranges: [ClosedRange<UInt32>]) -> [ClosedRange<UInt32>] {
    (0x20...0x7E).filter { value in !ranges.contains { $0.contains(value) } }.map { $0...$0 }
  }
}

/// Reads a ``PatternTree``.
struct PatternTreeReader {
  private let source: [Unicode.Scalar]
  private var position = 0
  private var groupCount = 0
  private var names: [String: Int] = [:]

  static func read(_ pattern: String) -> PatternTree {
    var reader = PatternTreeReader(source: Array(pattern.unicodeScalars))
    return reader.readAlternatives()
  }

  private init(source: [Unicode.Scalar]) { self.source = source }

  private func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < source.count ? source[position + ahead] : nil
  }

  private mutating func accept(_ text: String) -> Bool {
    guard source[position...].starts(with: text.unicodeScalars) else { return false }
    position += text.unicodeScalars.count
    return true
  }

  private mutating func readAlternatives() -> PatternTree {
    var alternatives: [PatternTree] = []
    repeat { alternatives.append(readSequence()) } while accept("|")
    return alternatives.count == 1 ? alternatives[0] : .alternatives(alternatives)
  }

  private mutating func readSequence() -> PatternTree {
    var terms: [PatternTree] = []
    while let next = peek(), next != "|", next != ")" {
      let term = readAtom()
      terms.append(readQuantifier(of: term))
    }
    return .sequence(terms)
  }

  private mutating func readAtom() -> PatternTree {
    let next = source[position]
    position += 1
    switch next {
    case "^", "$": return .nothing
    case ".":
      return .text(PatternClass(ranges: [0x0A...0x0A, 0x0D...0x0D], isNegated: true))
    case "(": return readGroup()
    case "[": return .text(readClass())
    case "\\": return readEscape()
    default: return .text(PatternClass(ranges: [next.value...next.value]))
    }
  }

  private mutating func readGroup() -> PatternTree {
    var number = 0
    var looks = false
    var isIgnored = false
    if accept("?:") {
    } else if accept("?=") {
      looks = true
    } else if accept("?!") || accept("?<!") || accept("?<=") {
      isIgnored = true
    } else {
      groupCount += 1
      number = groupCount
      if accept("?<") { names[readName()] = number }
    }
    let content = readAlternatives()
    _ = accept(")")
    if isIgnored { return .nothing }
    if looks { return .lookAhead(content) }
    return number > 0 ? .group(number, content) : content
  }

  private mutating func readName() -> String {
    var name = ""
    while let next = peek(), next != ">" {
      name.unicodeScalars.append(next)
      position += 1
    }
    _ = accept(">")
    return name
  }

  private mutating func readQuantifier(of term: PatternTree) -> PatternTree {
    var (least, most) = (1, 1)
    if accept("*") {
      (least, most) = (0, .max)
    } else if accept("+") {
      most = .max
    } else if accept("?") {
      least = 0
    } else {
      let start = position
      guard accept("{"), let low = readNumber() else {
        position = start
        return term
      }
      least = low
      most = low
      if accept(",") { most = readNumber() ?? .max }
      guard accept("}") else {
        position = start
        return term
      }
    }
    _ = accept("?")
    return .repeated(term, least: least, most: most)
  }

  private mutating func readNumber() -> Int? {
    var number: Int?
    while let next = peek(), ("0"..."9").contains(next) {
      number = min((number ?? 0) * 10 + Int(next.value) - 48, 100_000)
      position += 1
    }
    return number
  }
}

// MARK: Escapes and classes

extension PatternTreeReader {
  private mutating func readEscape() -> PatternTree {
    guard let next = peek() else { return .nothing }
    switch next {
    case "b", "B":
      position += 1
      return .nothing
    case "k":
      position += 2
      return .reference(names[readName()] ?? 0)
    case "1"..."9": return .reference(readNumber() ?? 0)
    default: return .text(readSet())
    }
  }

  /// Reads what stands behind a backslash, in a class and outside.
  private mutating func readSet() -> PatternClass {
    guard let letter = peek() else { return PatternClass() }
    position += 1
    switch letter {
    case "d": return PatternClass(ranges: PatternClass.digit)
    case "w": return PatternClass(ranges: PatternClass.word)
    case "s": return PatternClass(ranges: PatternClass.space)
    case "D": return PatternClass(ranges: PatternClass.others(than: PatternClass.digit))
    case "W": return PatternClass(ranges: PatternClass.others(than: PatternClass.word))
    case "S": return PatternClass(ranges: PatternClass.others(than: PatternClass.space))
    case "p", "P":
      let start = position
      while let next = peek(), next != "}" { position += 1 }
      _ = accept("}")
      let name = String(String.UnicodeScalarView(source[start..<position]))
      return PatternClass(property: "\\\(letter)\(name)")
    default:
      let value = readCodePoint(letter)
      return PatternClass(ranges: [value...value])
    }
  }

  private mutating func readCodePoint(_ letter: Unicode.Scalar) -> UInt32 {
    switch letter {
    case "t": return 9
    case "n": return 10
    case "v": return 11
    case "f": return 12
    case "r": return 13
    case "b": return 8
    case "0": return 0
    case "c":
      defer { position += 1 }
      return (peek()?.value ?? 0) % 32
    case "x": return readHex(2)
    case "u":
      if accept("{") {
        let value = readHex(64)
        _ = accept("}")
        return value
      }
      let high = readHex(4)
      let start = position
      if (0xD800...0xDBFF).contains(high), accept("\\u") {
        let low = readHex(4)
        if (0xDC00...0xDFFF).contains(low) {
          return 0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)
        }
      }
      position = start
      return high
    default: return letter.value
    }
  }

  private mutating func readHex(_ most: Int) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<most {
      guard let next = peek(), let digit = Character(next).hexDigitValue else { break }
      value = value &* 16 &+ UInt32(digit)
      position += 1
    }
    return value
  }

  /// Reads a class; its bracket is behind.
  private mutating func readClass() -> PatternClass {
    var set = PatternClass()
    set.isNegated = accept("^")
    while peek() != nil, !accept("]") {
      let first = readMember()
      guard peek() == "-", let next = peek(1), next != "]" else {
        set.add(first)
        continue
      }
      position += 1
      let last = readMember()
      if let low = first.ranges.first?.lowerBound, let high = last.ranges.first?.upperBound,
        low <= high
      {
        set.ranges.append(low...high)
      } else {
        set.add(first)
        set.add(last)
        set.ranges.append(0x2D...0x2D)
      }
    }
    return set
  }

  private mutating func readMember() -> PatternClass {
    guard let next = peek() else { return PatternClass() }
    position += 1
    return next == "\\" ? readSet() : PatternClass(ranges: [next.value...next.value])
  }
}

extension PatternClass {
  fileprivate mutating func add(_ other: PatternClass) { ranges += other.ranges }
}

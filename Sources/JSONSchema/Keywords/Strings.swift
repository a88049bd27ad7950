import Formats
import OrderedJSON
import Patterns

// `minLength` and `maxLength` in code points, `pattern` anywhere in the string, `format` where it is
// asserted, and in draft 7 the content of a string.

/// A rule for a string.
enum StringRule: BitwiseCopyable, Sendable {
  case minLength(Int)
  case maxLength(Int)
  case pattern(Int32)
  case format(Format)
  case base64
  /// The string is JSON; in base64 if so said.
  case json(inBase64: Bool)
}

extension NodeDraft {
  mutating func compileLength(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    guard let count = count(keyword, value, &compiler) else { return }
    strings.append(keyword == .minLength ? .minLength(count) : .maxLength(count))
  }

  mutating func compilePattern(_ value: JSONView, with compiler: inout Compiler) {
    guard let source = value.string else {
      return complain(.pattern, "a string", at: value, &compiler)
    }
    if let pattern = compiler.pattern(source, at: value) { strings.append(.pattern(pattern)) }
  }

  mutating func compileFormat(_ value: JSONView, with compiler: inout Compiler) {
    guard let name = value.string else {
      return complain(.format, "a string", at: value, &compiler)
    }
    guard assertsFormats, let format = Format(name) else { return }
    strings.append(.format(format))
  }

  mutating func compileContent(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    guard let name = value.string else {
      return complain(keyword, "a string", at: value, &compiler)
    }
    guard dialect.draft == .draft7 else { return }
    let encoding = schema["contentEncoding"]
    let isBase64 = encoding.map { $0.means("base64") } ?? false
    if keyword == .contentEncoding, isBase64 { strings.append(.base64) }
    // What stands in an encoding that we do not know is not judged.
    let isReadable = encoding == nil || isBase64
    if keyword == .contentMediaType, isReadable, UTF8Text(name) == UTF8Text("application/json") {
      strings.append(.json(inBase64: isBase64))
    }
  }
}

extension Compiler {
  /// Compiles a pattern, or notes why it is none.
  mutating func pattern(_ source: String, at value: JSONView) -> Int32? {
    do {
      program.patterns.append(SourcedPattern(pattern: try Pattern(source), source: source))
      return Int32(program.patterns.count - 1)
    } catch {
      library.complain(.badPattern("\(error)"), at: value)
      return nil
    }
  }
}

extension Judge {
  mutating func judgeString(_ rules: Slice, _ number: Int32, _ at: Int) -> Bool {
    let entry = ground.entries[at]
    var isValid = true
    for rank in 0..<Int(rules.count) {
      let rule = ground.tables.pointee.strings[Int(rules.start) + rank]
      switch rule {
      // A code point has at least one byte, and what is not empty has at least one code point.
      case .minLength(let least):
        if entry.length >= least, least <= 1 || ground.length(of: entry) >= least { continue }
      case .maxLength(let most):
        if entry.length <= most || ground.length(of: entry) <= most { continue }
      case .pattern(let pattern):
        switch search(pattern, entry) {
        case .matches: continue
        case .doesNotMatch: break
        case .tooHard:
          let finding = Finding.patternTooHard(source(of: pattern))
          _ = giveUp(finding, number, .pattern, at)
          continue
        }
      case .format(let format): if ground.meets(format, entry) { continue }
      case .base64: if ground.isBase64(entry) { continue }
      case .json(let inBase64): if ground.isJSON(entry, inBase64: inBase64) { continue }
      }
      isValid = report.violated(rule.finding, by: number, rule.keyword, at: at)
      if isSettled { return false }
    }
    return isValid
  }

  /// A pattern as it is written.
  func source(of pattern: Int32) -> String { memory.program.patterns[Int(pattern)].source }

  /// Looks for a pattern in a string of the tape.
  mutating func search(_ index: Int32, _ entry: Entry) -> PatternResult {
    let scratch = patternScratch()
    let pattern = ground.tables.pointee.patterns[Int(index)]
    return ground.withString(entry) { bytes in
      pattern._withUnsafeGuaranteedRef { $0.search(bytes, &scratch.pointee) }
    }
  }
}

// Not compiled into the judge itself: the room that escapes are resolved in would cost every string.
extension Ground {
  @inline(never)
  fileprivate func meets(_ format: Format, _ entry: Entry) -> Bool {
    withString(entry) { format.isMet(by: $0) }
  }

  @inline(never)
  fileprivate func isBase64(_ entry: Entry) -> Bool {
    withString(entry) { Base64.decoded($0) } != nil
  }

  @inline(never)
  fileprivate func isJSON(_ entry: Entry, inBase64: Bool) -> Bool {
    withString(entry) { bytes in
      let content = inBase64 ? Base64.decoded(bytes) : Array(bytes)
      return content.map { (try? JSONTape(parsing: $0)) != nil } ?? false
    }
  }
}

extension StringRule {
  var finding: Finding {
    switch self {
    case .minLength, .maxLength: .length
    case .pattern: .pattern
    case .format: .format
    case .base64, .json: .content
    }
  }

  var keyword: Keyword {
    switch self {
    case .minLength: .minLength
    case .maxLength: .maxLength
    case .pattern: .pattern
    case .format: .format
    case .base64: .contentEncoding
    case .json: .contentMediaType
    }
  }
}

extension Format {
  init?(_ name: String) {
    guard let format = Format.allCases.first(where: { UTF8Text($0.rawValue) == UTF8Text(name) })
    else { return nil }
    self = format
  }

  /// Whether a string has the format.
  func isMet(by bytes: UnsafeRawBufferPointer) -> Bool {
    accepts(bytes) { Pattern.isValid(String(decoding: $0, as: UTF8.self)) }
  }
}

/// Base64 as RFC 4648 has it, with its padding.
enum Base64 {
  static func decoded(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    guard text.count % 4 == 0 else { return nil }
    let padding = text.reversed().prefix(2).prefix { $0 == UInt8(ascii: "=") }.count
    var decoded: [UInt8] = []
    var bits: UInt32 = 0
    for (rank, byte) in text.dropLast(padding).enumerated() {
      guard let value = value(of: byte) else { return nil }
      bits = bits << 6 | value
      if rank % 4 > 0 {
        decoded.append(UInt8(truncatingIfNeeded: bits >> UInt32(6 - rank % 4 * 2)))
      }
    }
    return decoded
  }

  private static func value(of byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}

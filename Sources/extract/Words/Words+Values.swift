import Extractor
import Files

/// What stands behind an option, as the value that it means.
extension Words {
  /// A whole number, if the option was given.
  func number(
    _ option: String, in range: ClosedRange<UInt64>
  ) throws(UsageError) -> Int? {
    guard let value = value(option) else { return nil }
    guard let number = UInt64("\(value)"), range.contains(number), let small = Int(exactly: number)
    else { throw .badNumber(option: option, value, range) }
    return small
  }

  /// An amount of money.
  func money(_ option: String) throws(UsageError) -> Money? {
    guard let value = value(option) else { return nil }
    guard let money = Money(parsing: "\(value)") else {
      throw .badValue(option: option, value, allowed: ["dollars, such as 0.30"])
    }
    return money
  }

  /// A length of time: `90s`, `1m30s`, `1h`, `12.5s`.
  func time(_ option: String) throws(UsageError) -> Duration? {
    guard let value = value(option) else { return nil }
    guard let time = Duration(written: "\(value)") else {
      throw .badValue(option: option, value, allowed: ["90s", "1m30s", "12.5s"])
    }
    return time
  }

  /// A text, exactly as it was written.
  func text(_ option: String) throws(UsageError) -> String? { try texts(option).last }

  /// All texts of an option that may be given several times.
  func texts(_ option: String) throws(UsageError) -> [String] {
    var texts: [String] = []
    for value in values(option) {
      guard let text = String(validating: value.bytes, as: UTF8.self) else {
        throw .badValue(option: option, value, allowed: ["text in UTF-8"])
      }
      texts.append(text)
    }
    return texts
  }

  /// One of some words.
  func choice<Choice: RawRepresentable & CaseIterable>(
    _ option: String, of type: Choice.Type = Choice.self
  ) throws(UsageError) -> Choice? where Choice.RawValue == String {
    guard let value = value(option) else { return nil }
    return try Self.choice(option, value)
  }

  /// Some of some words, with commas between them.
  func choices<Choice: RawRepresentable & CaseIterable>(
    _ option: String, of type: Choice.Type = Choice.self
  ) throws(UsageError) -> [Choice]? where Choice.RawValue == String {
    guard let value = value(option) else { return nil }
    var choices: [Choice] = []
    let comma = UInt8(ascii: ",")
    for word in value.bytes.split(separator: comma, omittingEmptySubsequences: false) {
      choices.append(try Self.choice(option, FilePath(word) ?? value))
    }
    return choices
  }

  private static func choice<Choice: RawRepresentable & CaseIterable>(
    _ option: String, _ word: FilePath
  ) throws(UsageError) -> Choice where Choice.RawValue == String {
    guard let choice = Choice.allCases.first(where: { word.bytes == Array($0.rawValue.utf8) })
    else { throw .badValue(option: option, word, allowed: Choice.allCases.map(\.rawValue)) }
    return choice
  }
}

extension Duration {
  /// Reads a length of time: numbers, each with its unit, as `1m30s`; of at most some years.
  init?(written text: String) {
    var total = Duration.zero
    var digits = ""
    for character in text {
      if character.isASCII, character.isNumber || character == "." {
        digits.append(character)
        continue
      }
      guard let unit = ["d": 86_400.0, "h": 3600, "m": 60, "s": 1][character],
        let number = Double(digits), number < 1_000_000
      else { return nil }
      total += .milliseconds(Int64((number * unit * 1000).rounded()))
      digits = ""
    }
    guard digits.isEmpty, !text.isEmpty, total < .seconds(1_000_000_000) else { return nil }
    self = total
  }
}

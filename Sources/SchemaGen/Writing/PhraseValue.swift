import OrderedJSON

extension Shape.Choice {
  /// The values as they stand behind `one of`, quoted where a reader would take them for something
  /// else; nothing if they are neither all texts nor all numbers, or cannot be written in one line.
  var phraseValues: [String]? {
    let texts = values.compactMap(\.value.string)
    if texts.isEmpty {
      let numbers = values.compactMap { $0.value.number?.plainText }
      return numbers.count == values.count && !numbers.isEmpty ? numbers : nil
    }
    guard texts.count == values.count else { return nil }
    guard !texts.contains(where: { $0.unicodeScalars.contains(where: \.isControl) }) else {
      return nil
    }
    // If each of them were a bare number, they would be read as numbers.
    let areNumbers = texts.allSatisfy { JSONNumber($0) != nil }
    return texts.map { areNumbers || $0.needsQuotesInPhrase ? $0.quotedInPhrase : $0 }
  }
}

extension String {
  /// Whether a value of `one of` is not just words between single spaces.
  fileprivate var needsQuotesInPhrase: Bool {
    let words = split(separator: " ", omittingEmptySubsequences: false)
    return ["null", "true", "false"].contains { $0.utf8.elementsEqual(utf8) }
      || words.contains { !$0.isPhraseWord } || !hasPairedBrackets
  }

  /// The text in double quotes, as phrases, normalisers and checks have it: a backslash stands before a
  /// quote and before a backslash.
  var quotedInPhrase: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      if scalar == "\"" || scalar == "\\" { quoted += "\\" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  /// Whether each bracket has its partner, and none stands inside another.
  private var hasPairedBrackets: Bool {
    var isInside = false
    for byte in utf8 where byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") {
      guard isInside == (byte == UInt8(ascii: ")")) else { return false }
      isInside.toggle()
    }
    return !isInside
  }
}

extension Substring {
  /// Whether the reader of phrases takes this for a word or for a word in brackets.
  fileprivate var isPhraseWord: Bool {
    guard let first = unicodeScalars.first, first != "/", first != "'" else { return false }
    let lookLikeSomethingElse = ["-", "--", "–", "—", "or", "()"]
    if lookLikeSomethingElse.contains(where: { $0.utf8.elementsEqual(utf8) }) { return false }
    return !hasDots
      && !unicodeScalars.contains {
        $0.properties.isWhitespace || ",|\"[]{}<>=?:;".unicodeScalars.contains($0)
      }
  }

  private var hasDots: Bool {
    zip(utf8, utf8.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == UInt8(ascii: ".") }
  }
}

extension JSONNumber {
  /// The number without an exponent, as the language writes numbers; nothing if that takes more than
  /// sixty digits.
  package var plainText: String? {
    let (isNegative, digits, exponent) = decimal
    guard digits.count + abs(exponent) <= 60 else { return nil }
    let significant = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    let sign = isNegative ? "-" : ""
    if exponent >= 0 {
      return digits.isEmpty ? "0" : sign + significant + String(repeating: "0", count: exponent)
    }
    let zeros = String(repeating: "0", count: max(0, 1 - exponent - digits.count))
    let padded = zeros + significant
    return sign + padded.dropLast(-exponent) + "." + padded.suffix(-exponent)
  }
}

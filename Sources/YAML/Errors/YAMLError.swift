package import OrderedJSON

/// Why a text is not read, and where.
package struct YAMLError: Error, Sendable, Hashable {
  /// What is wrong.
  package let fault: Fault
  /// The sign that is wrong, or behind which something is missing.
  package let place: TextPlace

  init(_ fault: Fault, at offset: Int, in bytes: [UInt8]) {
    self.fault = fault
    self.place = bytes.withUnsafeBytes { TextPlace(at: offset, in: $0) }
  }

  /// What can be wrong with a text.
  package enum Fault: Sendable, Hashable {
    // The file.
    case tooLarge(limit: Int)
    case wideEncoding
    case invalidUTF8
    /// A control character, or a line break of YAML 1.1 alone.
    case character(Unicode.Scalar)
    /// There is nothing but comments and blank lines.
    case empty
    /// A line that begins with `%` and is not `%YAML 1.1` or `%YAML 1.2`.
    case directive(String)
    case secondDocument

    // What YAML knows and we do not read.
    case tag(String)
    case mergeKey
    /// A list, a mapping or an alias as a key.
    case keyNotText
    /// A key behind `? `.
    case explicitKey
    case missingKey

    // Names and aliases.
    case duplicateKey(String, firstLine: Int)
    /// `?name`, where the sign belongs behind the name.
    case questionMarkBeforeName(String)
    case unknownAlias(String)
    /// An alias inside what it stands for.
    case aliasWithinItself(String)

    // The bounds.
    case tooDeep(limit: Int)
    case tooManyNodes(limit: Int)
    /// Aliases stand for more text than a file may have.
    case tooMuchText(limit: Int)

    // Signs that YAML reads in its own way.
    case colonInText
    case colonInContinuation(line: Int)
    case colonBelowName
    case backslashInDoubleQuotes
    /// `\ud800`: half of a pair, or beyond Unicode.
    case escapeOfNoCharacter
    case unclosedQuote(line: Int)
    case textAfterQuote
    /// Mostly an apostrophe in a text in single quotes.
    case textAfterSingleQuote
    case textAfterBracket
    case plainTextInBrackets
    case unclosedBracket(Character, line: Int)
    case strayBracket(Character)
    case missingValue
    /// A plain text begins with a sign that has a meaning in YAML.
    case reservedSign(Character)
    case blockTextSign

    // Lines.
    case entryOnSameLine
    case tab(line: Int)
    case tabInLine
    case commentInName
    case noBreakSpace
    case wideColon
    case missingSpace
    case missingSpaceBehindDash
    case longName(limit: Int)
    case missingColon
    case indentation(line: Int)
    case missingDash(line: Int)
    case secondRoot
    /// Nothing separates a directive from what follows.
    case missingDocumentStart

    /// Anything else, in libyaml's words.
    case unreadable(String)
    case outOfMemory
  }
}

extension YAMLError: CustomStringConvertible {
  /// One line that names the place and what to do; ``TextPlace/drawing`` shows the text itself.
  package var description: String {
    "line \(place.line), column \(place.column): \(fault)"
  }
}

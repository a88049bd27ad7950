/// What is wrong with a phrase, and where in its text.
package struct PhraseError: Error, Sendable, Hashable {
  package let fault: PhraseFault
  /// Bytes of the phrase's text before the place.
  package let offset: Int
}

/// What can be wrong with a phrase.
package enum PhraseFault: Sendable, Hashable {
  // Types
  case empty
  case unknownType(String, suggestion: String?)
  case writtenOtherwise(String, right: String)
  case lowerCase(String)
  case lengthInBrackets(type: String, count: String)
  case decimalPlaces
  case noBrackets(type: String)
  case tooManyPlaces
  case fixedValues
  case mapInUnion
  case typeTwice(String)
  case bracketOpen
  case tooDeep
  // Marks behind a type
  case nullTwice
  case wordBound(right: String)
  case notExpected(String)
  case dashes
  case curlyQuotes
  case missingMarkInPhrase
  case emptyDescription
  // Bounds
  case badNumber(String)
  case numberAlone(String)
  case comparisonOfList(sign: String)
  case comparisonOfMap(sign: String)
  case comparisonOfText(sign: String)
  case countNotWhole(String)
  case boundUnderChecks(type: String)
  case noBound(type: String)
  case boundOfReference(String)
  case boundOfUnion
  case sideTwice
  case emptyRange
  case patternOfOther
  case patternTwice
  // Patterns
  case patternFlags
  case patternOpen
  case patternEmpty
  // Choices
  case choiceWithoutValues
  case nullValue
  case truthValue(String)
  case orInValue(String)
  case bars
  case rangeInValue
  case listOfChoice
  case valueNeedsQuotes(String)
  case quoteOpen
  case valueTwice(String)
  case nullMarkInside
}

extension PhraseFault: CustomStringConvertible {
  /// The sentence for a person: what, and what to write.
  package var description: String {
    switch self {
    case .empty: "a type is missing, such as string, number or date"
    case .unknownType(let name, let suggestion):
      "unknown type \"\(name)\"" + (suggestion.map { "; did you mean \"\($0)\"?" } ?? "")
    case .writtenOtherwise(let wrong, let right): "\"\(wrong)\" is written \(right)"
    case .lowerCase(let name): "names of types are in lower case: \(name)"
    case .lengthInBrackets(let type, let count):
      "a length is written after the type: \(type) ..\(count)"
    case .decimalPlaces: "decimal takes one number, the places after the point: decimal(2)"
    case .noBrackets(let type): "\(type) takes nothing in brackets; only decimal does: decimal(2)"
    case .tooManyPlaces: "decimal takes at most 18 places"
    case .fixedValues: "fixed values are written: one of 0, 7"
    case .mapInUnion:
      "\"map of … |\" has two readings; write (map of …)? or map of (… | …)"
    case .typeTwice(let type): "\(type) is given twice in one union"
    case .bracketOpen: "a bracket is not closed"
    case .tooDeep: "brackets are nested too deeply; give what is inside a name under definitions"
    case .nullTwice: "\"?\" is given twice"
    case .wordBound(let right): "bounds are written \(right)"
    case .notExpected(let text):
      "\"\(text)\" is not expected here; a description begins with \" -- \""
    case .dashes:
      "a description begins with \" -- \" (two hyphens, a space on each side)"
    case .missingMarkInPhrase:
      "a field may be missing if \"?\" stands at once behind its name; otherwise it is required"
    case .curlyQuotes: "curly quotes are read as letters; write straight ones, \" or '"
    case .emptyDescription: "the description behind \" -- \" is missing"
    case .badNumber(let text): "a number is written 5, -1 or 0.25, not \"\(text)\""
    case .numberAlone(let text): Self.twoReadings(of: text)
    case .comparisonOfList(let sign):
      "\"\(sign)\" has two readings on a list; write 0.. for the count, or (… \(sign) 0)[] for each item"
    case .comparisonOfMap(let sign):
      "\"\(sign)\" has two readings on a map; write 0.. for the count, or map of (… \(sign) 0) for each value"
    case .comparisonOfText(let sign):
      "\"\(sign)\" compares numbers; a length is written 3.. or ..40"
    case .countNotWhole(let text): "\"\(text)\" is no count; write a whole number, 0 or more"
    case .boundUnderChecks(let type): "a bound on a \(type) is written under checks"
    case .noBound(let type): "\(type) has no bounds"
    case .boundOfReference(let name): "write the bounds of \"\(name)\" in its definition"
    case .boundOfUnion: "a bound belongs to one type; write it inside the brackets"
    case .sideTwice: "the same side is bounded twice"
    case .emptyRange: "no value lies between these bounds"
    case .patternOfOther: "only a text has a pattern"
    case .patternTwice: "a text has one pattern"
    case .patternFlags: "a pattern has no flags; write [Aa] for either case"
    case .patternOpen:
      "the pattern is not closed; it ends with a \"/\" that has a blank or the end behind it"
    case .patternEmpty: "the pattern is empty"
    case .choiceWithoutValues: "\"one of\" needs values, with commas between them"
    case .nullValue:
      "\"null\" means null in YAML; put it in quotes if you mean the text, or write \"?\" after the last value"
    case .truthValue(let word):
      "\"\(word)\": write boolean, or put it in quotes if you mean the text"
    case .orInValue(let value):
      "\"\(value)\" is one value here; put a comma between values, or quote it"
    case .bars: "values of \"one of\" are separated by commas"
    case .rangeInValue: "a value with \"..\" in it must be in double quotes"
    case .listOfChoice: "a list of \"one of\" is written (one of a, b)[]"
    case .valueNeedsQuotes(let sign): "a value with \(sign) in it must be in double quotes"
    case .quoteOpen: "a quote is not closed"
    case .valueTwice(let value): "\"\(value)\" is given twice"
    case .nullMarkInside: "\"?\" stands behind the last value; it makes the whole choice nullable"
    }
  }

  private static func twoReadings(of number: String) -> String {
    let value =
      "\"\(number)\" alone has two readings: the value \(number) is written \"one of \(number)\""
    guard let digits = Int(number), (1...18).contains(digits) else { return value }
    let zeros = String(repeating: "0", count: digits - 1)
    let nines = String(repeating: "9", count: digits)
    return value + ", \(digits) digits \"\(digits == 1 ? "0" : "1" + zeros)..\(nines)\""
  }
}

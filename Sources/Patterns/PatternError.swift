/// Why a pattern cannot be used: what is wrong, and where in it.
package struct PatternError: Error, Sendable, Equatable {
  package let fault: Fault
  /// How many code points stand before the place.
  package let offset: Int

  /// What is wrong with a pattern.
  package enum Fault: Sendable, Equatable {
    // What ECMA-262 does not allow.
    case unclosedGroup
    case unopenedGroup
    case unknownGroup(String)
    case unclosedClass
    case rangeOutOfOrder
    case rangeOfSets
    case nothingToRepeat
    case countsOutOfOrder
    case loneBracket(Character)
    case loneBackslash
    case unknownEscape(Unicode.Scalar)
    case incompleteEscape(Unicode.Scalar)
    case notAGroupName
    case repeatedGroupName(String)
    case noGroupNamed(String)
    case noGroupNumbered(Int)
    case unknownProperty(String)

    // What is allowed and cannot be carried out here.
    case unsupportedProperty
    case lookBehindOfManyLengths
    case referenceInLookBehind
    case referenceIntoRepetition(Int)
    case countTooLarge(atMost: Int)
    case tooDeep(atMost: Int)
    case tooLarge
    case refusedByEngine(code: Int)
  }

  init(_ fault: Fault, at offset: Int) {
    self.fault = fault
    self.offset = offset
  }
}

extension PatternError: CustomStringConvertible {
  /// One sentence for the author of the schema.
  package var description: String {
    "At character \(offset + 1) of the pattern, \(fault.description)"
  }
}

extension PatternError.Fault: CustomStringConvertible {
  /// What is wrong and what to do, to be read after the place.
  package var description: String {
    switch self {
    case .unclosedGroup: "a group is opened and never closed; add \")\", or write \"\\(\"."
    case .unopenedGroup: "a group is closed that was not opened; write \"\\)\" for the character."
    case .unknownGroup(let opening):
      "\"\(opening)\" is no group of ECMA-262; use \"(?:\", \"(?=\", \"(?!\", \"(?<=\", \"(?<!\" or "
        + "\"(?<name>\"."
    case .unclosedClass: "a class is opened and never closed; add \"]\", or write \"\\[\"."
    case .rangeOutOfOrder: "a range ends before it begins; exchange its ends."
    case .rangeOfSets: "a set cannot be the end of a range; write \"\\-\" for the character."
    case .nothingToRepeat: "nothing stands before a quantifier; write a backslash before it."
    case .countsOutOfOrder: "a quantifier ends before it begins; exchange its numbers."
    case .loneBracket(let bracket): "\"\(bracket)\" stands alone; write \"\\\(bracket)\"."
    case .loneBackslash: "a backslash ends the pattern; write \"\\\\\" for the character."
    case .unknownEscape(let scalar):
      "\"\\\(Self.shown(scalar))\" is no escape of ECMA-262; \(Self.advice(scalar))."
    case .incompleteEscape(let scalar):
      "the escape \"\\\(Self.shown(scalar))\" is incomplete; write it as in "
        + "\(Self.example(scalar))."
    case .notAGroupName: "a group has no proper name; write letters and digits, as in \"(?<name>\"."
    case .repeatedGroupName(let name): "a second group is named \"\(name)\"; give it another name."
    case .noGroupNamed(let name): "there is no group named \"\(name)\"; add \"(?<\(name)>…)\"."
    case .noGroupNumbered(let number):
      "there is no group \(number); write \"\\x3\(number % 10)\" for the digit."
    case .unknownProperty(let text):
      "\"\(text)\" is no property of ECMA-262; write one as \"\\p{L}\" or \"\\p{Script=Greek}\"."
    case .unsupportedProperty:
      "a property is not known to the installed PCRE2; write the characters as a class."
    case .lookBehindOfManyLengths:
      "a look-behind can match texts of several lengths, which PCRE2 does not support; give each of "
        + "its alternatives one length."
    case .referenceInLookBehind:
      "a back-reference stands in a look-behind, which PCRE2 does not support; write it outside."
    case .referenceIntoRepetition(let number):
      "a back-reference is to group \(number), which a repetition may leave unset; move the group "
        + "out of it."
    case .countTooLarge(let most):
      "a quantifier counts beyond \(most), the most supported; use \"maxLength\" or \"minLength\"."
    case .tooDeep(let most):
      "groups lie more than \(most) deep, the most supported; leave out what is not needed."
    case .tooLarge: "more is repeated than fits in memory for a pattern; use smaller counts."
    case .refusedByEngine(let code):
      "PCRE2 refuses the pattern (\(code)); write it in a simpler way."
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 0x20 ? "u{\(String(scalar.value, radix: 16))}" : String(Character(scalar))
  }

  private static func advice(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "A": "write \"^\" for the beginning"
    case "Z", "z": "write \"$\" for the end"
    case "h": "write \"[ \\t]\" for a blank"
    case "R": "write \"(?:\\r\\n|[\\n\\r])\" for an end of line"
    case "a": "write \"\\x07\" for a bell"
    case "e": "write \"\\x1b\" for an escape character"
    default: "leave out the backslash"
    }
  }

  private static func example(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "x": "\"\\x41\""
    case "u": "\"\\u0041\" or \"\\u{41}\""
    case "c": "\"\\cA\""
    case "k": "\"\\k<name>\""
    case "0": "\"\\x00\""
    default: "\"\\p{L}\""
    }
  }
}

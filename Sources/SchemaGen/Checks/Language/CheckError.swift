import OrderedJSON

/// Why a check cannot be used: what is wrong, and where.
package struct CheckError: Error, Sendable, Equatable {
  package var fault: Fault
  /// Bytes before the place, in the text that `text` names.
  package var offset: Int
  /// Which text is meant: the check, or one of the keys above it.
  package var text: Text

  package enum Text: Sendable, Equatable {
    case check
    /// The key of this rank, counted from the outermost.
    case key(Int)
  }

  /// What is wrong with a check.
  package enum Fault: Sendable, Equatable {
    // Words.
    case singleEquals
    case foreignWord(String)
    case exclamation
    case dash
    case strangeSign(String)
    case bareTime(String)
    case noSuchDay(String)
    case longNumber(atMost: Int)
    case openQuote
    case unknownEscape
    case emptyMessage
    case tooLong(atMost: Int)
    case tooDeep(atMost: Int)

    // Grammar.
    case unexpected(String)
    case incomplete
    case spaceInName(String)
    case chain
    case notIn
    case index
    case noNameAfterPoint
    case unknownFunction(String, meant: String?)
    case nameInList(String)
    case withinAfter(CheckComparison)
    case noTolerance
    case negativeTolerance

    // Keys.
    case colonInText
    case keyWithoutBrackets(String)
    case listInside(String)
    case notAList(String, is: CheckType)
    case noGroups(String, is: CheckType)

    // Names.
    case noField(String, meant: String?)
    case noFieldButValue(String, of: String)
    case twoFields(String, String, folded: String)
    case noFieldsIn(String, is: CheckType)
    case noOuter
    case noPrevious
    case nameMissing(after: String)

    // Types.
    case notAFact(CheckType)
    case condition(word: String, CheckType)
    case cannot(String, CheckType, CheckType)
    case cannotNegate(CheckType)
    case isList(String, of: CheckType, enclosing: String?)
    case incomparable(CheckType, CheckType)
    case noOrder(CheckComparison, CheckType)
    case nearOf(CheckType)
    case notRead(String, as: CheckType)
    case notAValue(String, of: String, meant: String?)
    case nullAs(CheckComparison)
    case nullOperand
    case nullInList
    case onlyFieldsAreNull
    case notInList(CheckType)
    case mixedList
    case division

    // Functions.
    case argumentCount(CheckFunction, wanted: String, given: Int)
    case argument(CheckFunction, wanted: String, CheckType)
    case needsField(CheckFunction)
    case listOfHas(String)
    case places
    case needsPattern
    case badPattern(String)
  }

  init(_ fault: Fault, at offset: Int, in text: Text = .check) {
    self.fault = fault
    self.offset = offset
    self.text = text
  }
}

extension CheckError: CustomStringConvertible {
  /// The sentence for a person, without the place.
  package var description: String { TextPlace.visible("\(fault)") }
}

extension CheckError.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .singleEquals: #"write "==" (equal) or "~=" (equal up to rounding)"#
    case .foreignWord(let word): #"write "\#(word)""#
    case .exclamation: #"to negate write "not""#
    case .dash: #"a description begins with " -- " (two hyphens, a space on each side)"#
    case .strangeSign(let sign): #""\#(sign)" has no meaning in a check; put texts in quotes"#
    case .bareTime(let text): #"times are written in quotes: "\#(text)""#
    case .noSuchDay(let text): "\(text) is not a day of the calendar"
    case .longNumber(let most): "a number has at most \(most) digits"
    case .openQuote: "a quote is opened and never closed"
    case .unknownEscape:
      #"in double quotes a backslash stands before " or \; in single quotes it is itself"#
    case .emptyMessage: #"the message behind " -- " is empty; write one, or leave " -- " out"#
    case .tooLong(let most): "a check has at most \(most) bytes; split it"
    case .tooDeep(let most): "brackets or names are more than \(most) deep; split the check"

    case .unexpected(let word): "\(Self.quoted(word)) cannot stand here"
    case .incomplete: "the check ends too early; a value or a closing bracket is missing"
    case .spaceInName(let name): "a name has no spaces here; write \(name)"
    case .chain: #"comparisons do not chain; join them with "and""#
    case .notIn: #"write "not" before the comparison: not a in b"#
    case .index: #"there is no index; "previous.x" is the x of the entry before"#
    case .noNameAfterPoint: #"a name must stand behind ".""#
    case .unknownFunction(let name, let meant):
      #"unknown function "\#(name)""# + (meant.map { #"; did you mean "\#($0)"?"# } ?? "")
    case .nameInList(let name): #"in [ ] stand values; write "\#(name)""#
    case .withinAfter(let comparison):
      #""within" goes with "~=", not with "\#(comparison.rawValue)""#
    case .noTolerance: #"behind "within" stands a number, as in within 0.05 or within 1%"#
    case .negativeTolerance: "a tolerance cannot be negative"

    case .colonInText:
      #"": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
    case .keyWithoutBrackets(let key): "to check each entry write \(key)[]:"
    case .listInside(let path): "\(path) is a list inside the way; write \(path)[] there too"
    case .notAList(let path, let type): "\(path) is \(type), not a list; [] stands behind lists"
    case .noGroups(let path, let type):
      "\(path) is \(type); only the entries of a list of groups have names to check"

    case .noField(let name, let meant):
      #"no field "\#(name)""# + (meant.map { "; did you mean \($0)?" } ?? "")
    case .noFieldButValue(let name, let field):
      #"no field "\#(name)"; if it is a value of \#(field), write "\#(name)""#
    case .twoFields(let one, let other, let folded):
      #"the fields "\#(one)" and "\#(other)" are both \#(folded) in a check; rename one"#
    case .noFieldsIn(let path, let type): "\(path) is \(type) and has no fields"
    case .noOuter: #"nothing encloses this place; "outer" stands under a key such as lines[]"#
    case .noPrevious: #"there is no entry here; "previous" stands under a key such as lines[]"#
    case .nameMissing(let word): #"behind "\#(word)" stands a name: \#(word).x"#

    case .notAFact(let type): "a check says what is true or false; this is \(type)"
    case .condition(let word, let type):
      #""\#(word)" joins what is true or false; this is \#(type)"#
    case .cannot(let verb, let one, let other): "cannot \(verb) \(one) and \(other)"
    case .cannotNegate(let type): #""-" stands before numbers; this is \#(type)"#
    case .isList(let path, let type, let enclosing):
      "\(path) is a list of \(type.plural)"
        + (enclosing.map { "; the enclosing one is outer.\($0)" }
          ?? "; compare one value, such as max(\(path)), or write \"in\"")
    case .incomparable(.days, .number), .incomparable(.number, .days):
      "cannot compare a number of days with a number; write 30 days, or days(…)"
    case .incomparable(let one, let other): "cannot compare \(one) with \(other)"
    case .noOrder(let comparison, let type):
      #""\#(comparison.rawValue)" needs an order, which \#(type) has not"#
    case .nearOf(let type): #""~=" compares numbers; this is \#(type)"#
    case .notRead(let text, let type): "\(Self.quoted(text)) is not \(type)\(type.example)"
    case .notAValue(let text, let field, let meant):
      "\(Self.quoted(text)) is not a value of \(field)"
        + (meant.map { "; did you mean \(Self.quoted($0))?" } ?? "")
    case .nullAs(let comparison):
      #"null is compared by "==" and "!=", not by "\#(comparison.rawValue)""#
    case .nullOperand: #"null stands only beside "==" and "!=""#
    case .nullInList: "null cannot stand in a list; ask for it by has(…) or == null"
    case .onlyFieldsAreNull: "only a field can be compared with null"
    case .notInList(let type): #"behind "in" stands a list; this is \#(type)"#
    case .mixedList: "the values of a list must be of one type"
    case .division: "this divides by zero"

    case .argumentCount(let function, let wanted, let given):
      "\(function) takes \(wanted), not \(given)"
    case .argument(let function, let wanted, let type):
      "\(function) takes \(wanted); this is \(type)"
    case .needsField(let function): "\(function) takes the name of a field"
    case .listOfHas(let path): "\(path) is a list; has(…) asks for one value"
    case .places: "round takes the places as a number from 0 to 30: round(x, 2)"
    case .needsPattern: #"matches takes a text and a pattern in quotes: matches(x, "[A-Z]+")"#
    case .badPattern(let sentence): sentence
    }
  }

  private static func quoted(_ text: String) -> String {
    text.utf8.first == UInt8(ascii: "\"") ? text : "\"\(text)\""
  }
}

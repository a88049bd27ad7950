internal import OrderedJSON

extension YAMLError.Fault: CustomStringConvertible {
  /// The sentence for a person, without the place.
  package var description: String {
    switch self {
    case .tooLarge(let limit):
      "the text is larger than the limit of \(limit) bytes"
    case .wideEncoding:
      "the text is UTF-16 or UTF-32; save it as UTF-8"
    case .invalidUTF8:
      "the bytes are not UTF-8; save the text as UTF-8"
    case .character(let scalar):
      "the character \(Self.code(scalar)) may not stand here; take it out, "
        + "or write it as an escape in double quotes"
    case .empty:
      "the text is empty; a value must stand here"
    case .directive(let name):
      "\(quoted(name)) is not used here; take the line out"
    case .secondDocument:
      "a second document begins here; put it into a file of its own"

    case .tag(let tag):
      "YAML tags are not used here (\(quoted(tag))); to negate write \"not\""
    case .mergeKey:
      "\"<<\" is not used here; write out the members that are to be merged"
    case .keyNotText:
      "a key must be text; put it in single quotes"
    case .explicitKey:
      "a key must be text; a line cannot begin with \"? \""
    case .missingKey:
      "a name is missing before the colon"

    case .duplicateKey(let name, let firstLine):
      "\(quoted(name)) is given twice (first at line \(firstLine))"
    case .questionMarkBeforeName(let name):
      "\"?\" goes after the name: \(TextPlace.visible(name))?"
    case .unknownAlias(let name):
      "nothing is named \(quoted("&" + name)) above; "
        + "put a text that begins with \"*\" in single quotes"
    case .aliasWithinItself(let name):
      "\(quoted("*" + name)) stands inside what it is the name of; write the value out"

    case .tooDeep(let limit):
      "more than \(limit) lists and mappings inside one another"
    case .tooManyNodes(let limit):
      "more than \(limit) values, each alias counted as all it stands for"
    case .tooMuchText(let limit):
      "the aliases stand for more than \(limit) bytes of text"

    case .colonInText:
      "\": \" inside a text; put the whole text in single quotes, or under \">\" on the next line"
    case .colonInContinuation(let line):
      "this line continues the text of line \(line), as it is indented deeper; "
        + "begin both in the same column"
    case .colonBelowName:
      "a colon stands on the line of its name"
    case .backslashInDoubleQuotes:
      "a backslash in double quotes; use single quotes around a text with a pattern"
    case .escapeOfNoCharacter:
      "this escape is no character; write the character itself"
    case .unclosedQuote(let line):
      "the quote that opens at line \(line) is not closed; a quote inside single quotes is doubled"
    case .textAfterQuote:
      "text follows a closing quote; put the whole text in single quotes"
    case .textAfterSingleQuote:
      "text follows a closing quote; put the whole text in single quotes, "
        + "and write each quote inside it twice"
    case .textAfterBracket:
      "text follows a closing bracket; "
        + "a list of groups is written [{…}] or \"- \" on the next line"
    case .plainTextInBrackets:
      "inside { } or [ ] a type with brackets, quotes or commas must be in single quotes, "
        + "or write the field on its own line"
    case .unclosedBracket(let bracket, let line):
      "the \"\(bracket)\" of line \(line) is not closed"
    case .strayBracket(let bracket):
      "no bracket is open that \"\(bracket)\" could close; put a text with brackets in single quotes"
    case .missingValue:
      "a value is missing here"
    case .reservedSign(let sign):
      "a text cannot begin with \(sign); put it in single quotes"
    case .blockTextSign:
      "a text cannot begin with > or |"

    case .entryOnSameLine:
      "\"- \" begins on its own line, below the name"
    case .tab(let line):
      "line \(line) is indented with a tab"
    case .tabInLine:
      "a tab stands where YAML wants spaces"
    case .commentInName:
      "\" #\" begins a comment, so this name is cut off; put the name in single quotes"
    case .noBreakSpace:
      "a no-break space (U+00A0) stands here; write a space"
    case .wideColon:
      "this is a full-width colon (U+FF1A); write \": \""
    case .missingSpace:
      "a space is missing behind the colon"
    case .missingSpaceBehindDash:
      "a space is missing behind \"-\""
    case .longName(let limit):
      "a name may have \(limit) characters at most"
    case .missingColon:
      "a colon is missing; a line is written \"name: value\""
    case .indentation(let line):
      "this line does not fit the group that begins at line \(line); "
        + "all names of a group begin in the same column"
    case .missingDash(let line):
      "this line does not fit the list that begins at line \(line); "
        + "each entry begins with \"- \" in the same column"
    case .secondRoot:
      "the value is complete, nothing may stand behind it"
    case .missingDocumentStart:
      "\"---\" is missing behind the line that begins with %"

    case .unreadable(let words):
      "this is not YAML: \(words)"
    case .outOfMemory:
      "there is not enough memory to read the text"
    }
  }

  private func quoted(_ text: String) -> String { TextPlace.quoted(text) }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

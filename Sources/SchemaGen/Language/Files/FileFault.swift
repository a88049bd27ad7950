/// What can be wrong with a schema file beside its YAML and its phrases.
enum FileFault: Hashable {
  // The file
  case notAMapping
  case noOutput
  case unknownFileKey(String, suggestion: String?)
  case unknownFormat(String)
  case noText(key: String)
  case notOneOf(key: String, value: String, values: [String])
  case notACount(key: String)
  // Keys of groups
  case markBeforeName(String)
  case listInKey(String)
  case emptyName
  case noType(String, isInline: Bool)
  case nameTwice(String, firstLine: Int)
  case describedTwice(String)
  case emptyDescription
  case missingMark(sort: String, String)
  // Long forms
  case listOfOne
  case unknownOption(String, suggestion: String?)
  case twoHeads(String, String)
  case fieldBesideHead(String, head: String)
  case optionDoesNotFit(String, type: String)
  case wrongOption(String, wanted: String)
  case headTwice(String)
  case emptyGroup
  // Choices and variants
  case emptyChoice
  case valueTwice(String)
  case quoteValue(String)
  case notAValue
  case noTag
  case tagTwice(String, variant: String)
  case noVariants
  case notAGroup(String)
  case variantWithinItself(String)
  case variantsTooDeep(limit: Int)
  case tooManyFields(limit: Int)
  case tooDeep
  // Definitions
  case definitionName(String)
  case builtInName(String)
  case definitionTwice(String, first: String, line: Int)
  case itself(String)
  case endless(String)
  case severalGroups
  case tooManyDefinitions(limit: Int)
  // Includes
  case notAPath
  case includeRefused(path: String, reason: String)
  case unreadSchema(path: String, reason: String)
  case tooManyFiles(limit: Int)
  // Warnings
  case cutOff
  case descriptionCutOff
  case nothingMissing
  case missingAndNull(String)
  case valueIsField(String)
  case timestampOfWhat
  case unusedDefinition(String)
}

extension FileFault {
  var rule: Rule {
    switch self {
    case .notAMapping, .noOutput, .unknownFileKey: .fileKey
    case .unknownFormat, .noText, .notOneOf, .notACount: .setting
    case .markBeforeName, .listInKey, .emptyName, .noType, .nameTwice, .describedTwice,
      .emptyDescription, .missingMark, .emptyGroup:
      .key
    case .listOfOne, .unknownOption, .twoHeads, .fieldBesideHead, .optionDoesNotFit, .wrongOption,
      .headTwice:
      .longForm
    case .emptyChoice, .valueTwice, .quoteValue, .notAValue, .noTag, .tagTwice, .noVariants,
      .notAGroup, .variantWithinItself, .variantsTooDeep, .tooManyFields, .tooDeep:
      .choice
    case .definitionName, .builtInName, .definitionTwice, .itself, .severalGroups,
      .tooManyDefinitions:
      .definition
    case .endless: .endless
    case .notAPath, .includeRefused, .tooManyFiles: .include
    case .unreadSchema: .jsonSchema
    case .cutOff, .descriptionCutOff: .cutOff
    case .nothingMissing: .nothingMissing
    case .missingAndNull: .missingAndNull
    case .valueIsField: .valueIsField
    case .timestampOfWhat: .timestampOfWhat
    case .unusedDefinition: .unusedDefinition
    }
  }

  var isWarning: Bool {
    switch self {
    case .descriptionCutOff, .nothingMissing, .missingAndNull, .valueIsField, .timestampOfWhat,
      .unusedDefinition:
      true
    default: false
    }
  }
}

extension FileFault: CustomStringConvertible {
  /// The sentence for a person: what, and what to write.
  var description: String {
    switch self {
    case .notAMapping: "a schema file is made of keys such as \"output:\""
    case .noOutput: "there is no \"output:\", which says what a record looks like"
    case .unknownFileKey(let key, let suggestion):
      "unknown key \"\(key)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" }
          ?? "; fields of a record stand below \"output:\"")
    case .unknownFormat(let format): "format \(format) is not known here; this language is format 1"
    case .noText(let key): "\"\(key)\" needs a text"
    case .notOneOf(let key, let value, let values):
      "\"\(key)\" is one of \(values.joined(separator: ", ")); not \"\(value)\""
    case .notACount(let key): "\"\(key)\" needs a whole number, 0 or more"
    case .markBeforeName(let name): "\"?\" goes after the name: \(name)?"
    case .listInKey(let name):
      "a list is written \"\(name):\" with one entry \"- \" below it"
    case .emptyName: "a field needs a name"
    case .noType(let name, let isInline):
      "\"\(name)\" has no type"
        + (isInline
          ? "; inside { } a comma begins a new field, so put a phrase with commas in single quotes"
          : "")
    case .nameTwice(let name, let line): "\"\(name)\" is given twice (first at line \(line))"
    case .describedTwice(let name): "\"\(name)\" is described twice; keep one description"
    case .emptyDescription: "the description behind \" -- \" is missing"
    case .missingMark(let sort, let name):
      "\(sort) cannot be missing; write \"\(name)\" without \"?\""
    case .listOfOne:
      "a list is written with exactly one entry that shows what every item looks like"
    case .unknownOption(let key, let suggestion):
      "unknown option \"\(key)\""
        + (suggestion.map { "; did you mean \"\($0)\"?" }
          ?? "; a field called \(key) is written \"$\(key)\"")
    case .twoHeads(let one, let other): "\"\(one)\" and \"\(other)\" cannot both say what this is"
    case .fieldBesideHead(let name, let head):
      "\"\(name)\" stands beside \(head); fields stand inside it"
    case .optionDoesNotFit(let option, let type): "\(option) says nothing of \(type)"
    case .wrongOption(let option, let wanted): "\(option) needs \(wanted)"
    case .headTwice(let option): "\(option) is said twice, here and in the phrase"
    case .emptyGroup: "a group needs at least one field"
    case .emptyChoice: "$enum needs values"
    case .valueTwice(let value): "\"\(value)\" is given twice"
    case .quoteValue(let value):
      value == "null"
        ? "\"null\" means null in YAML; put it in quotes if you mean the text"
        : "\"\(value)\": write boolean, or put it in quotes if you mean the text"
    case .notAValue: "a value of $enum is a text or a number"
    case .noTag: "$one_of needs \"$tag: NAME\", the field that says which variant it is"
    case .tagTwice(let tag, let variant):
      "\"\(tag)\" is the tag; the variant \"\(variant)\" cannot have a field of this name"
    case .noVariants: "$one_of needs variants, each a name with its fields"
    case .notAGroup(let name): "the variant \"\(name)\" must be a group of fields, or name one"
    case .variantWithinItself(let name):
      "\"\(name)\" holds itself as a variant; "
        + "give this $one_of a name under definitions, and use it here"
    case .variantsTooDeep(let limit):
      "variants that name definitions are more than \(limit) deep; "
        + "give this $one_of a name under definitions, and use it here"
    case .tooDeep:
      "groups and lists are nested too deeply; give inner ones a name under definitions"
    case .tooManyFields(let limit):
      "more than \(limit) fields, those of a variant that names a definition counted each time"
    case .tooManyDefinitions(let limit):
      "more than \(limit) definitions, included ones too; take out what is not used"
    case .tooManyFiles(let limit): "more than \(limit) files are included; put some together"
    case .definitionName(let name):
      "\"\(name)\" cannot name a definition; use letters, digits, _ and -, a letter first"
    case .builtInName(let name): "\"\(name)\" is a type of the language; choose another name"
    case .definitionTwice(let name, let first, let line):
      "\"\(name)\" is defined twice (first in \(first):\(line))"
    case .itself(let name): "\"\(name)\" is only another name of itself"
    case .endless(let name):
      "\"\(name)\" needs itself without end; let a list, a \"?\" or another variant end it"
    case .severalGroups:
      "a union has at most one group and one list; for several groups use $one_of"
    case .notAPath: "include takes a path, a list of paths, or \"name: path\""
    case .includeRefused(let path, let reason): "\"\(path)\" is not included: \(reason)"
    case .unreadSchema(let path, let reason): "\"\(path)\" is not read: \(reason)"
    case .cutOff:
      "\" #\" begins a comment, so this text is cut off; put the whole text in single quotes"
    case .descriptionCutOff: "\" #\" begins a comment: the description is cut off there"
    case .nothingMissing:
      "nothing below \"output\" may be null or missing; the model must invent what a document lacks"
    case .missingAndNull(let name):
      "\"\(name)\" may be missing and may be null, which Swift cannot tell apart; keep one \"?\""
    case .valueIsField(let value):
      "\"\(value)\" is a field; to refer to it write a check such as: x in \(value)"
    case .timestampOfWhat:
      "a timestamp is a position in a recording, but \"input\" is neither audio nor video"
    case .unusedDefinition(let name): "\"\(name)\" is defined, but not used"
    }
  }
}

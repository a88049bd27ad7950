import Files

/// Why a command line means nothing.
enum UsageError: Error {
  /// No verb has this name; these begin with it, or are near.
  case unknownVerb(FilePath, near: [String])
  case unknownOption(FilePath, of: String, near: String?)
  /// Neither a command nor a topic of help is called so; these are near.
  case unknownTopic(FilePath, near: [String])
  case needsValue(String, String)
  case needsNoValue(String)
  /// The value of an option is none of those that it can have.
  case badValue(option: String, FilePath, allowed: [String])
  case missingOption(String, of: Verb)
  /// The first cannot stand beside the second.
  case contraryOptions(String, String)
  /// The first means nothing without the second.
  case needsOption(String, String)
  case badNumber(option: String, FilePath, ClosedRange<UInt64>)
  case noOperands(of: Verb)
  case extraOperand(FilePath, of: String)
  case oneOperand(FilePath, of: String)
  case twoOperands(of: Verb)
  case oneFolder(FilePath, of: String)
  case folderAndDocument(of: Verb)
  /// Names come from a stream, which cannot be read for an estimate and again for the run.
  case namesOnce(FilePath)
}

extension UsageError {
  /// The option whose value is wrong.
  var option: String? {
    switch self {
    case .badValue(let option, _, _), .badNumber(let option, _, _): option
    default: nil
    }
  }
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownVerb(let word, let near) where near.isEmpty:
      "\(word): no such command; extract --help lists them all"
    case .unknownVerb(let word, let near) where near.allSatisfy { $0.hasPrefix("\(word) ") }:
      "\(word): does several things; use extract \(near.joined(separator: ", extract "))"
    case .unknownVerb(let word, let near):
      "\(word): no such command; perhaps extract \(near.joined(separator: ", extract "))"
    case .unknownTopic(let word, let near) where near.isEmpty:
      "\(word): no such command or topic; extract help lists them all"
    case .unknownTopic(let word, let near):
      "\(word): no such command or topic; perhaps extract help \(near.joined(separator: ", extract help "))"
    case .unknownOption(let word, let verb, let near):
      "\(word): no such option of \(verb); "
        + (near.map { "perhaps \($0); " } ?? "") + "extract \(verb) --help lists them all"
    case .needsValue(let option, let value): "\(option): needs a value; give \(option) \(value)"
    case .needsNoValue(let option): "\(option): takes no value; leave out what follows the ="
    case .badValue(let option, let value, let allowed):
      "\(option): cannot be \(value); use \(allowed.joined(separator: ", "))"
    case .contraryOptions(let one, let other):
      "\(one): cannot stand beside \(other); leave one of them out"
    case .needsOption(let one, let other): "\(one): needs \(other) beside it; give both"
    case .badNumber(let option, let value, let range):
      "\(option): cannot be \(value); use a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .missingOption(let option, let verb):
      "\(verb.name): \(option) is missing; give it, as in \(verb.examples[0])"
    case .noOperands(let verb):
      "\(verb.name): nothing to work on; give \(verb.operands), as in \(verb.examples[0])"
    case .extraOperand(let word, let verb):
      "\(word): \(verb) takes options alone; extract \(verb) --help lists them all"
    case .oneOperand(let word, let verb):
      "\(word): \(verb) takes one file at a time; leave out the others"
    case .namesOnce(let word):
      "\(word): can be read only once, so there is no estimate; give --max-cost DOLLARS, or --yes"
    case .oneFolder(let word, let verb): "\(word): \(verb) takes one folder; give no more than it"
    case .folderAndDocument(let verb):
      "\(verb.name): takes a folder and a document in it; give both, as in extract \(verb.name) out invoice-17.pdf"
    case .twoOperands(let verb):
      "\(verb.name): takes two files; give both, as in \(verb.examples[0])"
    }
  }
}

import Files

/// One thing that the command can do: what is said of it, and how it is done.
///
/// Help is written from this declaration, so that nothing can be done that is not said.
struct Verb: Sendable {
  let name: String
  /// What stands behind the name and the options.
  let operands: String
  /// A line for the list of verbs.
  let purpose: String
  let examples: [String]
  let options: [Option]
  /// What is said below the options.
  var notes = ""
  let run: @Sendable (Words) throws(UsageError) -> ExitCode

  struct Option: Sendable {
    let name: String
    /// What stands behind the name, for an option that takes a value.
    var value: String?
    /// An option that is for other programs is not listed.
    var isListed = true
    /// An option that does its work without operands.
    var standsAlone = false
    let purpose: String

    /// The option as help shows it.
    var form: String { value.map { "\(name) \($0)" } ?? name }
  }

  /// Whether it can do nothing without one.
  var needsOperand: Bool { !operands.isEmpty && !operands.hasPrefix("[") }

  /// All that `extract VERB --help` says.
  var help: String {
    let listed = options.filter(\.isListed)
    let width = listed.map(\.form.count).max() ?? 0
    let lines =
      ["\(purpose)", ""] + examples.map { "  \($0)" } + [
        "",
        "Usage: extract \(name)\(listed.isEmpty ? "" : " [OPTION…]")"
          + (operands.isEmpty ? "" : " \(operands)"),
        "",
      ]
      + listed.map { option in
        "  \(option.form)\(String(repeating: " ", count: width - option.form.count + 3))\(option.purpose)"
      }
    return (lines + (notes.isEmpty ? [] : ["", notes])).joined(separator: "\n")
  }
}

/// What the command tells whoever started it; `extract --help` lists them.
enum ExitCode: Int32 {
  case done = 0
  case someFailed = 1
  case couldNotStart = 2
  /// There is no key, or it was refused.
  case noAccess = 4
  /// A rate limit or an outage: the same command may succeed later.
  case tryLater = 5
}

/// What stands behind a verb on the command line, sorted: nothing was opened yet.
struct Words: Sendable {
  /// The options that were given, with their values; those that take none have an empty one.
  private let options: [String: FilePath]
  let operands: [FilePath]

  func has(_ option: String) -> Bool { options[option] != nil }
  func value(_ option: String) -> FilePath? { options[option] }

  /// Sorts words into options of the verb and the rest; behind `--` all are operands.
  init(_ words: some Sequence<FilePath>, for verb: Verb) throws(UsageError) {
    var options: [String: FilePath] = [:]
    var operands: [FilePath] = []
    var rest = Array(words)[...]
    while let word = rest.popFirst() {
      if word == "--" {
        operands += rest
        break
      }
      guard word.bytes.first == UInt8(ascii: "-"), word.bytes.count > 1 else {
        operands.append(word)
        continue
      }
      let equals = word.bytes.firstIndex(of: UInt8(ascii: "="))
      let name = equals.map { Array(word.bytes[..<$0]) } ?? word.bytes
      guard let option = verb.options.first(where: { Array($0.name.utf8) == name }) else {
        throw .unknownOption(word, of: verb.name)
      }
      let written = equals.flatMap { FilePath(word.bytes[($0 + 1)...]) }
      guard let value = option.value else {
        if written != nil { throw .needsNoValue(option.name) }
        options[option.name] = ""
        continue
      }
      guard let given = written ?? rest.popFirst() else { throw .needsValue(option.name, value) }
      options[option.name] = given
    }
    self.options = options
    self.operands = operands
  }
}

/// Why a command line means nothing.
enum UsageError: Error {
  /// No verb has this name; these begin with it.
  case unknownVerb(FilePath, near: [String])
  case unknownOption(FilePath, of: String)
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
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownVerb(let word, let near) where near.isEmpty:
      "\(word): no such command; extract --help lists them all"
    case .unknownVerb(let word, let near):
      "\(word): say what to do: extract \(near.joined(separator: ", extract "))"
    case .unknownOption(let word, let verb):
      "\(word): no such option of \(verb); extract \(verb) --help lists them all"
    case .needsValue(let option, let value): "\(option): give it a value: \(option) \(value)"
    case .needsNoValue(let option): "\(option): takes no value; leave out what follows the ="
    case .badValue(let option, let value, let allowed):
      "\(option): cannot be \(value); use \(allowed.joined(separator: ", "))"
    case .contraryOptions(let one, let other):
      "\(one): cannot stand beside \(other); leave one of them out"
    case .needsOption(let one, let other): "\(one): needs \(other) beside it; give both"
    case .badNumber(let option, let value, let range):
      "\(option): cannot be \(value); use a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .missingOption(let option, let verb):
      "\(verb.name): \(option) must be given, as in \(verb.examples[0])"
    case .noOperands(let verb):
      "\(verb.name): nothing to work on; give \(verb.operands), as in \(verb.examples[0])"
    case .extraOperand(let word, let verb):
      "\(word): \(verb) takes options alone; extract \(verb) --help lists them all"
    case .oneOperand(let word, let verb): "\(word): \(verb) takes one file at a time"
    case .twoOperands(let verb):
      "\(verb.name): takes two files, as in \(verb.examples[0])"
    }
  }
}

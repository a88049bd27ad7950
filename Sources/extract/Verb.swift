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
  let run: @Sendable (Words) -> ExitCode

  struct Option: Sendable {
    let name: String
    let purpose: String
  }

  /// All that `extract VERB --help` says.
  var help: String {
    let width = options.map(\.name.count).max() ?? 0
    let lines =
      ["\(purpose)", ""] + examples.map { "  \($0)" } + [
        "", "Usage: extract \(name)\(options.isEmpty ? "" : " [OPTION…]") \(operands)", "",
      ]
      + options.map { option in
        "  \(option.name)\(String(repeating: " ", count: width - option.name.count + 3))\(option.purpose)"
      }
    return lines.joined(separator: "\n")
  }
}

/// What the command tells whoever started it; `extract --help` lists them.
enum ExitCode: Int32 {
  case done = 0
  case someFailed = 1
  case couldNotStart = 2
}

/// What stands behind a verb on the command line, sorted: nothing was opened yet.
struct Words: Sendable {
  let options: Set<String>
  let operands: [FilePath]

  /// Sorts words into options of the verb and the rest; behind `--` all are operands.
  init(_ words: some Sequence<FilePath>, for verb: Verb) throws(UsageError) {
    var options: Set<String> = []
    var operands: [FilePath] = []
    var onlyOperands = false
    for word in words {
      guard !onlyOperands, word.bytes.first == UInt8(ascii: "-"), word.bytes.count > 1 else {
        operands.append(word)
        continue
      }
      if word == "--" {
        onlyOperands = true
      } else if let option = verb.options.first(where: { FilePath($0.name) == word }) {
        options.insert(option.name)
      } else {
        throw .unknownOption(word, of: verb.name)
      }
    }
    self.options = options
    self.operands = operands
  }
}

/// Why a command line means nothing.
enum UsageError: Error {
  case unknownVerb(FilePath)
  case unknownOption(FilePath, of: String)
  case noOperands(of: Verb)
}

extension UsageError: CustomStringConvertible {
  var description: String {
    switch self {
    case .unknownVerb(let word): "\(word): no such command; extract --help lists them all"
    case .unknownOption(let word, let verb):
      "\(word): no such option of \(verb); extract \(verb) --help lists them all"
    case .noOperands(let verb):
      "\(verb.name): nothing to work on; give \(verb.operands), as in \(verb.examples[0])"
    }
  }
}

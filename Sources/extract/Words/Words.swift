import Files
import SchemaGen

/// What stands behind a verb on the command line, sorted: nothing was opened yet.
struct Words: Sendable {
  /// The options that were typed, with their values; those that take none have an empty one.
  private var options: [String: [FilePath]]
  /// What the environment and files say of options that were not typed.
  private var configured = Configuration.empty
  let operands: [FilePath]
  /// All of it in pieces: an option with its value, or an operand.
  private var pieces: [(option: String?, words: ArraySlice<FilePath>)] = []

  func has(_ option: String) -> Bool { options[option] != nil || configured[option] != nil }
  func value(_ option: String) -> FilePath? { values(option).last }
  func values(_ option: String) -> [FilePath] {
    options[option] ?? configured[option]?.values ?? []
  }

  /// Whether an option was typed: what is configured gives way to what is.
  func isTyped(_ option: String) -> Bool { options[option] != nil }

  /// The same error, with who said what is wrong, if it was not typed.
  func placed(_ error: UsageError) -> any Error {
    guard let option = error.option, !isTyped(option), let entry = configured[option] else {
      return error
    }
    return ConfigurationError.badValue(entry.origin, error)
  }

  /// Whether an option is said by the user, and not by a file that came with the documents.
  func isOfUser(_ option: String) -> Bool {
    isTyped(option) || configured[option].map { !$0.origin.isOfProject } ?? false
  }

  /// The same with an option as if it had been given; it was written as before.
  func with(_ option: String, _ value: FilePath) -> Words {
    var words = self
    words.options[option] = [value]
    return words
  }

  /// The same with what is configured, for options that were not typed.
  func filled(from configuration: Configuration) -> Words {
    var words = self
    words.configured = configuration
    return words
  }

  /// The same with what is configured for other words.
  func filled(like other: Words) -> Words { filled(from: other.configured) }

  /// The same as if some options had not been given; they were written as before.
  func without(_ dropped: Set<String>) -> Words {
    var words = self
    for option in dropped { words.options[option] = nil }
    return words
  }

  /// All of it as it was written, but for some options, and with other values of others.
  func written(
    without dropped: Set<String>, setting values: [String: FilePath] = [:]
  ) -> [FilePath] {
    pieces.flatMap { option, words -> [FilePath] in
      guard let option else { return Array(words) }
      if let value = values[option] { return FilePath(option).map { [$0, value] } ?? [] }
      return dropped.contains(option) ? [] : Array(words)
    }
  }

  /// Sorts words into options of the verb and the rest; behind `--` all are operands.
  init(_ words: some Sequence<FilePath>, for verb: Verb) throws(UsageError) {
    var options: [String: [FilePath]] = [:]
    var operands: [FilePath] = []
    var rest = Array(words)[...]
    while let word = rest.first {
      let piece = rest
      rest.removeFirst()
      if word == "--" {
        operands += rest
        pieces.append((nil, piece))
        break
      }
      guard word.bytes.first == UInt8(ascii: "-"), word.bytes.count > 1 else {
        operands.append(word)
        pieces.append((nil, piece.prefix(1)))
        continue
      }
      let equals = word.bytes.firstIndex(of: UInt8(ascii: "="))
      let name = equals.map { Array(word.bytes[..<$0]) } ?? word.bytes
      guard let option = verb.options.first(where: { Array($0.name.utf8) == name }) else {
        throw .unknownOption(
          word, of: verb.name,
          near: nearest(to: String(decoding: name, as: UTF8.self), among: verb.options.map(\.name)))
      }
      let written = equals.flatMap { FilePath(word.bytes[($0 + 1)...]) }
      guard let value = option.value else {
        if written != nil { throw .needsNoValue(option.name) }
        options[option.name] = [""]
        pieces.append((option.name, piece.prefix(1)))
        continue
      }
      guard let given = written ?? rest.popFirst() else { throw .needsValue(option.name, value) }
      options[option.name, default: []].append(given)
      pieces.append((option.name, piece[..<rest.startIndex]))
    }
    self.options = options
    self.operands = operands
  }
}

import Files

/// What the environment and configuration files say of options: a variable counts before a file, and the
/// file of a project before that of the user. What is typed counts before all of them.
struct Configuration: Sendable {
  /// By the names of options, as `--jobs`.
  private(set) var entries: [String: Entry] = [:]

  static let empty = Configuration()

  /// The option that leaves all of it unread.
  static let optOut = Verb.Option(
    name: "--no-config", variables: ["EXTRACT_NO_CONFIG"], heading: "Configuration",
    purpose: "leave configuration files and the variables EXTRACT_… unread")

  /// The values of an option, and who says so.
  struct Entry: Sendable {
    /// Empty for an option that is switched off; one that takes no value has an empty one.
    let values: [FilePath]
    let origin: Origin
  }

  enum Origin: Sendable, Hashable {
    case variable(String)
    case user(FilePath, line: Int)
    case project(FilePath, line: Int)

    /// Whether it may have come from somebody else, with the documents.
    var isOfProject: Bool { if case .project = self { true } else { false } }
  }

  /// What is said of an option; nothing if it is switched off.
  subscript(option: String) -> Entry? {
    entries[option].flatMap { $0.values.isEmpty ? nil : $0 }
  }

  /// Takes what is said of an option, unless more was said before.
  mutating func add(_ entry: Entry, to option: String) {
    if entries[option] == nil { entries[option] = entry }
  }

  /// All options that somebody may say so.
  static let settings: [Verb.Option] = Extract.run.options.filter { $0.setting != .none }
}

extension Configuration.Origin: CustomStringConvertible {
  var description: String {
    switch self {
    case .variable(let name): name
    case .user(let file, let line), .project(let file, let line): "\(file):\(line)"
    }
  }
}

extension Configuration {
  /// All that is said here and now.
  init(_ surroundings: Surroundings) throws(ConfigurationError) {
    if surroundings.isUnread { return }
    for option in Self.settings {
      guard let name = option.variable, let value = surroundings.variable(name) else { continue }
      add(
        Entry(values: try Self.values(value, of: option, as: name), origin: .variable(name)),
        to: option.name)
    }
    if let file = surroundings.projectFile { try add(file, isOfProject: true) }
    if let file = surroundings.userFile { try add(file, isOfProject: false) }
  }

  /// What a variable says. One that is empty says nothing but that a file does not count.
  private static func values(
    _ value: FilePath, of option: Verb.Option, as name: String
  ) throws(ConfigurationError) -> [FilePath] {
    if option.value != nil { return value.bytes.isEmpty ? [] : [value] }
    switch "\(value)".lowercased() {
    case "1", "true", "yes", "on": return [""]
    case "", "0", "false", "no", "off": return []
    default: throw .noSwitch(variable: name, value)
    }
  }

  private mutating func add(_ path: FilePath, isOfProject: Bool) throws(ConfigurationError) {
    let file = try ConfigurationFile(path, isOfProject: isOfProject)
    for (option, values, line) in file.settings {
      let origin: Origin =
        isOfProject ? .project(path, line: line) : .user(path, line: line)
      add(Entry(values: values, origin: origin), to: option.name)
    }
  }
}

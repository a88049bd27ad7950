import Files

/// One thing that the command can do: what is said of it, and how it is done.
///
/// Help, the manual page, completions and `help --json` are written from this declaration, so that nothing
/// can be done that is not said.
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

  /// Whether it can do nothing without one.
  var needsOperand: Bool { !operands.isEmpty && !operands.hasPrefix("[") }

  /// Whether the environment and configuration files have a say in it.
  var isConfigurable: Bool { options.contains { $0.setting != .none } }

  /// Its options under their headings, in the order of the declaration.
  var groups: [(heading: String, options: [Option])] {
    var groups: [(heading: String, options: [Option])] = []
    for option in options where option.isListed {
      let heading = option.heading ?? "Options"
      if let known = groups.firstIndex(where: { $0.heading == heading }) {
        groups[known].options.append(option)
      } else {
        groups.append((heading, [option]))
      }
    }
    return groups
  }

  /// What may be said behind a verb's name, before or behind its operands.
  struct Option: Sendable {
    let name: String
    /// What stands behind the name, for an option that takes a value.
    let value: String?
    /// The values that there are, if they can be listed.
    var choices: [String] = []
    /// What holds where nobody says it.
    var standard: String?
    /// Who may say it besides the command line.
    var setting = Setting.none
    /// Variables of others that say the same, in the order in which they count.
    var variables: [String] = []
    /// Under which heading help lists it.
    var heading: String?
    /// An option that is for other programs is not listed.
    let isListed: Bool
    /// An option that does its work without operands.
    let standsAlone: Bool
    /// An option that may be given several times, and means all of them; of another the last counts.
    let isRepeatable: Bool
    let purpose: String

    init(
      name: String, value: String? = nil, choices: [String] = [], standard: String? = nil,
      setting: Setting = .none, variables: [String] = [], heading: String? = nil,
      isListed: Bool = true, standsAlone: Bool = false, isRepeatable: Bool = false,
      purpose: String
    ) {
      self.name = name
      self.value = value
      self.choices = choices
      self.standard = standard
      self.setting = setting
      self.variables = variables
      self.heading = heading
      self.isListed = isListed
      self.standsAlone = standsAlone
      self.isRepeatable = isRepeatable
      self.purpose = purpose
    }

    /// The option as help shows it.
    var form: String { value.map { "\(name) \($0)" } ?? name }

    /// The variable of the environment that says the same.
    var variable: String? {
      guard setting != .none else { return nil }
      return "EXTRACT_" + String(name.dropFirst(2).uppercased().map { $0 == "-" ? "_" : $0 })
    }

    /// The key of a configuration file that says the same.
    var key: String? { setting == .none ? nil : String(name.dropFirst(2)) }

    /// Whether its value is a path, which a configuration file has relative to itself.
    var isPath: Bool { value == "FILE" || value == "FOLDER" }
  }

  /// Who may say what an option says.
  enum Setting: Sendable {
    /// The command line alone.
    case none
    /// The environment and any configuration file.
    case anywhere
    /// The environment and the user's own file: a project that came from somebody else does not decide
    /// where the key goes.
    case user
  }
}

extension [Verb.Option] {
  /// The same options under a heading.
  func under(_ heading: String) -> [Verb.Option] {
    map { option in
      var option = option
      option.heading = heading
      return option
    }
  }
}

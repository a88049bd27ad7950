import Files
import Interactions
import OrderedJSON

extension Extract {
  /// `extract config show`: each setting, and who says so.
  static let configShow = Verb(
    name: "config show",
    operands: "",
    purpose: "Say what each setting is, and who says so",
    examples: ["extract config show", "extract config show --json"],
    options: [
      Verb.Option(name: "--all", purpose: "also the settings that nobody says anything of"),
      Verb.Option(name: "--json", purpose: "one JSON object"), Configuration.optOut,
    ],
    notes: """
      A setting is what an option says; extract help config has the order in which they count. Of the API
      key it says where it would be taken from, and never what it is.
      """,
    run: runConfigShow)

  @Sendable
  private static func runConfigShow(_ words: Words) throws(UsageError) -> ExitCode {
    if let operand = words.operands.first { throw .extraOperand(operand, of: "config show") }
    let surroundings = Surroundings(isUnread: words.has("--no-config"))
    let configuration: Configuration
    do { configuration = try Configuration(surroundings) } catch { return words.fail(error) }
    let shown = ShownConfiguration(configuration: configuration, surroundings: surroundings)
    if words.has("--json") {
      Output.result(shown.json.text())
    } else {
      for line in shown.lines(all: words.has("--all")) { Output.result(line) }
    }
    return .done
  }
}

/// All settings as they are here and now, for people and for programs.
private struct ShownConfiguration {
  let configuration: Configuration
  let surroundings: Surroundings

  func lines(all: Bool) -> [String] {
    var rows: [(name: String, value: String, origin: String)] = []
    for option in Configuration.settings {
      let name = option.key ?? option.name
      if let entry = configuration.entries[option.name] {
        rows.append((name, shown(entry, option), "\(entry.origin)"))
      } else if let standard = option.standard {
        rows.append((name, standard, "default"))
      } else if all {
        rows.append((name, option.value == nil ? "off" : "-", "default"))
      }
    }
    rows.append(("key", key == nil ? "none" : "set", key ?? "set GEMINI_API_KEY, or key-file"))
    let widths = (rows.map(\.name.count).max() ?? 0, min(rows.map(\.value.count).max() ?? 0, 40))
    return rows.map { row in
      row.name.padded(to: widths.0) + "  " + row.value.padded(to: widths.1) + "  \(row.origin)"
    } + files
  }

  private var files: [String] {
    let project = surroundings.projectFile.map { "\($0)" } ?? "none (extract.yaml, here or above)"
    let user = Surroundings.userPlace.map { path in
      "\(path)" + (surroundings.userFile == nil ? " (not there)" : "")
    }
    return ["", "project file: \(project)", "user file: \(user ?? "none, for there is no HOME")"]
  }

  private func shown(_ entry: Configuration.Entry, _ option: Verb.Option) -> String {
    if option.value == nil { return entry.values.isEmpty ? "off" : "on" }
    return entry.values.map { "\($0)" }.joined(separator: ", ")
  }

  /// Where the API key would come from; never the key.
  private var key: String? {
    if let entry = configuration["--key-file"] { return "\(entry.values[0]), by \(entry.origin)" }
    return KeySource.variables.first { surroundings.isSet($0) }
  }

  /// For programs; the form has a version, `extract.config/1`.
  var json: JSON {
    [
      "schema": "extract.config/1",
      "settings": .array(Configuration.settings.map(json)),
      "key": key.map { .string($0) } ?? JSON.null,
      "project_file": surroundings.projectFile.map { .string("\($0)") } ?? JSON.null,
      "user_file": surroundings.userFile.map { .string("\($0)") } ?? JSON.null,
    ]
  }

  private func json(_ option: Verb.Option) -> JSON {
    let entry = configuration.entries[option.name]
    let values = entry?.values.map { JSON.string("\($0)") } ?? []
    let value: JSON =
      if entry == nil {
        option.standard.map { .string($0) } ?? JSON.null
      } else if option.value == nil {
        .bool(!values.isEmpty)
      } else if option.isRepeatable {
        .array(values)
      } else {
        values.last ?? JSON.null
      }
    return [
      "key": .string(option.key ?? option.name), "value": value,
      "from": .string(entry.map { "\($0.origin)" } ?? "default"),
    ]
  }
}

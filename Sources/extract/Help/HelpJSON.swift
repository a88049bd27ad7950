import OrderedJSON

/// All that the command can do, for programs; the form has a version, `extract.help/1`.
enum HelpJSON {
  static func all(_ chapters: [Chapter]) -> JSON {
    [
      "schema": "extract.help/1",
      "version": .string(Extract.version),
      "commands": .array(
        chapters.flatMap { chapter in chapter.verbs.map { json($0, chapter.heading) } }),
      "exit_codes": .array(
        ExitCode.allCases.map { code in
          ["code": .number(JSONNumber(Int(code.rawValue))), "meaning": .string(code.meaning)]
        }),
      "topics": .array(
        HelpTopic.all.map { ["name": .string($0.name), "about": .string($0.title)] }),
    ]
  }

  private static func json(_ verb: Verb, _ chapter: String) -> JSON {
    [
      "name": .string(verb.name),
      "chapter": .string(chapter),
      "purpose": .string(verb.purpose),
      "usage": .string(verb.usage),
      "operands": .string(verb.operands),
      "examples": .array(verb.examples.map { .string($0) }),
      "options": .array(verb.options.filter(\.isListed).map(json)),
      "notes": .string(verb.notes),
    ]
  }

  private static func json(_ option: Verb.Option) -> JSON {
    [
      "name": .string(option.name),
      "value": option.value.map { .string($0) } ?? JSON.null,
      "choices": .array(option.choices.map { .string($0) }),
      "default": option.standard.map { .string($0) } ?? JSON.null,
      "variable": option.variable.map { .string($0) } ?? JSON.null,
      "other_variables": .array(option.variables.map { .string($0) }),
      "key": option.key.map { .string($0) } ?? JSON.null,
      "repeatable": .bool(option.isRepeatable),
      "heading": .string(option.heading ?? "Options"),
      "purpose": .string(option.purpose),
    ]
  }
}

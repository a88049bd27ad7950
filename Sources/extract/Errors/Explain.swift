import Files
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract explain`: says more of a code than a message has room for.
  static let explain = Verb(
    name: "explain",
    operands: "[CODE…]",
    purpose: "Say more of a code or a word for what went wrong; without one, list them",
    examples: ["extract explain L04", "extract explain too-large", "extract explain"],
    options: [Verb.Option(name: "--json", purpose: "one JSON object")],
    run: runExplain)

  @Sendable
  private static func runExplain(_ words: Words) -> ExitCode {
    if words.operands.isEmpty {
      if words.has("--json") {
        Output.result(Explanation.json(Explanation.all).text())
      } else {
        for code in Explanation.all { Output.result("\(code.code)  \(code.title)") }
      }
      return .done
    }
    var exit = ExitCode.done
    var found: [Explanation] = []
    for word in words.operands {
      let name = "\(word)"
      let meant = Explanation.all.filter {
        $0.code.utf8.elementsEqual(name.utf8) || $0.code.utf8.elementsEqual(name.uppercased().utf8)
      }
      found += meant
      for each in meant where !words.has("--json") {
        Output.result("\(each.code): \(each.title)\n\n\(each.text)")
      }
      if meant.isEmpty {
        let known = Explanation.all.map(\.code)
        let meant = nearest(to: name, among: known).map { "; perhaps \($0)" } ?? ""
        Output.say("\(word): there is no such code\(meant); extract explain lists them")
        exit = .someFailed
      }
    }
    if words.has("--json") { Output.result(Explanation.json(found).text()) }
    return exit
  }
}

/// A code, what it is about, and why there is such a rule.
struct Explanation {
  let code: String
  let title: String
  let text: String

  static let all: [Explanation] =
    Rule.allCases.map { Explanation(code: $0.rawValue, title: $0.title, text: $0.explanation) }
    + WireCode.allCases.map {
      Explanation(code: $0.rawValue, title: $0.title, text: $0.explanation)
    } + [
      Explanation(
        code: "F01", title: "a file that cannot be read",
        text: "The system did not let the file be read; the message says why."),
      Explanation(
        code: "J01", title: "a text that is not JSON",
        text: """
          Files that end in .json are read by the strict reader: no trailing commas, no comments, no
          name twice in one object. A schema that people write is easier in YAML.
          """),
    ] + OutcomeWord.all
    + ErrorCode.allCases.map(\.explanation).filter { error in
      !OutcomeWord.all.contains { $0.code == error.code }
    }

  /// Some of them for programs; the form has a version, `extract.explanation/1`.
  static func json(_ explanations: [Explanation]) -> JSON {
    [
      "schema": "extract.explanation/1",
      "explanations": .array(
        explanations.map {
          ["code": .string($0.code), "title": .string($0.title), "text": .string($0.text)]
        }),
    ]
  }
}

import Files
import SchemaGen

extension Extract {
  /// `extract explain`: says more of a code than a message has room for.
  static let explain = Verb(
    name: "explain",
    operands: "[CODE…]",
    purpose: "Say more of the codes that messages end with; without a code, list them",
    examples: ["extract explain L04", "extract explain"],
    options: [],
    run: runExplain)

  @Sendable
  private static func runExplain(_ words: Words) -> ExitCode {
    if words.operands.isEmpty {
      for code in Explanation.all { Output.result("\(code.code)  \(code.title)") }
      return .done
    }
    var exit = ExitCode.done
    for word in words.operands {
      let name = "\(word)".uppercased()
      if let found = Explanation.all.first(where: { $0.code == name }) {
        Output.result("\(found.code): \(found.title)\n\n\(found.text)")
      } else {
        let known = Explanation.all.map(\.code)
        let meant = nearest(to: name, among: known).map { "; perhaps \($0)" } ?? ""
        Output.say("\(word): there is no such code\(meant); extract explain lists them")
        exit = .someFailed
      }
    }
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
    ]
}

import Files
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract help`: what there is, for people, programs and other manuals.
  static let help = Verb(
    name: "help",
    operands: "[COMMAND | TOPIC]",
    purpose: "Say what there is; of a command or a topic, all there is to say",
    examples: ["extract help run", "extract help exit-codes", "extract help --json"],
    options: [
      Verb.Option(
        name: "--json", purpose: "one object: commands, their options, exit codes and topics"),
      Verb.Option(name: "--man", purpose: "the manual page, extract(1)"),
    ],
    run: runHelp)

  @Sendable
  private static func runHelp(_ words: Words) throws(UsageError) -> ExitCode {
    if words.has("--json"), let chapters = chapters(about: words.operands) {
      Output.result(HelpJSON.all(chapters).text())
    } else if words.has("--man") {
      if let extra = words.operands.first { throw .extraOperand(extra, of: "help --man") }
      Output.text(ManPage(chapters).text)
    } else if words.has("--json") {
      throw .unknownTopic(words.operands[0], near: nearTopics(words.operands))
    } else if words.operands.isEmpty {
      Output.result(HelpPage(chapters).text)
    } else if let verb = verbs.first(where: { $0.words == words.operands }) {
      Output.result(HelpPage(verb).text)
    } else if let topic = topic(words.operands) {
      Output.result("\(topic.title):\n\n\(topic.text)")
    } else {
      throw .unknownTopic(words.operands[0], near: nearTopics(words.operands))
    }
    return .done
  }

  /// All commands that begin with these words, in their chapters; none of a topic, and nothing of what
  /// is neither.
  private static func chapters(about words: [FilePath]) -> [Chapter]? {
    let chosen = chapters.map { chapter in
      Chapter(
        heading: chapter.heading, verbs: chapter.verbs.filter { $0.words.starts(with: words) })
    }
    return chosen.contains { !$0.verbs.isEmpty } || topic(words) != nil ? chosen : nil
  }

  private static func topic(_ words: [FilePath]) -> HelpTopic? {
    words.count == 1 ? HelpTopic.all.first { FilePath($0.name) == words[0] } : nil
  }

  private static func nearTopics(_ words: [FilePath]) -> [String] {
    let name = words.map { "\($0)" }.joined(separator: " ")
    let begun = verbs.map(\.name).filter { $0.hasPrefix("\(name) ") }
    let near = nearest(to: name, among: verbs.map(\.name) + HelpTopic.all.map(\.name))
    return begun.isEmpty ? near.map { [$0] } ?? [] : begun
  }
}

extension Verb {
  /// The words of its name.
  var words: [FilePath?] { name.split(separator: " ").map { FilePath(String($0)) } }
}

import Extractor
import OrderedJSON

extension Extract {
  /// `extract show`: all that is known of one document.
  static let show = Verb(
    name: "show",
    operands: "FOLDER DOCUMENT",
    purpose: "Show what came of one document: its record, its calls, or why there is no record",
    examples: [
      "extract show out invoice-17.pdf",
      "extract show --field lines[0].amount out invoice-17.pdf",
      "extract show --raw out 7f3a91",
    ],
    options: [
      Verb.Option(
        name: "--field", value: "FIELD",
        purpose: "one value of its record alone: lines[0].amount, /lines/0/amount"),
      Verb.Option(name: "--raw", purpose: "the answers as the API told them, one a line"),
      FolderWords.json, FolderWords.state, Configuration.optOut,
    ],
    notes: """
      A DOCUMENT is named as in the outputs, by an ending of its name that no other has, or by the
      beginning of its item.
      """,
    run: runShow)

  @Sendable
  private static func runShow(_ words: Words) throws(UsageError) -> ExitCode {
    guard words.operands.count == 2 else { throw .folderAndDocument(of: show) }
    if words.has("--field"), words.has("--raw") { throw .contraryOptions("--field", "--raw") }
    let folder = FolderWords.folder(words)
    return FolderWords.attempt(words) {
      let document = try folder.document(named: words.operands[1])
      if let field = words.value("--field") {
        let value = try document.value(of: "\(field)")
        Output.result(words.has("--json") ? document.json(of: "\(field)", value) : value.bytes())
      } else if words.has("--json") {
        Output.result(document.json(withAnswers: words.has("--raw")).bytes())
      } else if words.has("--raw") {
        return print(answersOf: document)
      } else {
        Output.result("\(document)")
      }
      return .done
    }
  }

  private static func print(answersOf document: FolderDocument) -> ExitCode {
    let answers = document.calls.compactMap(\.answer)
    for answer in answers { Output.result(answer.bytes()) }
    if answers.isEmpty { Output.say("\(document.name): no answer is kept") }
    return answers.isEmpty ? .someFailed : .done
  }
}

extension FolderDocument {
  /// One value for programs; the form has a version, `extract.field/1`.
  fileprivate func json(of field: String, _ value: JSON) -> [UInt8] {
    let json: JSON = [
      "schema": "extract.field/1", "document": .string(name), "field": .string(field),
      "value": value,
    ]
    return json.bytes()
  }
}

import Files
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract schema new`: begins a schema file, from nothing or from records that are there.
  static let schemaNew = Verb(
    name: "schema new",
    operands: "NAME",
    purpose: "Begin a schema file, from nothing or from sample answers",
    examples: [
      "extract schema new letter",
      "extract schema new schemas/receipt --from samples/answers/receipt-cafe.json",
      "extract schema new - --from records.jsonl",
    ],
    options: [
      Verb.Option(
        name: "--from", value: "FILE",
        purpose: "records that it shall fit: a JSON value, a list of them, or JSON Lines"),
      Verb.Option(name: "--json", purpose: "one JSON object: the text, or the file it went to"),
    ],
    run: runSchemaNew)

  @Sendable
  private static func runSchemaNew(_ words: Words) throws(UsageError) -> ExitCode {
    let name = try oneFile(words, of: schemaNew)
    let title = name == "-" ? "record" : name.stem
    do {
      let text = try words.value("--from").map { try draft(title, from: $0) } ?? Self.start(title)
      if name == "-" { return try write(text, words) }
      let path = name.pathExtension == nil ? FilePath(name.bytes + ".yaml".utf8) ?? name : name
      guard (try? File(opening: path)) == nil else {
        return words.fail(
          "\(path): is there already; choose another name, or write to -", .badFolder)
      }
      try File.write(Array(text.utf8), to: path)
      if words.has("--json") { Output.result(written(text, to: path).text()) }
      Output.say("\(path): written; go over it, then: extract schema check \(path)")
      return .done
    } catch {
      return words.fail(error)
    }
  }

  private static func draft(_ title: String, from path: FilePath) throws -> String {
    let records = try records(in: path)
    guard let draft = SchemaDraft(of: records) else {
      throw UnreadRecords(path: path, reason: "there is no record in it")
    }
    for note in draft.notes { Output.say("\(path): \(note)") }
    return SchemaText(draft.blueprint, settings: JSONObject([("name", .string(title))])).yaml
  }

  /// The records of a file: each line's of JSON Lines, each entry's of a list, or the one there is.
  private static func records(in path: FilePath) throws -> [JSON] {
    let bytes = try Input.bytes(of: path)
    guard !["jsonl", "ndjson"].contains(path.pathExtension) else {
      return try bytes.split(separator: UInt8(ascii: "\n")).enumerated().compactMap { rank, line in
        if line.allSatisfy({ $0 <= UInt8(ascii: " ") }) { return nil }
        do { return try JSON(parsing: line) } catch {
          throw UnreadRecords(path: path, reason: "record \(rank + 1): \(error)")
        }
      }
    }
    do {
      let value = try JSON(parsing: bytes)
      return value.array ?? [value]
    } catch {
      throw UnreadRecords(path: path, reason: "\(error)")
    }
  }

  /// What a new schema begins with.
  private static func start(_ title: String) -> String {
    """
    name: \(title)
    version: 1
    description: What these documents are, in a line
    prompt: Extract this document. Use null where it does not say.

    # What a record looks like. "extract explain L04" lists the types.
    output:
      title: string -- what the model is told of a field stands behind two hyphens
      date: date?                     # "?" behind the type: may be null
      reference?: string              # "?" behind the name: may be left out
      kind: one of letter, invoice, other
      amounts:                        # "- ": as many as there are
        - what: string
          amount: decimal(2) >= 0
      total: decimal(2)?

    # What must hold between fields.
    checks:
      - total ~= sum(amounts.amount) -- the total must be the sum of the amounts

    """
  }
}

/// Why records are not read.
private struct UnreadRecords: Error, CustomStringConvertible {
  let path: FilePath
  let reason: String

  var description: String { "\(path): \(reason)" }
}

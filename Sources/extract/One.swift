import Extractor
import Files
import Interactions
import JSONSchema
import OrderedJSON
import SchemaGen

extension Extract {
  /// `extract one`: a document becomes its record.
  static let one = Verb(
    name: "one",
    operands: "FILE…",
    purpose: "Extract the record of one document; several files are its parts",
    examples: [
      "extract one --schema schemas/receipt.yaml receipt.jpg",
      "extract one --schema schemas/invoice.yaml letter.pdf annex.csv",
      "extract one --schema schemas/meeting.yaml --from 90s gs://board/may.mp3",
      "extract one --schema schemas/receipt.yaml --emulate samples/answers samples/receipt-cafe.txt",
    ],
    options: document + telling + ModelOptions.options + [Configuration.optOut],
    notes: """
      A FILE may be a URI: https://…, gs://… or one that an upload was given; it is never fetched here.
      What a record took is said on standard error. A record that is not valid is printed all the same,
      with what is wrong with it on standard error; exit code 1 says so.
      """,
    run: runOne)

  private static let document = [
    Verb.Option(
      name: "--schema", value: "FILE", setting: .anywhere,
      purpose: "the schema, in YAML or JSON; must be given"),
    Verb.Option(
      name: "--media-type", value: "TYPE", purpose: "what the files are, where they do not say"),
    Verb.Option(name: "--pages", value: "A-B", purpose: "only these pages, counted from 1"),
    Verb.Option(name: "--from", value: "TIME", purpose: "a recording from there: 90s, 1m30s"),
    Verb.Option(name: "--to", value: "TIME", purpose: "a recording up to there"),
    Verb.Option(name: "--sheet", value: "N", purpose: "only this sheet of a table"),
    Verb.Option(
      name: "--resolution", value: "LEVEL", choices: MediaResolution.known.map(\.rawValue),
      purpose: "how closely images and pages are looked at"),
    Verb.Option(
      name: "--carry", value: "HOW", choices: Document.Carriage.allCases.map(\.rawValue),
      purpose: "files within the request, or uploaded before it"),
  ].under("Document")

  private static let telling = [
    Verb.Option(name: "--stream", purpose: "print the record each time that more is complete"),
    Verb.Option(name: "--explain", purpose: "print the request, and send nothing"),
    Verb.Option(
      name: "--type", standsAlone: true,
      purpose: "print the record's Swift type, and send nothing"),
    Verb.Option(name: "--indented", purpose: "print one member a line"),
    Verb.Option(
      name: "--json", purpose: "one object: outcome, record, flags, calls, tokens and cost"),
    Verb.Option(name: "--events", purpose: "say on standard error what happens, as JSON Lines"),
    Verb.Option(name: "--quiet", purpose: "say nothing but mistakes"),
  ].under("Record")

  @Sendable
  private static func runOne(_ words: Words) throws(UsageError) -> ExitCode {
    guard let path = words.value("--schema") else {
      throw .missingOption("--schema FILE", of: one)
    }
    let job = try OneJob(words, schema: path)
    return Waiting.until(words) { await job.run() }
  }
}

import Files
import OrderedJSON

extension Extract {
  /// `extract init`: begins a project.
  static let initialise = Verb(
    name: "init",
    operands: "[FOLDER]",
    purpose: "Begin a project: a schema, a document to try it on, settings and ignore files",
    examples: ["extract init invoices", "extract init --example invoice invoices"],
    options: [
      Verb.Option(
        name: "--example", value: "WHICH", choices: Project.Example.allCases.map(\.rawValue),
        standard: "receipt", purpose: "what the schema and the document are about"),
      Verb.Option(name: "--json", purpose: "one JSON object"),
    ],
    notes: """
      FOLDER is this one if it is not given. What is there already is never written over: then nothing is
      written at all.
      """,
    run: runInit)

  @Sendable
  private static func runInit(_ words: Words) throws(UsageError) -> ExitCode {
    if let extra = words.operands.dropFirst().first { throw .oneFolder(extra, of: "init") }
    let example = try words.choice("--example", of: Project.Example.self) ?? .receipt
    let project = Project(in: words.operands.first ?? ".", example)
    do {
      if let taken = project.taken {
        return words.fail(
          "\(taken): is there already; choose another folder, or take it away", .badFolder)
      }
      try project.write()
    } catch {
      return words.fail(error)
    }
    if words.has("--json") {
      Output.result(project.json.text())
    } else {
      for path in project.paths { Output.result("\(path)") }
      Output.say("\nTry next:\n")
      for line in project.nextCommands { Output.say("  \(line)") }
    }
    return .done
  }
}

/// A folder to begin with: it runs without a key at once, and with one as it is.
struct Project {
  enum Example: String, CaseIterable {
    case receipt, invoice
  }

  private let folder: FilePath
  private let example: Example

  init(in folder: FilePath, _ example: Example) {
    self.folder = folder
    self.example = example
  }

  /// The files, each with its text, below the folder.
  private var files: [(name: FilePath, text: String)] {
    let name = example.rawValue
    return [
      ("extract.yaml", settings), (".gitignore", Self.unversioned),
      (FilePath("schemas/\(name).yaml") ?? "", example.schema),
      (FilePath("inbox/\(name)-1.txt") ?? "", example.document),
      (FilePath("inbox/answers/\(name)-1.json") ?? "", example.answer),
      ("inbox/.extractignore", Self.ignored),
    ]
  }

  var paths: [FilePath] { files.map { path($0.name) } }

  private func path(_ name: FilePath) -> FilePath { folder == "." ? name : folder.appending(name) }

  /// What would be written over.
  var taken: FilePath? { paths.first { (try? $0.resolved()) != nil } }

  func write() throws(FileError) {
    for (name, text) in files {
      let path = path(name)
      if path.folder != "." { try path.folder.makeFolder(mode: 0o755) }
      try File.write(Array(text.utf8), to: path)
    }
  }

  var nextCommands: [String] {
    let enter = folder == "." ? [] : ["cd \(folder.shellWord)"]
    return enter + [
      "extract run inbox --emulate inbox/answers   # no key, no cost",
      "extract show out \(example.rawValue)-1.txt",
      "extract doctor                              # then with a key: extract run inbox",
    ]
  }

  /// For programs; the form has a version, `extract.init/1`.
  var json: JSON {
    [
      "schema": "extract.init/1", "folder": .string("\(folder)"),
      "files": .array(paths.map { .string("\($0)") }),
      "next": .array(nextCommands.map { .string($0) }),
    ]
  }

  // MARK: Texts

  private var settings: String {
    """
    # Settings of this project; extract help config says which there are.
    schema: schemas/\(example.rawValue).yaml
    out: out
    format: [jsonl, csv]
    # model: gemini-3.5-flash
    # jobs: 16
    # max-cost: 5           # dollars, for all documents

    """
  }

  private static let ignored = """
    # What extract leaves out of this folder, by the rules of .gitignore.
    # The first is what --emulate answers instead of a model.
    /answers/
    *.tmp
    ~$*
    .DS_Store

    """

  private static let unversioned = """
    # Records, and the ledger of what was asked and paid: keep them, but not among sources.
    /out/

    """
}

extension Project.Example {
  var schema: String {
    switch self {
    case .receipt:
      """
      name: receipt
      version: 1
      description: Till receipts, as printed

      prompt: Extract this receipt. Copy names and numbers as they are printed.

      output:
        merchant: string 1.. -- who sold, without address or legal form
        date: date
        currency: currency
        lines:
          $description: one for each printed line that has a price, in order
          $min: 1
          $list:
            item: string
            quantity: integer 1..
            amount: decimal(2) >= 0
        total: decimal(2) >= 0
        paid_by: one of cash, card, transfer?

      checks:
        - total ~= sum(lines.amount) -- the total must be the sum of the lines

      """
    case .invoice:
      """
      name: invoice
      version: 1
      description: Supplier invoices, one per document

      system: You read supplier invoices. Copy what is printed; never guess.
      prompt: Extract this invoice. Use null where the document does not say.

      output:
        number: string 1..40 -- exactly as printed, with any prefix
        issued: date
        due: date? -- only if a day is printed
        currency: currency
        seller: string
        buyer: string?
        lines:
          - description: string
            quantity: number > 0
            unit_price: decimal(4)
            amount: decimal(2) -- quantity × unit price, without VAT
        subtotal: decimal(2) -- the sum without VAT
        vat: decimal(2)
        total: decimal(2) -- what is to be paid

      checks:
        - subtotal ~= sum(lines.amount) -- the subtotal must be the sum of the lines
        - total ~= subtotal + vat -- the total must be the subtotal and the VAT

      """
    }
  }

  var document: String {
    switch self {
    case .receipt:
      """
      Harbour Stationers
      12 Quay Street, Galway

      2026-03-14  16:05        Till 2
      2 x Notebook A5            9.00
      1 x Fountain pen ink       7.50
      3 x Envelope C4            1.80
      TOTAL EUR                 18.30
      Card                      18.30

      """
    case .invoice:
      """
      Northern Lights Electrical Ltd
      Invoice NL-2026-118                   14 March 2026
      To: Harbour Stationers, 12 Quay Street, Galway
      Payable by 13 April 2026

      Fit six ceiling lamps      6 x 42.50        255.00
      Cable, 3 x 1.5 mm, metre  40 x 1.20          48.00

      Subtotal                           EUR      303.00
      VAT 23 %                                     69.69
      Total                              EUR      372.69

      """
    }
  }

  /// What the emulator answers about it.
  var answer: String {
    switch self {
    case .receipt:
      """
      {
        "merchant": "Harbour Stationers",
        "date": "2026-03-14",
        "currency": "EUR",
        "lines": [
          {"item": "Notebook A5", "quantity": 2, "amount": 9.00},
          {"item": "Fountain pen ink", "quantity": 1, "amount": 7.50},
          {"item": "Envelope C4", "quantity": 3, "amount": 1.80}
        ],
        "total": 18.30,
        "paid_by": "card"
      }

      """
    case .invoice:
      """
      {
        "number": "NL-2026-118",
        "issued": "2026-03-14",
        "due": "2026-04-13",
        "currency": "EUR",
        "seller": "Northern Lights Electrical Ltd",
        "buyer": "Harbour Stationers",
        "lines": [
          {"description": "Fit six ceiling lamps", "quantity": 6, "unit_price": 42.50, "amount": 255.00},
          {"description": "Cable, 3 x 1.5 mm, metre", "quantity": 40, "unit_price": 1.20, "amount": 48.00}
        ],
        "subtotal": 303.00,
        "vat": 69.69,
        "total": 372.69
      }

      """
    }
  }
}

import Files
import JSONCoding
import OrderedJSON
import SchemaGen
import Testing

/// A document of `samples/`: which schema fits it, and which type its records have.
struct Sample: Sendable {
  /// The name of its file in `samples/`.
  let document: FilePath
  let kind: Kind
  /// Whether it is what the schema describes. What is not has no answer.
  var isApplicable = true

  /// A schema of `schemas/`, and a type that says the same in Swift.
  struct Kind: Sendable {
    let schema: FilePath
    let type: any (Codable & Sendable & SendableMetatype).Type
  }

  /// The names that properties have in records.
  static let rules = JSONCodingRules(keys: .snakeCase)
  static let package = FilePath(cString: #filePath).folder.folder.folder.folder
  static let folder = package.appending("samples")
}

extension Sample.Kind {
  static let receipt = Self(schema: "receipt.yaml", type: Sample.Receipt.self)
  static let invoice = Self(schema: "invoice.yaml", type: Sample.Invoice.self)
  static let invoices = Self(schema: "invoices.yaml", type: [Sample.BundledInvoice].self)
  static let contract = Self(schema: "contract.yaml", type: Sample.Contract.self)
  static let meeting = Self(schema: "meeting.yaml", type: Sample.Meeting.self)
  static let priceList = Self(schema: "price-list.yaml", type: [Sample.Article].self)
}

extension Sample {
  /// Every document of `samples/`, in the order of their names.
  static let all = [
    Sample(document: "contract-lease.txt", kind: .contract),
    Sample(document: "contract-supply.txt", kind: .contract),
    Sample(document: "contract-translation.txt", kind: .contract),
    Sample(document: "invoice-orchard.pdf", kind: .invoice),
    Sample(document: "invoice-shipyard.pdf", kind: .invoice),
    Sample(document: "invoices-march.pdf", kind: .invoices),
    Sample(document: "meeting-harbour.mp3", kind: .meeting),
    Sample(document: "poem-lighthouse.txt", kind: .receipt, isApplicable: false),
    Sample(document: "price-list-seeds.csv", kind: .priceList),
    Sample(document: "receipt-bakery.png", kind: .receipt),
    Sample(document: "receipt-bookshop.jpg", kind: .receipt),
    Sample(document: "receipt-cafe.txt", kind: .receipt),
    Sample(document: "receipt-ferry.txt", kind: .receipt),
    Sample(document: "receipt-hardware.txt", kind: .receipt),
  ]

  /// Those that have a record.
  static let applicable = all.filter(\.isApplicable)

  /// What lies there besides: a page about the samples, and documents that lie elsewhere.
  static let besides: [FilePath] = ["README.md", "answers", "uris.txt"]

  /// Documents by their addresses, the lines of `uris.txt`: two of the samples, as they would lie elsewhere.
  static func addresses() throws -> [(uri: String, sample: Sample)] {
    try String(decoding: bytes(of: "uris.txt"), as: UTF8.self).split(separator: "\n").map { line in
      let name = try #require(FilePath(String(line))?.lastComponent)
      return (String(line), try #require(all.first { $0.document == name }))
    }
  }
}

extension Sample {
  /// The document's name without its ending.
  var name: String { String(document.description.prefix { $0 != "." }) }

  /// What a model should say of it, with the digits and in the order in which it stands in the file.
  func record() throws -> JSON {
    try JSON(parsing: Self.bytes(of: try #require(FilePath("answers/\(name).json"))))
  }

  func bytes() throws -> [UInt8] { try Self.bytes(of: document) }

  /// The schema in YAML.
  func schema() throws -> Schema {
    try Schema(contentsOf: Self.package.appending("schemas").appending(kind.schema))
  }

  /// The schema that the type tells.
  func reflectedSchema() throws -> Schema { try Schema(of: kind.type, by: Self.rules) }

  private static func bytes(of name: FilePath) throws -> [UInt8] {
    try File(opening: folder.appending(name)).readAll(limit: 1 << 20)
  }
}

extension Sample: CustomTestStringConvertible {
  var testDescription: String { "\(document)" }
}

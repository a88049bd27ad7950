import Foundation
import SchemaGen
import Testing

/// A schema, and the Swift file that is generated from it.
struct GeneratedFile: Sendable, CustomTestStringConvertible {
  /// The schema's path in the package.
  let schema: String
  /// The name of the type.
  let name: String
  var options = SwiftCodeOptions()

  var testDescription: String { name }

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  var url: URL { Self.package.appending(path: "Tests/SchemaGenTests/Generated/\(name).swift") }

  func blueprint() throws -> Blueprint {
    try Schema(contentsOf: Self.package.appending(path: schema).path).blueprint
  }

  func code() throws -> String {
    let source = schema.split(separator: "/").last.map(String.init) ?? schema
    return SwiftCode(of: try blueprint(), named: name, from: source, options).text
  }
}

enum GeneratedFiles {
  static let all: [GeneratedFile] =
    samples + [
      GeneratedFile(
        schema: "Tests/SchemaGenTests/SwiftCode/Schemas/language.yaml", name: "LanguageRecord"),
      GeneratedFile(schema: "Tests/SchemaGenTests/SwiftCode/Schemas/rows.yaml", name: "RowsRecord"),
      GeneratedFile(schema: "Tests/SchemaGenTests/SwiftCode/Schemas/node.yaml", name: "NodeRecord"),
      GeneratedFile(
        schema: "Tests/SchemaGenTests/SwiftCode/Schemas/language.yaml", name: "PlainRecord",
        options: SwiftCodeOptions(access: .internal, hasNotes: false, keepsUnknown: true)),
      GeneratedFile(
        schema: "schemas/invoice.yaml", name: "OpenInvoiceRecord",
        options: SwiftCodeOptions(access: .package, keepsUnknown: true)),
    ]

  /// The schemas to begin with.
  static let samples = [
    "contract", "invoice", "lab-report", "meeting", "org-chart", "product-photo", "receipt",
    "recipe",
    "resume",
  ].map { GeneratedFile(schema: "schemas/\($0).yaml", name: typeName($0)) }

  private static func typeName(_ file: String) -> String {
    file.split(separator: "-").map(\.capitalized).joined() + "Record"
  }
}

/// The types in the generated files, and the schemas they were generated from.
enum GeneratedTypes {
  typealias Row = (type: any (Codable & SendableMetatype).Type, file: String)

  static let rows: [Row] = [
    (ContractRecord.self, "ContractRecord"),
    (InvoiceRecord.self, "InvoiceRecord"),
    (LabReportRecord.self, "LabReportRecord"),
    (MeetingRecord.self, "MeetingRecord"),
    (OrgChartRecord.self, "OrgChartRecord"),
    (ProductPhotoRecord.self, "ProductPhotoRecord"),
    (ReceiptRecord.self, "ReceiptRecord"),
    (RecipeRecord.self, "RecipeRecord"),
    (ResumeRecord.self, "ResumeRecord"),
    (LanguageRecord.self, "LanguageRecord"),
    (RowsRecord.self, "RowsRecord"),
    (NodeRecord.self, "NodeRecord"),
    (OpenInvoiceRecord.self, "OpenInvoiceRecord"),
  ]
}

import Files
import OrderedJSON
import SchemaGen
import Testing

@testable import Extractor

/// The schemas that come along, by the names of their files.
enum ReadingSchemas {
  static let names = [
    "contract.yaml", "invoice.yaml", "lab-report.yaml", "meeting.yaml", "org-chart.yaml",
    "product-photo.yaml", "receipt.schema.json", "receipt.yaml", "recipe.yaml", "resume.yaml",
  ]

  static func schema(_ name: String) throws -> Schema {
    let package = FilePath(cString: #filePath).folder.folder.folder.folder
    return try Schema(contentsOf: "\(package)/schemas/\(name)")
  }

  /// A slip: some of everything that reading has to do with.
  static let slip = """
    name: slip
    description: Slips of a till
    output:
      number: string
      day: date?
      total: decimal
      tags?: string[]
      lines:
        - item: string
          count: integer?
      prices: {$map: number}
      paid: one of cash, card
      by:
        $one_of:
          $tag: kind
          person:
            name: string
          till:
            rank: integer
    """

  static func form(
    _ yaml: String = slip, rung: Rung = .whole, asksForAbsence: Bool = true
  ) throws -> RecordForm {
    try RecordForm(Schema(yaml: yaml), rung: rung, asksForAbsence: asksForAbsence)
  }
}

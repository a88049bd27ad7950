import Digest
import Files
import OrderedJSON
import Sinks
import TestSupport

/// An output folder of one test.
struct Outputs {
  var folder = TemporaryFolder()
  var formats: Set<OutputFormat> = [.jsonl]
  var schema: JSON = true
  var name = "record"

  /// Writes these rows, and says which files there are.
  @discardableResult
  func project(
    _ records: [RecordRow] = [], failures: [FailureRow] = [], skipped: [SkipRow] = [],
    after earlier: [OutputFile] = []
  ) throws -> [OutputFile] {
    var projection = try begun(after: earlier)
    for row in records { try projection.append(row) }
    for row in failures { try projection.append(row) }
    for row in skipped { try projection.append(row) }
    return try projection.finish()
  }

  func begun(after earlier: [OutputFile] = []) throws(SinkError) -> Projection {
    try Projection(
      into: folder.path, formats: formats, schema: schema, named: name, after: earlier)
  }

  /// The text of a file.
  func text(_ name: FilePath) throws -> String {
    String(decoding: try bytes(name), as: UTF8.self)
  }

  func bytes(_ name: FilePath) throws -> [UInt8] {
    try File(opening: folder.path(name)).readAll(limit: 1 << 28)
  }
}

extension RecordRow {
  /// A record by its JSON text.
  init(_ document: FilePath, _ data: String, warnings: String = "[]") {
    self.init(
      document: document, model: "gemini-x", warnings: Array(warnings.utf8), data: Array(data.utf8))
  }
}

extension FilePath {
  /// A name with a byte that is no UTF-8: `M<FC>ller.pdf`.
  static var latin: FilePath {
    FilePath([0x4D, 0xFC] + Array("ller.pdf".utf8)) ?? ""
  }
}

extension JSON {
  /// An invoice, closed as all schemas of the YAML language are.
  static let invoice: JSON = [
    "type": "object", "additionalProperties": false,
    "required": ["number", "seller", "total", "lines"],
    "properties": [
      "number": ["type": "string"],
      "seller": ["$ref": "#/$defs/party"],
      "buyer": ["anyOf": [["$ref": "#/$defs/party"], ["type": "null"]]],
      "total": ["type": "number"],
      "tags": ["type": "array", "items": ["type": "string"]],
      "lines": [
        "type": "array",
        "items": [
          "type": "object", "additionalProperties": false,
          "properties": [
            "text": ["type": "string"], "amount": ["type": "number"],
            "taxes": [
              "type": "array",
              "items": [
                "type": "object", "additionalProperties": false,
                "properties": ["rate": ["type": "number"]],
              ],
            ],
          ],
        ],
      ],
    ],
    "$defs": [
      "party": [
        "type": "object", "additionalProperties": false,
        "properties": ["name": ["type": "string"], "vat_id": ["type": ["string", "null"]]],
      ]
    ],
  ]
}

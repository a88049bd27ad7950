import Formats

/// Names for schemas that stand inside another one and go on speaking of themselves.
enum SchemaName {
  /// `urn:extract:schema:properties:net%20amount`: a URI for the way to the schema.
  static func urn(_ sort: StaticString, of way: [String]) -> String {
    "urn:extract:\(sort):"
      + way.map { PercentEncoding.encoded($0, keeping: "$") }.joined(separator: ":")
  }
}

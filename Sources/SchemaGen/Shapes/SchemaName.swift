/// Names for schemas that stand inside another one and go on speaking of themselves.
enum SchemaName {
  /// `urn:extract:schema:properties:net%20amount`: a URI for the way to the schema.
  static func urn(_ sort: StaticString, of way: [String]) -> String {
    "urn:extract:\(sort):" + way.map(encoded).joined(separator: ":")
  }

  private static func encoded(_ step: String) -> String {
    step.utf8.reduce(into: "") { text, byte in
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte) || "-._~$".utf8.contains(byte)
      if isPlain {
        text.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        text += (byte < 0x10 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}

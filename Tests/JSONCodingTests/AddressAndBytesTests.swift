import FoundationEssentials
import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Addresses, identifiers and bytes` {
  @Test(arguments: [
    "https://example.org/a?b=c#d", "http://[::1]:8080/", "mailto:a@example.org", "file:///tmp/a",
    "relative/path", "urn:isbn:0451450523",
  ])
  func `addresses keep their text`(text: String) throws {
    let url = try URL(decoding: JSON.string(text))

    #expect(url == URL(string: text))
    #expect(try JSON(encoding: url) == .string(text))
  }

  @Test func `what is no address is refused`() {
    let error = #expect(throws: JSONDecodingError.self) { try [URL](decoding: #"["http://[x"]"#) }

    #expect(
      error?.description == """
        line 1, column 2 /0: does not spell a value for URL; \
        write an address, as https://example.org/a
        """)
  }

  @Test func `identifiers are read in either case and written in capitals`() throws {
    let text = "123e4567-e89b-12d3-a456-426614174000"
    let uuid = try UUID(decoding: JSON.string(text))

    #expect(uuid == UUID(uuidString: text))
    #expect(try UUID(decoding: JSON.string(text.uppercased())) == uuid)
    #expect(try JSON(encoding: uuid) == .string(text.uppercased()))
  }

  @Test(arguments: ["", "123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g"])
  func `what is no identifier is refused`(text: String) {
    let error = #expect(throws: JSONDecodingError.self) { try UUID(decoding: JSON.string(text)) }

    #expect(
      error?.description == """
        line 1, column 1: does not spell a value for UUID; \
        write it as 123e4567-e89b-12d3-a456-426614174000
        """)
  }

  @Test(
    arguments: [
      ([], ""), ([0], "AA=="), ([0xFF, 0xFE], "//4="), ([1, 2, 3], "AQID"), ([0xFB, 0xEF], "++8="),
    ] as [([UInt8], String)])
  func `bytes are base64, or a list`(bytes: [UInt8], text: String) throws {
    let data = Data(bytes)
    let list = JSONCodingRules(data: .array)

    #expect(try JSON(encoding: data) == .string(text))
    #expect(try Data(decoding: JSON.string(text)) == data)
    #expect(
      try JSON(encoding: data, by: list).text()
        == "[\(bytes.map(String.init).joined(separator: ","))]")
    #expect(try Data(decoding: JSON(encoding: data, by: list), by: list) == data)
    #expect(try JSON(encoding: ["d": data]) == ["d": .string(text)])
  }

  @Test(arguments: ["A", "AA", "AA=", "A===", "AA==AA==", "AQ-_", "AQID\n", "ü"])
  func `what is no base64 is refused`(text: String) {
    let error = #expect(throws: JSONDecodingError.self) { try Data(decoding: JSON.string(text)) }

    #expect(
      error?.description
        == "line 1, column 1: does not spell a value for Data; write the bytes in base64")
  }

  @Test func `a list of bytes has numbers from 0 to 255`() {
    let error = #expect(throws: JSONDecodingError.self) {
      try Data(decoding: "[1, 256]", by: JSONCodingRules(data: .array))
    }

    #expect(error?.description == "line 1, column 5 /1: is a number that UInt8 cannot hold exactly")
  }
}

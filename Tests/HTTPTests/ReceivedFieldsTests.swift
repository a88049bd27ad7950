import HTTP
import TestSupport
import Testing

@Suite struct `Fields that came` {
  /// The lines, and what they say.
  @Test(
    arguments: [
      ([], []),
      (["Content-Type: text/plain"], [("Content-Type", "text/plain")]),
      (["a:1", "A: \t2 \t", "b:"], [("a", "1"), ("A", "2"), ("b", "")]),
      (["no colon", ": no name", "a b: 1", "a : 1", "ä: 1"], []),
      (["a: 1\u{0}", "a: \u{7f}", "a: 1\r2", "a: b\tc: d"], [("a", "b\tc: d")]),
      (["x: ü€😀"], [("x", "ü€😀")]),
    ] as [([String], [HTTPHeaders.Field])])
  func `are those that may stand in a message`(lines: [String], fields: [HTTPHeaders.Field]) {
    let headers = HTTPHeaders(received(lines.map { Array($0.utf8) }))
    #expect(headers.fields.elementsEqual(fields, by: ==))
  }

  @Test func `are found as those that were added are`() {
    var random = SeededRandom(seed: 11)
    let names = ["a", "A", "b", "Content-Type", "content-type", "x y", "", "Ü"]
    let values = ["1", "", " two ", "\t", "ü", "no\u{1}", "a: b"]
    for _ in 0..<2000 {
      let fields = (0..<random.number(0...6)).map { _ in
        (name: random.pick(names), value: random.pick(values))
      }
      let came = HTTPHeaders(received(fields.map { Array("\($0.name):\($0.value)".utf8) }))
      var added = HTTPHeaders()
      for field in fields {
        added.add(
          field.name,
          String(
            field.value.trimmingPrefix { $0 == " " || $0 == "\t" }.reversed()
              .trimmingPrefix { $0 == " " || $0 == "\t" }.reversed()))
      }

      #expect(came == added)
      for name in names {
        #expect(came[name] == added[name])
        #expect(came.values(of: name) == added.values(of: name))
      }
      var (changedCame, changedAdded) = (came, added)
      changedCame["a"] = "new"
      changedAdded["a"] = "new"
      #expect(changedCame == changedAdded)
      #expect(came == added)
    }
  }

  @Test func `keep bytes that are no text from being more than a text`() {
    let headers = HTTPHeaders(received([Array("a: ".utf8) + [0xFF, 0x41]]))
    #expect(headers["a"] == "\u{FFFD}A")
    #expect(headers.fields.count == 1)
  }

  private func received(_ lines: [[UInt8]]) -> ReceivedFields {
    var received = ReceivedFields()
    for line in lines { line.withUnsafeBytes { received.add($0) } }
    return received
  }
}

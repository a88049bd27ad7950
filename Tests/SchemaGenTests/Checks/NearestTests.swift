import SchemaGen
import Testing

@Suite struct `The nearest name` {
  private static let cases: [(String, [String], String?)] = [
    ("strng", ["integer", "string"], "string"), ("dta", ["data", "date"], "data"),
    ("tset", ["test", "text"], "test"), ("Total", ["total"], "total"),
    ("all", ["abs", "has", "avg"], nil), ("x", ["y"], nil), ("", ["a"], nil), ("a", [], nil),
    ("recieved_at", ["received_at", "revised_at"], "received_at"),
    ("entirely", ["different"], nil),
  ]

  @Test(arguments: cases)
  func `is one that differs little`(name: String, names: [String], found: String?) {
    #expect(nearest(to: name, among: names) == found)
  }

  @Test func `costs little, however long the names are`() {
    let long = String(repeating: "a", count: 100_000)
    #expect(nearest(to: long, among: [long + "b"]) == long + "b")
  }
}

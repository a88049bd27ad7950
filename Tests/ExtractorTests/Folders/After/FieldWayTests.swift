import Extractor
import OrderedJSON
import Testing

/// How people write the way to a field.
@Suite struct `The way to a field` {
  @Test(
    "is a name, a position, a name in quotes, or a JSON Pointer",
    arguments: [
      ("total", ["total"]),
      ("seller.name", ["seller", "name"]),
      ("lines[0].amount", ["lines", "0", "amount"]),
      ("[2].number", ["2", "number"]),
      ("[2][0]", ["2", "0"]),
      (#"payment["due date"]"#, ["payment", "due date"]),
      (#"["a.b"]['c[0]']"#, ["a.b", "c[0]"]),
      (#"["say \"it\" \\ "]"#, [#"say "it" \ "#]),
      ("größe.höhe", ["größe", "höhe"]),
      ("/lines/0/amount", ["lines", "0", "amount"]),
      ("/a~1b/", ["a/b", ""]),
    ])
  func isRead(_ text: String, _ tokens: [String]) {
    #expect(FieldWay(text)?.pointer == JSONPointer(tokens))
  }

  @Test(
    "is nothing that goes on wrongly",
    arguments: [
      "", ".", ".a", "a.", "a..b", "a[", "a[]", "a[-1]", "a[01]", "a[1", #"a["b]"#, #"a["b"c]"#,
      "a[0]b", "/a~2", #"["\"#,
    ])
  func isRefused(_ text: String) {
    #expect(FieldWay(text) == nil)
  }

  @Test func `is no deeper than records are`() {
    #expect(FieldWay(String(repeating: "[0]", count: 100_000)) == nil)
  }
}

import OrderedJSON
import Testing
import YAML

@Suite struct `Nodes of a file` {
  @Test func `say where they stand`() throws {
    let document = try YAMLDocument(
      parsing: """
        # An invoice.
        name: &n "Größe"  # in cm
        lines:
          - {qty: number, price?: 'a'}

        end: *n
        """)

    #expect(
      outline(document.root) == [
        "2:1-6:8 mapping", "2:1-2:5 name", "2:10-2:17 double Größe", "3:1-3:6 lines",
        "4:3-4:31 list", "4:5-4:31 { }", "4:6-4:9 qty", "4:11-4:17 plain number",
        "4:19-4:25 price?", "4:27-4:30 single a", "6:1-6:4 end", "2:10-2:17 double Größe",
      ])
  }

  @Test(arguments: [
    ("a: number -- see #3", 17), ("a: x #y", 5), ("a: x # y", nil), ("a: x  #y", nil),
    ("a: x#y", nil), ("a: 'x' #y", nil), ("a: x #", nil), ("a: #y", nil), ("a: x\ty", nil),
    ("a: {b: x #y\n}", 9), ("- x\n  y #z", 8), ("- é #z", 5),
  ])
  func `say whether a sign that looks like a comment cuts them off`(text: String, at: Int?) throws {
    let root = try YAMLDocument(parsing: text).root
    let value = root.mapping?.first?.value ?? root.list?.first
    let scalar = value?.mapping?.first?.value.scalar ?? value?.scalar

    #expect(scalar?.cut?.offset == at)
    #expect(scalar?.isCutOff == (at != nil))
  }

  @Test func `show what is absent, and that it stands in brackets`() throws {
    let root = try YAMLDocument(parsing: "e: {kind: one of a, b, unit: string}\nf:\ng: ''").root
    let members = try #require(root.mapping)
    let group = try #require(members[0].value.mapping)

    #expect(group.map(\.key.text) == ["kind", "b", "unit"])
    #expect(group.map(\.value.isAbsent) == [false, true, false])
    #expect(members.map(\.value.isInline) == [true, false, false])
    #expect(members.map(\.value.isAbsent) == [false, true, false])
  }

  @Test func `have a mapping where a check has a colon in its reason`() throws {
    let document = try YAMLDocument(parsing: "checks:\n  - total ~= net + vat -- why: because")
    let check = try #require(document.root.mapping?[0].value.list?[0].mapping?[0])

    #expect(check.key.text == "total ~= net + vat -- why")
    #expect(document.place(at: check.key.span.end).column == 30)
  }

  @Test func `have names that are texts, byte by byte`() throws {
    let text = "null: a\ntrue: b\n012: c\n1.0: d\n1.00: e\n\u{e9}: f\ne\u{301}: g"

    let members = try #require(try YAMLDocument(parsing: text).root.mapping)

    let names = ["null", "true", "012", "1.0", "1.00", "\u{e9}", "e\u{301}"]
    #expect(members.map { UTF8Text($0.key.text) } == names.map { UTF8Text($0) })
  }

  @Test func `may be a single text`() throws {
    #expect(try YAMLDocument(parsing: "string -- a text").root.scalar?.text == "string -- a text")
  }

  /// A line for each node and name: from where to where, and what.
  private func outline(_ node: YAMLNode) -> [String] {
    switch node.content {
    case .scalar(let scalar): ["\(lines(node.span)) \(scalar.style) \(scalar.text)"]
    case .list(let entries):
      ["\(lines(node.span)) \(node.isInline ? "[ ]" : "list")"] + entries.flatMap(outline)
    case .mapping(let members):
      ["\(lines(node.span)) \(node.isInline ? "{ }" : "mapping")"]
        + members.flatMap { ["\(lines($0.key.span)) \($0.key.text)"] + outline($0.value) }
    }
  }

  private func lines(_ span: YAMLSpan) -> String {
    "\(span.begin.line):\(span.begin.column)-\(span.end.line):\(span.end.column)"
  }
}

@Suite struct `Places inside a text` {
  @Test(arguments: [
    ("a: string of é and x", 15, "a: string of é and x\n                 ^"),
    ("a: 'it''s x'", 5, "a: 'it''s x'\n          ^"),
    ("a: \"is x\"", 3, "a: \"is x\"\n       ^"),
    ("a: \"is \\x41 x\"", 3, "a: \"is \\x41 x\"\n       ^"),
    ("a: \"is \\x41 x\"", 5, "a: \"is \\x41 x\"\n   ^"),
    ("a: x\n  y z", 4, "a: x\n   ^"),
    ("a: >\n  x y", 2, "a: >\n   ^"),
    ("a: |\n  x y", 2, "a: |\n   ^"),
    ("a: xyz", 99, "a: xyz\n   ^"),
    ("a: xyz", -1, "a: xyz\n   ^"),
    ("a: xyz", 3, "a: xyz\n      ^"),
  ])
  func `are exact where the text stands as it is`(
    text: String, offset: Int, drawing: String
  ) throws {
    let document = try YAMLDocument(parsing: text)
    let scalar = try #require(document.root.mapping?[0].value.scalar)

    #expect(document.place(in: scalar, at: offset).drawing == drawing)
  }
}

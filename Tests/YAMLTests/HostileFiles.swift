import Testing
import YAML

@Suite struct `Files made to harm` {
  @Test func `with nine lines of aliases are refused where they stand for too much`() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
    var text = "a: &a [x, x, x, x, x, x, x, x, x]\n"
    for (one, next) in zip(names, names.dropFirst()) {
      let aliases = Array(repeating: "*\(one)", count: 9).joined(separator: ", ")
      text += "\(next): &\(next) [\(aliases)]\n"
    }

    // 9 + 1 values in a, 91 in b, 820 in c, 7,381 in d: the sixth d in e makes too many.
    let said = Mistake(text, tooMany, 5, 28)

    said.expectSaid()
  }

  @Test func `with aliases cost no memory for what is named again`() throws {
    let document = try YAMLDocument(parsing: "a: &a [x, y]\nb: *a\nc: *a")
    let lists = try #require(document.root.mapping).compactMap(\.value.list)

    let addresses = Set(lists.map { $0.withUnsafeBufferPointer { $0.baseAddress } })

    #expect(lists.count == 3)
    #expect(addresses.count == 1)
  }

  @Test func `with aliases to a long text are refused when they stand for too much text`() {
    let long = String(repeating: "x", count: 100_000)
    let aliases = Array(repeating: "*a", count: 20).joined(separator: ", ")

    Mistake(
      "a: &a \(long)\nb: [\(aliases)]",
      "the aliases stand for more than 1048576 bytes of text", 2, 41
    ).expectSaid()
  }

  @Test(arguments: [
    (String(repeating: "[", count: 20_000), 65), (String(repeating: "{a: ", count: 20_000), 257),
    (String(repeating: "- ", count: 20_000), 129), (String(repeating: "[{a: ", count: 20_000), 161),
  ])
  func `with brackets inside brackets are refused at the limit`(text: String, column: Int) {
    Mistake(text, tooDeep, 1, column).expectSaid()
  }

  @Test func `with aliases inside aliases are refused at the same depth`() {
    let deep = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)

    #expect(Mistake.said(of: "a: &a \(deep)\nb: &b [[*a]]\nc: [*b, [[[\(deep)]]]]") == nil)
    Mistake("a: &a \(deep)\nb: \(String(repeating: "[", count: 24))*a", tooDeep, 2, 28).expectSaid()
  }

  @Test func `with sixty-four lists inside one another are read`() throws {
    let text = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)

    #expect(Mistake.said(of: text) == nil)
    Mistake("[\(text)]", tooDeep, 1, 65).expectSaid()
  }

  @Test func `of one byte too many are refused, and those of the limit are not`() {
    let text = "a: " + String(repeating: "b", count: (1 << 20) - 3)

    #expect(Mistake.said(of: text) == nil)
    #expect(Mistake.said(of: "\u{feff}" + text) == nil)
    Mistake(text + "b", "the text is larger than the limit of 1048576 bytes", 1, 1).expectSaid()
  }

  @Test func `of many values are refused at the limit`() {
    let values = { (count: Int) in "[" + String(repeating: "1,", count: count) + "]" }

    #expect(Mistake.said(of: values(49_999)) == nil)
    Mistake(values(50_000), tooMany, 1, 100_000).expectSaid()
  }

  @Test func `of a hundred thousand anchors are refused at the limit`() {
    let anchors = (0..<100_000).map { "&\(String($0, radix: 36)) ," }.joined()

    // 36 of one digit, 1,260 of two, 45,360 of three, and 3,343 of four stand before the one refused.
    Mistake("[\n\(anchors)]", tooMany, 2, 302_006).expectSaid()
  }

  @Test(arguments: [
    Mistake(String(repeating: "%TAG !a! x\n", count: 90_000) + "--- a", tagDirective, 1, 1),
    Mistake("a\n...\n" + String(repeating: "%TAG !a! x\n", count: 90_000), tagDirective, 3, 1),
    Mistake(String(repeating: "a: ", count: 300_000), inText, 1, 5),
    Mistake(String(repeating: "\"", count: 1_000_000), afterQuote, 1, 3),
    Mistake("'" + String(repeating: "x", count: 1_000_000), unclosed, 1, 1),
  ])
  func `of one kind of line or sign are refused at the first`(mistake: Mistake) {
    mistake.expectSaid()
  }
}

private let tooMany = "more than 50000 values, each alias counted as all it stands for"
private let tooDeep = "more than 64 lists and mappings inside one another"
private let tagDirective = "\"%TAG\" is not used here; take the line out"
private let inText =
  #"": " inside a text; put the whole text in single quotes, or under ">" on the next line"#
private let unclosed =
  "the quote that opens at line 1 is not closed; a quote inside single quotes is doubled"
private let afterQuote = "text follows a closing quote; put the whole text in single quotes"

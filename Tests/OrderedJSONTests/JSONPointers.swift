import OrderedJSON
import Testing

@Suite struct `A JSON Pointer` {
  static let document = #"""
    {
      "foo": ["bar", "baz"],
      "": 0,
      "a/b": 1,
      "c%d": 2,
      "e^f": 3,
      "g|h": 4,
      "i\\j": 5,
      "k\"l": 6,
      " ": 7,
      "m~n": 8
    }
    """#

  /// RFC 6901, section 5.
  @Test(arguments: [
    ("/foo", #"["bar","baz"]"#), ("/foo/0", #""bar""#), ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"),
    ("/e^f", "3"), ("/g|h", "4"), (#"/i\j"#, "5"), (#"/k"l"#, "6"), ("/ ", "7"), ("/m~0n", "8"),
  ])
  func `leads to the values of RFC 6901`(text: String, value: String) throws {
    let pointer = try JSONPointer(parsing: text)

    #expect(try JSON(parsing: Self.document)[pointer]?.text() == value)
    #expect(try JSONTape(parsing: Self.document).root[pointer].map { JSON($0).text() } == value)
    #expect(pointer.description == text)
  }

  @Test func `that is empty leads to the whole`() throws {
    let value = try JSON(parsing: Self.document)

    #expect(try value[JSONPointer(parsing: "")] == value)
    #expect(JSONPointer([]).description == "")
  }

  @Test(arguments: [
    "/foo/2", "/foo/-", "/foo/-1", "/foo/00", "/foo/01", "/foo/1.0", "/foo/", "/foo/ 1", "/foo/+1",
    "/foo/99999999999999999999", "/foo/١", "/foo/0/0", "/bar", "/a", "/m~n0", "//", "/foo/0/",
    "/FOO",
  ])
  func `leads to nothing else`(text: String) throws {
    guard let pointer = try? JSONPointer(parsing: text) else { return }

    #expect(try JSON(parsing: Self.document)[pointer] == nil)
    #expect(try JSONTape(parsing: Self.document).root[pointer] == nil)
  }

  @Test(arguments: [
    ([], ""), ([""], "/"), (["", ""], "//"), (["a"], "/a"), (["a", "0"], "/a/0"), (["~"], "/~0"),
    (["/"], "/~1"), (["~1"], "/~01"), (["~0/"], "/~00~1"), (["é", "e\u{301}"], "/é/e\u{301}"),
    (["/\u{301}"], "/~1\u{301}"), (["\u{0}\n"], "/\u{0}\n"), (["\r\n/"], "/\r\n~1"),
  ])
  func `is read and written alike`(tokens: [String], text: String) throws {
    let pointer = JSONPointer(tokens)

    #expect(pointer.description.utf8.elementsEqual(text.utf8))
    var writer = JSONWriter()
    writer.write(pointer)
    #expect(writer.bytes == JSON.string(text).bytes())
    #expect(try JSONPointer(parsing: text) == pointer)
    #expect(try JSONPointer(parsing: text).hashValue == pointer.hashValue)
  }

  @Test(arguments: [
    ("foo", "foo: a JSON Pointer is empty or begins with a slash"),
    ("#/foo", "#/foo: a JSON Pointer is empty or begins with a slash"),
    ("/a~2", "/a~2: in a JSON Pointer ~ is followed by 0 or 1"),
    ("/a~/b", "/a~/b: in a JSON Pointer ~ is followed by 0 or 1"),
    ("/~", "/~: in a JSON Pointer ~ is followed by 0 or 1"),
  ])
  func `is refused when it is badly written`(text: String, sentence: String) {
    let error = #expect(throws: JSONPointerError.self) { try JSONPointer(parsing: text) }

    #expect(error?.description == sentence)
  }

  @Test func `compares its steps by their bytes`() {
    #expect(JSONPointer(["\u{e9}"]) != JSONPointer(["e\u{301}"]))
    #expect(JSONPointer(["a", "b"]) != JSONPointer(["ab"]))
    #expect(JSONPointer(["a"]).appending(3).appending("b") == ["a", "3", "b"])
  }

  @Test func `is found for every value of a document, and leads back to it`() throws {
    var json = RandomJSON(seed: 10)

    for _ in 0..<300 {
      let tape = try JSONTape(parsing: json.text(of: json.value()))
      try check(tape.root, at: [])
    }
  }

  private func check(_ view: JSONView, at pointer: JSONPointer) throws {
    let text = pointer.description
    if view.pointer != pointer { Issue.record("\(view.pointer) instead of \(pointer)") }
    let found = view.tape.root[try JSONPointer(parsing: text)]
    if found?.range != view.range || found?.kind != view.kind {
      Issue.record("\(text) leads astray")
    }
    for (position, item) in view.items.enumerated() {
      try check(item, at: pointer.appending(position))
    }
    for member in view.members { try check(member.value, at: pointer.appending(member.name)) }
  }
}

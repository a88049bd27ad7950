import OrderedJSON
import TestSupport
import Testing

@Suite struct `What is salvaged` {
  /// A text that stops or is wrong; what it held, where it stopped, and which containers are cut.
  @Test(arguments: [
    ("", nil, "", []), ("  ", nil, "", []), ("tr", nil, "", []), ("12", "12", "", []),
    ("-", nil, "", []), ("\"abc", nil, "", []), ("{", "{}", "", [""]), ("[", "[]", "/0", [""]),
    ("[1", "[]", "/0", [""]), ("[1 ", "[1]", "/1", [""]), ("[1,", "[1]", "/1", [""]),
    ("[true", "[true]", "/1", [""]), ("[1, 2", "[1]", "/1", [""]),
    ("[[1,2],[3,", "[[1,2],[3]]", "/1/1", ["", "/1"]),
    (#"{"a"#, "{}", "", [""]), (#"{"a""#, "{}", "/a", [""]), (#"{"a":"#, "{}", "/a", [""]),
    (#"{"a":1"#, "{}", "/a", [""]), (#"{"a":"x""#, #"{"a":"x"}"#, "", [""]),
    (#"{"a":1,"#, #"{"a":1}"#, "", [""]),
    (#"{"a":{"b":1},"c":[{"d":"#, #"{"a":{"b":1},"c":[{}]}"#, "/c/0/d", ["", "/c", "/c/0"]),
    (#"{"a/~":[nul"#, #"{"a/~":[]}"#, "/a~1~0/0", ["", "/a~1~0"]),
    (#"{"a":1}"#, #"{"a":1}"#, "", []),
    (#"{"a":1} x"#, #"{"a":1}"#, "", []),
    (#"{"a":1,}"#, #"{"a":1}"#, "", [""]), ("[1,2,,3]", "[1,2]", "/2", [""]),
    (#"{"a":[1,2}"#, #"{"a":[1,2]}"#, "/a/2", ["", "/a"]), ("[01]", "[]", "/0", [""]),
    ("[1,2,0", "[1,2]", "/2", [""]),
    (#"["a","b\x"]"#, #"["a"]"#, "/1", [""]), ("\u{feff}[1]", nil, "", []),
    (#"{"a":1,"a":2}"#, #"{"a":1}"#, "", [""]),
    (#"{"a":1,"b":2,"a":[3,"#, #"{"a":1,"b":2}"#, "", [""]),
    (#"{"a":1,"\u0061"#, #"{"a":1}"#, "", [""]), (#"{"a":1,"\u0061":"#, #"{"a":1}"#, "", [""]),
    (#"{"a":1,"b":{"c":1,"c":2,"d":[1,"#, #"{"a":1,"b":{"c":1}}"#, "/b", ["", "/b"]),
    (#"{"x":[{"a":1,"a":2}],"y":1}"#, #"{"x":[{"a":1}]}"#, "/x/0", ["", "/x", "/x/0"]),
    (#"{"a":{"b":1},"a":{"c":1,"c":2,"#, #"{"a":{"b":1}}"#, "", [""]),
  ])
  func `is what stood before the text stopped`(
    text: String, value: String?, stopped: String, cut: [String]
  ) throws {
    let salvage = JSONSalvage(of: text)

    #expect(salvage.tape.map { JSON($0.root).text() } == value)
    #expect(salvage.stopped.description == stopped)
    #expect(salvage.tape.map { pointersOfCut(in: $0.root) } ?? [] == cut)
    #expect(salvage.error == problem(of: text))
  }

  @Test func `is the example of the documentation`() {
    let salvage = JSONSalvage(of: #"{"total": 12, "lines": [{"n": 1}, {"n": 2, "te"#)

    #expect(
      salvage.tape.map { JSON($0.root).text() } == #"{"total":12,"lines":[{"n":1},{"n":2}]}"#)
    #expect(salvage.tape.map { pointersOfCut(in: $0.root) } == ["", "/lines", "/lines/1"])
    #expect(salvage.stopped.description == "/lines/1")
    #expect(salvage.error?.isCutShort == true)
  }

  @Test(arguments: [
    #"{"total": 12, "lines": [{"n": 1.5e3, "t": "a\u00e9\ud83d\ude00é"}, {"n": -2}], "ok": [true]}"#,
    #"[[], {}, [[]], [{}], {"a": {}}, null, false, "", 0, [1, [2, [3, [4]]]], {"a b": {"c\n": []}}]"#,
    " { \"é\" : [ \"\u{10FFFF}\" , \"x\" ] ,\r\n \"e\u{301}\" : { \"\" : { \"\" : 1 } } } ",
    "[\n  12,\n  [34, [56]], \"\\\"\\\\\"\n]\n", "12345", #""word""#, "true", "  []  ",
  ])
  func `is all that is complete at every cut, and nothing else`(text: String) throws {
    let bytes = Array(text.utf8)
    let whole = try JSONTape(parsing: bytes)

    for end in 0...bytes.count {
      let cut = Cut(of: whole, at: end)
      // What begins a number alone is a whole text of its own.
      let salvage = JSONSalvage(of: bytes.prefix(end))
      if whole.root.kind != .number, let difference = cut.difference(from: salvage) {
        Issue.record("cut at \(end): \(difference)")
      }

      var reader = JSONReader()
      for byte in bytes.prefix(end) { try reader.append(piece: [byte]) }
      let early = reader.salvage()
      if end < bytes.count, let difference = cut.difference(from: early) {
        Issue.record("read up to \(end): \(difference)")
      }
      for byte in bytes.dropFirst(end) { try reader.append(piece: [byte]) }
      #expect(try JSON(reader.finish().root) == JSON(whole.root))
    }
  }

  @Test func `is all that is complete in random documents`() throws {
    var json = RandomJSON(seed: 13)

    for _ in 0..<100 {
      let bytes = Array(json.text(of: json.value()).utf8)
      let whole = try JSONTape(parsing: bytes)
      guard whole.root.kind != .number else { continue }
      for _ in 0..<20 {
        let end = json.random.number(0...bytes.count)
        let salvage = JSONSalvage(of: bytes.prefix(end))
        if let difference = Cut(of: whole, at: end).difference(from: salvage) {
          Issue.record("\(String(decoding: bytes, as: UTF8.self)) cut at \(end): \(difference)")
        }
      }
    }
  }

  @Test func `grows with the number of complete values`() throws {
    let text = #"{"total": 12, "lines": [{"n": 1}, {"n": "two"}, []], "ok": true} "#
    var reader = JSONReader()
    var shown = ""
    var complete = 0

    for byte in text.utf8 {
      try reader.append(piece: [byte])
      let now = reader.salvage().tape.map { JSON($0.root).text() } ?? ""
      if now != shown { #expect(reader.completeValues > complete) }
      shown = now
      complete = reader.completeValues
    }
    #expect(shown == #"{"total":12,"lines":[{"n":1},{"n":"two"},[]],"ok":true}"#)
  }

  @Test func `stays as it was while the text goes on`() throws {
    var reader = JSONReader()
    try reader.append(piece: Array("[1, [2, ".utf8))
    let early = reader.salvage()

    try reader.append(piece: Array((String(repeating: "3, ", count: 10_000) + "4]]").utf8))

    #expect(early.tape.map { JSON($0.root).text() } == "[1,[2]]")
    #expect(early.error == nil)
    #expect(try reader.finish().root[1]?.count == 10_002)
  }

  private func problem(of text: String) -> JSONSyntaxError? {
    do throws(JSONSyntaxError) {
      _ = try JSONTape(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  private func pointersOfCut(in view: JSONView) -> [String] {
    (view.isCut ? [view.pointer.description] : []) + view.items.flatMap(pointersOfCut)
      + view.members.flatMap { pointersOfCut(in: $0.value) }
  }
}

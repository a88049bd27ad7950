@testable import OrderedJSON
import Testing

@Suite struct `Member names` {
  @Test(arguments: [
    (#"{"a":1,"a":2}"#, "a"), (#"{"a":1,"\u0061":2}"#, "a"), (#"{"\u0061":1,"a":2}"#, "a"),
    (#"{"\u0061":1,"\u0061":2}"#, "a"), (#"{"":1,"":2}"#, ""), (#"{"a/b":1,"a\/b":2}"#, "a/b"),
    (#"{"\n":1,"\u000A":2}"#, "\n"), (#"{"\u0000":1,"\u0000":2}"#, "\u{0}"),
    (#"{"😀":1,"\ud83d\uDE00":2}"#, "😀"), (#"{"é":1,"\u00E9":2}"#, "é"),
    (#"{"12345678":1,"b":2,"12345678":3}"#, "12345678"),
    (#"{"123456789":1,"b":2,"12345678\u0039":3}"#, "123456789"),
    (#"[{"x":{"a":{"y":1,"a":2},"b":{}},"x":0}]"#, "x"),
    (#"{"x":{"a":1,"b":[{"a":1,"b":2,"a":3}]}}"#, "a"),
  ])
  func `may not repeat, however they are written`(text: String, name: String) {
    let fault = Outcome(ofWhole: Array(text.utf8)).fault

    #expect(fault == .duplicateName(name))
  }

  @Test(arguments: [
    #"{"a":1,"A":2}"#, #"{"a":{"a":{"a":1}}}"#, #"[{"a":1},{"a":2}]"#, #"{"":1," ":2}"#,
    #"{"a":1,"a\u0000":2,"a\u0000\u0000":3}"#, #"{"\\u0061":1,"a":2}"#,
    "{\"\u{e9}\":1,\"e\u{301}\":2}", #"{"\u00e9":1,"e\u0301":2}"#, "{\"\u{212B}\":1,\"\u{C5}\":2}",
    #"{"12345678":1,"1234567":2,"123456789":3}"#, #"{"b":{"a":1},"a":{"b":1}}"#,
  ])
  func `are told apart by their bytes`(text: String) {
    #expect(Outcome(ofWhole: Array(text.utf8)).isRead)
  }

  @Test func `find members by their bytes`() throws {
    let text = "{\"\u{e9}\":1,\"e\u{301}\":2,\"\\u0062\":3,\"long name of a member\":4,\"\":5}"
    let root = try JSONTape(parsing: text).root
    let value = JSON(root)

    for (name, number) in [
      ("\u{e9}", "1"), ("e\u{301}", "2"), ("b", "3"), ("long name of a member", "4"), ("", "5"),
      ("a", nil), ("long name", nil),
    ] {
      #expect(root[name]?.number?.text == number)
      #expect(value[name]?.number?.text == number)
    }
  }

  @Test(arguments: [1, 2, 11, 12, 13, 14, 100, 1000], [1, 7, 8, 9, 16, 17, 100])
  func `may be as many and as long as they like, but for one that repeats`(
    count: Int, length: Int
  ) {
    let names = (0..<count).map { number in
      let digits = String(number)
      return String(repeating: "x", count: max(0, length - digits.utf8.count)) + digits
    }
    #expect(Outcome(ofWhole: object(names)).isRead)

    let first = names[0]
    let escaped = first.utf8.map { "\\u00" + String($0, radix: 16) }.joined()
    for twin in [first, escaped, names[count - 1], names[count / 2]] {
      for place in [1, (count + 1) / 2, count] where place > 0 {
        let repeated = names[..<place] + [twin] + names[place...]
        if Outcome(ofWhole: object(Array(repeated))).isRead {
          Issue.record("\(twin) may stand twice among \(count) names of \(length) bytes")
        }
      }
    }
  }

  @Test func `may be a hundred thousand`() {
    var names = (0..<100_000).map { "name \($0)" }
    #expect(Outcome(ofWhole: object(names)).isRead)

    names.append("name\\u0020777")
    #expect(Outcome(ofWhole: object(names)).fault == .duplicateName("name 777"))
  }

  @Test func `hash alike in a text and alone, at every length`() {
    for length in 0...40 {
      let name = (0..<length).map { UInt8(ascii: "a") + UInt8($0 % 26) }
      let alone = name.withUnsafeBytes { NameHash.of($0) }
      for rest in [[UInt8](repeating: 0, count: 8), Array("\": 1, x".utf8)] {
        let padded = (name + rest).withUnsafeBufferPointer { bytes in
          bytes.baseAddress.map { NameHash.ofPadded($0, count: length, start: NameHash.start) }
        }
        #expect(padded == alone)
      }
    }
  }

  @Test func `hash apart when they differ in one byte or in length`() {
    var hashes: Set<UInt32> = []
    var count = 0
    for length in 0...40 {
      for changed in 0...length {
        var name = [UInt8](repeating: UInt8(ascii: "a"), count: length)
        if changed < length { name[changed] = 0 }
        hashes.insert(name.withUnsafeBytes { NameHash.of($0) })
        count += 1
      }
    }
    // 861 hashes of 32 bits: one pair alike in ten thousand runs, two never.
    #expect(hashes.count >= count - 1)
  }

  private func object(_ names: [String]) -> [UInt8] {
    Array(("{" + names.map { "\"\($0)\":0" }.joined(separator: ",") + "}").utf8)
  }
}

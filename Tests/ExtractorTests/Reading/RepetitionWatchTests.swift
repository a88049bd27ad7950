import Files
import JSONSchema
import OrderedJSON
import SchemaGen
import TestSupport
import Testing

@testable import Extractor

/// The loop in a text, and how many bytes it took to see it, the text coming in pieces.
private func loop(in text: String, by size: Int = 7) -> (loop: RepetitionWatch.Loop?, bytes: Int) {
  var watch = RepetitionWatch()
  let bytes = Array(text.utf8)
  var count = 0
  while count < bytes.count {
    let piece = bytes[count..<min(count + size, bytes.count)]
    count += piece.count
    if let loop = watch.take(piece) { return (loop, count) }
  }
  return (nil, count)
}

/// Prose of which nothing repeats for long.
private func prose(_ words: Int) -> String {
  var random = SeededRandom(seed: 5)
  let vocabulary = (0..<300).map { _ in
    String(
      decoding: (0..<random.number(2...9)).map { _ in UInt8(random.number(97...122)) },
      as: UTF8.self)
  }
  return (0..<words).map { _ in random.pick(vocabulary) }.joined(separator: " ")
}

@Suite struct `An answer in a loop` {
  @Test(arguments: [
    (#"{"total": 12."#, "0", 80),
    (#"{"total": "#, "3", 80),
    (#"{"total": -0."#, "000000001", 80),
    (#"{"text": "Grüße"#, #"\n"#, 500),
    (#"{"text": "Grüße"#, #"\n\t\r"#, 500),
    (#"{"text": "a"#, " ", 300),
    (#"{"text": "a", "#, "\n", 300),
    (#"{"text": "a"#, "ab", 400),
    (#"{"text": ""#, "and so on, ", 400),
    (#"{"text": ""#, "is the best option for the task that was described above. ", 1400),
    (#"{"text": ""#, "é", 400),
    ("I will look at it. ", "I will now look at the document again. ", 1000),
    (#"{"id": ""#, "0", 400),
    (#"{"text": ""#, #"\\n"#, 400),
    (#"{"text": ""#, #"\u00a0"#, 400),
    (#"{"items": [""#, "none\", \"", 50_000),
    (#"{"text": ""#, prose(60) + ". ", 6000),
  ])
  func `is seen soon after it began`(before: String, repeated: String, within: Int) {
    let text = before + String(repeating: repeated, count: 60_000 / repeated.utf8.count)
    let isJSON = before.hasPrefix("{")
    for beginning in isJSON ? ["", #"{"page": "\#(prose(300))", "more": "#] : ["", prose(300)] {
      let text = beginning + text
      let found = loop(in: text)
      #expect(found.loop != nil)
      #expect(found.bytes - beginning.utf8.count - before.utf8.count <= within)
    }
  }

  @Test func `is told by what repeats`() {
    #expect(
      loop(in: #"{"total": 1"# + String(repeating: "0", count: 99), by: 1).loop == .digits(41))
    #expect(
      loop(in: #"{"a": ""# + String(repeating: #"\n"#, count: 999), by: 1).loop == .blanks(201))
    #expect(
      loop(in: #"{"a": ""# + String(repeating: "once more ", count: 99), by: 1).loop
        == .phrase(bytes: 10, times: 30))
  }

  @Test func `stays one`() {
    var watch = RepetitionWatch()
    _ = watch.take(String(repeating: "7", count: 10).utf8)
    let loop = watch.take((#"{"a": "# + String(repeating: "7", count: 50)).utf8)

    #expect(loop == .digits(41))
    #expect(watch.take("}".utf8) == loop)
  }
}

@Suite struct `An answer that only looks like a loop` {
  @Test(arguments: [
    #"{"qty": 1, "price": 0.00}"#,
    #"{"item":"Porto","quantity":1,"unit":"piece","unit_price":4.90,"vat_percent":19,"amount":4.90}"#,
    "0", "\"\"", "null", "[0, 0]",
    "{\n        \"item\": \"a\",\n        \"price\": 1\n      }",
  ])
  func `because its table has two thousand equal lines, is left alone`(line: String) {
    let lines = Array(repeating: line, count: 2000).joined(separator: ",\n")
    #expect(loop(in: #"{"lines": [\#(lines)]}"#).loop == nil)
  }

  @Test(arguments: [
    "------------------------------------------------------------------------------------------",
    "1. Introduction ................................................................. 3",
    "Signature: ____________________________________   Date: ______________",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    "ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha ha",
    "name                                                                            value",
    "DE89370400440532013000", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "000000000000000000000000000000000000000000000000000000000000",
  ])
  func `because of what stands in its texts, is left alone`(text: String) {
    #expect(loop(in: #"{"text": "\#(text)", "again": "\#(text)"}"#).loop == nil)
  }

  @Test func `because it has long numbers, is left alone`() {
    #expect(
      loop(in: "[1234567890123456789012345678901234567890, 0.12345678901234567e-300]").loop == nil)
    #expect(loop(in: "[" + String(repeating: "1000000,", count: 900) + "1]").loop == nil)
  }

  @Test func `because it is long, is left alone`() {
    #expect(loop(in: #"{"text": "\#(prose(40_000))"}"#).loop == nil)
  }

  @Test(arguments: ReadingSchemas.names)
  func `because it is made up, is left alone`(name: String) throws {
    let schema = try ReadingSchemas.schema(name)
    for seed in Seeds(0..<100, oneIn: 10) {
      let record = try schema.compiled.sample(seed: seed)
      #expect(loop(in: record.text()).loop == nil)
      #expect(loop(in: record.text(.indented)).loop == nil)
    }
  }

  @Test func `because it is a sample, is left alone`() throws {
    let samples = FilePath(cString: #filePath).folder.folder.folder.folder.appending("samples")
    for name in ["answers/receipt-cafe.json", "answers/receipt-hardware.json", "receipt-ferry.txt"]
    {
      let path = try #require(FilePath("\(samples)/\(name)"))
      let text = String(decoding: try File(opening: path).readAll(limit: 1 << 20), as: UTF8.self)
      #expect(loop(in: text).loop == nil)
      #expect(loop(in: JSON.string(text).text()).loop == nil)
    }
  }
}

import Foundation
import Testing

@Suite struct `extract one` {
  private static let emulated = [
    "one", "--schema", "schemas/receipt.yaml", "--emulate", "samples/answers",
  ]

  private static func run(_ words: String...) throws -> Run {
    try Run(words: emulated + words)
  }

  @Test func `prints the record, and says on standard error what it took`() throws {
    let run = try Self.run("samples/receipt-cafe.txt")

    #expect(run.code == 0)
    #expect(run.output.hasPrefix(#"{"merchant":"Café Zur Alten Mühle","number":"20417""#))
    #expect(run.output.split(separator: "\n").count == 1)
    #expect(
      run.complaints == "samples/receipt-cafe.txt: record, 1 call, 867 tokens, $0.00233\n")
    #expect(try Self.run("--quiet", "samples/receipt-cafe.txt").complaints == "")
  }

  @Test func `reads standard input, and several files as one document`() throws {
    let cafe = try String(
      contentsOf: Run.package.appending(path: "samples/receipt-cafe.txt"), encoding: .utf8)
    let run = try Run(words: Self.emulated + ["-"], input: cafe)
    #expect(run.output == (try Self.run("samples/receipt-cafe.txt").output))

    let request = try Self.run(
      "--explain", "samples/receipt-cafe.txt", "samples/receipt-bakery.png")
    for part in ["receipt-cafe.txt:", "receipt-bakery.png:", #""type": "image""#] {
      #expect(request.output.contains(part), "\(part)")
    }
    #expect(try Run(words: Self.emulated + ["-"]).complaints.contains("holds nothing"))
  }

  @Test func `says that a document is something else`() throws {
    let run = try Self.run("--quiet", "samples/poem-lighthouse.txt")

    #expect(run.code == 1)
    #expect(run.output == "")
    #expect(
      run.complaints == """
        samples/poem-lighthouse.txt: not what the schema describes: a poem about a lighthouse, not a receipt

        """)
  }

  @Test func `tells programs all there is in one object`() throws {
    let run = try Self.run("--quiet", "--json", "samples/receipt-bakery.png")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])

    #expect(object["schema"] as? String == "extract.one/1")
    #expect(object["outcome"] as? String == "record")
    #expect((object["calls"] as? [Any])?.count == 1)
    #expect((object["record"] as? [String: Any])?["merchant"] != nil)
  }

  @Test func `shows the record grow, the whole one last`() throws {
    let run = try Self.run("--quiet", "--stream", "samples/receipt-cafe.txt")
    let lines = run.output.split(separator: "\n")

    #expect(run.code == 0)
    #expect(lines.count > 1)
    #expect(try lines.last == Self.run("samples/receipt-cafe.txt").output.dropLast())
  }

  @Test func `shows the request without a key, and sends nothing`() throws {
    let run = try Run(
      "one", "--schema", "schemas/receipt.yaml", "--explain", "--base-url", "https://x.example",
      "samples/receipt-bakery.png")

    #expect(run.code == 0)
    #expect(run.complaints == "")
    #expect(run.output.contains(#""url": "https://x.example/v1beta/interactions""#))
    #expect(run.output.contains(#""x-goog-api-key": "[secret]""#))
    #expect(run.output.contains(#""data": "[the bytes of the file, in base64]""#))
    #expect(run.output.contains("Extract this receipt."))
  }

  @Test func `prints the Swift type of its records`() throws {
    let run = try Run("one", "--schema", "schemas/receipt.yaml", "--type")

    #expect(run.code == 0)
    #expect(run.output.contains("public struct Receipt: Codable"))
  }

  @Test(
    arguments: [
      (["nosuch.pdf"], "nosuch.pdf: there is no such file; check the path\n", 1),
      (["samples"], "samples: is a folder, a pipe or a device; name a file\n", 1),
      (
        ["--pages", "1-2", "samples/receipt-bakery.png"],
        "samples/receipt-bakery.png: the section cannot be one of image/png; give pages of a document, "
          + "cells of a table, or a stretch of a recording or film\n", 1
      ),
      (
        ["--pages", "3-1", "x.pdf"], "extract: --pages: cannot be 3-1; use 3, 2-5\n", 2
      ),
      (
        ["--max-cost", "cheap", "x.pdf"],
        "extract: --max-cost: cannot be cheap; use dollars, such as 0.30\n", 2
      ),
      (["--from", "soon", "x.mp3"], "extract: --from: cannot be soon; use 90s, 1m30s, 12.5s\n", 2),
      (
        ["--key-file", "k", "x.pdf"],
        "extract: --key-file: cannot stand beside --emulate; leave one of them out\n", 2
      ),
      (
        [],
        "extract: one: nothing to work on; give FILE…, as in extract one --schema schemas/receipt.yaml receipt.jpg\n",
        2
      ),
    ] as [([String], String, Int32)])
  func `says what is wrong in one line`(words: [String], complaint: String, code: Int32) throws {
    let run = try Run(words: Self.emulated + words)

    #expect(run.complaints == complaint)
    #expect(run.code == code)
    #expect(run.output == "")
  }

  @Test func `sends nothing that is too dear`() throws {
    let run = try Self.run("--max-cost", "0.000001", "samples/receipt-cafe.txt")

    #expect(run.code == 1)
    #expect(run.output == "")
    #expect(run.complaints.contains("the budget of $0.000001 is too small for another call"))
    #expect(!run.complaints.contains("1 call,"))
  }

  @Test func `needs a key`() throws {
    let run = try Run(
      shell: "env -u GEMINI_API_KEY -u GOOGLE_API_KEY extract one --schema schemas/receipt.yaml "
        + "samples/receipt-cafe.txt; echo $?")

    #expect(
      run.output == "no API key; set GEMINI_API_KEY, or name a file that holds the key\n4\n")
  }

  @Test func `judges saved answers anew, for free`() throws {
    let text = #"""
      Here it is:
      ```json
      {"not_applicable": null, "record": {"merchant": "H", "number": "1", "date": "2024-01-01",
       "currency": "EUR", "lines": [{"item": "a", "quantity": 1, "unit_price": 2.00, "amount": 3.00}],
       "total": 3.00, "paid_by": null}, "absent": []}
      ```
      """#
    let run = try Run("decode", "--schema", "schemas/receipt.yaml", "-", input: text)

    #expect(run.code == 1)
    #expect(run.output.hasPrefix(#"{"merchant":"H""#))
    #expect(run.complaints.contains("amount ~= quantity * unit_price: 3 is not 2"))
  }
}

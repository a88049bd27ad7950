import Foundation
import Testing

@Suite struct `extract run` {
  private static let receipts = [
    "samples/receipt-*", "--schema", "schemas/receipt.yaml", "--emulate", "samples/answers",
  ]

  private static func objects(_ text: String) throws -> [[String: Any]] {
    try text.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func `turns a folder into records, and costs nothing the second time`() throws {
    let folder = try Folder()
    let words = Self.receipts + ["--out", "\(folder.path)/out"]

    let first = try Run(words: ["run"] + words)
    #expect(first.code == 0, "\(first.complaints)")
    #expect(first.output == "")
    let records = try folder.text("out/records.jsonl")
    let names = try Self.objects(records).map { $0["document"] as? String }
    #expect(
      names
        == ["bakery.png", "bookshop.jpg", "cafe.txt", "ferry.txt", "hardware.txt"].map {
          "samples/receipt-\($0)"
        })
    #expect(first.complaints.contains("\n[5/5] ok    samples/receipt-"))
    #expect(
      first.complaints.contains("5 documents: 5 records; 5 calls, "), "\(first.complaints)")

    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out/.extract/ledger.db-wal"))

    let second = try Run(words: ["run"] + words)
    #expect(second.code == 0)
    #expect(
      second.complaints.contains("5 documents (all known before): 5 records; no calls, $0.00, "),
      "\(second.complaints)")
    #expect(try folder.text("out/records.jsonl") == records)
  }

  @Test func `plans without writing anything`() throws {
    let folder = try Folder()
    let out = "\(folder.path)/out"

    for plan in [["plan"] + Self.receipts, ["run"] + Self.receipts + ["--dry-run"]] {
      let run = try Run(words: plan + ["--out", out])
      #expect(run.code == 0)
      #expect(run.complaints == "")
      #expect(run.output.hasPrefix("5 documents (3 text, 1 jpeg, 1 png)\n5 to send: 5 within the"))
      #expect(!FileManager.default.fileExists(atPath: out))
    }
    let json = try Run(words: ["plan"] + Self.receipts + ["--out", out, "--json"]).output
    let object = try #require(try Self.objects(json).first)
    #expect(object["schema"] as? String == "extract.plan/1")
    #expect(object["calls"] as? Int == 5)
  }

  @Test func `says of a failure why, and what to do next`() throws {
    let folder = try Folder()
    try folder.write("Dear friends, no receipt here.", to: "letter.txt")
    try folder.write(
      #"{"merchant": "", "number": 7}"#, to: "answers/letter.json")
    let out = "\(folder.path)/out"
    let run = try Run(
      words: [
        "run", "\(folder.path)/letter.txt", "--schema", "schemas/receipt.yaml", "--emulate",
        "\(folder.path)/answers", "--out", out, "--max-repairs", "0",
      ])

    #expect(run.code == 1, "\(run.complaints)")
    #expect(
      run.complaints.contains("[1/1] fail  \(folder.path)/letter.txt: "), "\(run.complaints)")
    #expect(run.complaints.hasSuffix("\nnext  extract retry \(out)\n"), "\(run.complaints)")
    #expect(try folder.text("out/records.jsonl") == "")
    #expect(try Self.objects(folder.text("out/failures.jsonl")).count == 1)
  }

  @Test func `tells programs all about it, in one object and in events`() throws {
    let folder = try Folder()
    let words = ["run"] + Self.receipts + ["--out", "\(folder.path)/out", "--json", "--events"]
    let run = try Run(words: words)

    let object = try #require(try Self.objects(run.output).first)
    #expect(object["schema"] as? String == "extract.run/1")
    #expect(object["ending"] as? String == "complete")
    #expect((object["outcomes"] as? [String: Int]) == ["record": 5])
    #expect(object["code"] as? Int == 0)
    #expect(object["next"] is NSNull)
    let events = try Self.objects(run.complaints).compactMap { $0["event"] as? String }
    #expect(events.first == "notice")
    #expect(events.last == "report")
    for (event, count) in [("began", 1), ("started", 5), ("finished", 5), ("answered", 5)] {
      #expect(events.count { $0 == event } == count, "\(event)")
    }
  }

  @Test func `is quiet when it is told to be`() throws {
    let folder = try Folder()
    let words = ["run"] + Self.receipts + ["--out", "\(folder.path)/out", "--quiet"]
    #expect(try Run(words: words) == Run(output: ""))
  }

  @Test func `hands records on as they are done, and those that are known first`() throws {
    let folder = try Folder()
    let words = ["run"] + Self.receipts + ["--out", "-", "--state", "\(folder.path)/state"]

    let first = try Run(words: words)
    #expect(first.code == 0, "\(first.complaints)")
    let lines = first.output.split(separator: "\n").sorted()
    #expect(lines.count == 5)
    #expect(
      try Self.objects(first.output).allSatisfy { $0["schema"] as? String == "extract.record/1" })
    #expect(try Run(words: words).output.split(separator: "\n").sorted() == lines)
  }

  @Test func `ends quietly when nobody reads its records any more`() throws {
    let folder = try Folder()
    let words = Self.receipts.map { "'\($0)'" }.joined(separator: " ")
    // It begins when the reader has gone.
    let gone = "'\(folder.path)/gone'"
    let run = try Run(
      shell:
        "bash -c \"{ until [ -e \(gone) ]; do sleep 0.05; done; extract run \(words) --quiet "
        + "--out - --state '\(folder.path)/state'; } | { exec 0<&-; : >\(gone); }; "
        + "echo \\${PIPESTATUS[0]}\"")
    #expect(run.output.hasSuffix("141\n"), "\(run.output)")
    let status = try Run("status", "\(folder.path)/state").output
    #expect(status.contains("with exit code 141\n"), "\(status)")
  }

  @Test func `says that standard output has no space left, and keeps what was paid for`() throws {
    let folder = try Folder()
    let words = Self.receipts.map { "'\($0)'" }.joined(separator: " ")
    let run = try Run(
      shell:
        "extract run \(words) --quiet --jobs 1 --out - --state '\(folder.path)/state' >/dev/full; echo $?"
    )
    #expect(run.output.hasSuffix("8\n"), "\(run.output)")
    #expect(
      run.output.contains("standard output: there is no space left for it; free some space\n"),
      "\(run.output)")
    let status = try Run("status", "--json", "\(folder.path)/state").output
    #expect(status.contains(#""record":1"#), "\(status)")
  }

  @Test(
    arguments: [
      (
        ["--max-docs", "2"], 6,
        "stopped: the job may ask about 2 documents, and has; allow more documents"
      ),
      (
        ["--max-tokens", "1"], 6,
        "stopped: the budget of 1 tokens is too small for another call"
      ),
    ] as [([String], Int32, String)])
  func `stops at a limit, and goes on with a higher one`(
    limit: [String], code: Int32, sentence: String
  ) throws {
    let folder = try Folder()
    let words = ["run"] + Self.receipts + ["--out", "\(folder.path)/out", "--jobs", "1"]
    let run = try Run(words: words + limit)

    #expect(run.code == code, "\(run.complaints)")
    #expect(run.complaints.contains(sentence), "\(run.complaints)")
    #expect(
      run.complaints.contains(
        "\nnext  extract run 'samples/receipt-*' --schema schemas/receipt.yaml"))
    #expect(try Run(words: words).code == 0)
    #expect(try folder.text("out/records.jsonl").split(separator: "\n").count == 5)
  }

  @Test func `goes on past a limit of documents with the command that it names`() throws {
    let folder = try Folder()
    let words = ["run", "--max-docs", "2"] + Self.receipts + ["--out", "\(folder.path)/out"]
    let first = try Run(words: words)

    let next = try #require(first.complaints.split(separator: "\n").last)
    #expect(
      next.hasPrefix("next  extract run --max-docs 4 'samples/receipt-*' --schema "), "\(next)")
    let status = try Run("status", "\(folder.path)/out").output
    #expect(
      status.hasSuffix("  \(next.dropFirst(6))\n") && status.contains("with exit code 6\n"),
      "\(status)")

    let second = try Run(shell: "cd '\(Run.package.path)'; \(next.dropFirst(6))")
    #expect(try folder.text("out/records.jsonl").split(separator: "\n").count == 4)
    let last = try #require(second.output.split(separator: "\n").last)
    #expect(last.hasPrefix("next  extract run --max-docs 8 "), "\(last)")
    _ = try Run(shell: "cd '\(Run.package.path)'; \(last.dropFirst(6))")
    #expect(try folder.text("out/records.jsonl").split(separator: "\n").count == 5)
  }

  @Test func `does not mix records of two questions`() throws {
    let folder = try Folder()
    let words = ["run"] + Self.receipts + ["--out", "\(folder.path)/out"]
    #expect(try Run(words: words).code == 0)

    let other = try Run(words: words + ["--prompt", "Copy everything."])
    #expect(other.code == 2)
    #expect(
      other.complaints.hasSuffix(
        "\(folder.path)/out: 5 documents here were done with another prompt; --new-version asks about "
          + "those documents again and pays for them, another --out keeps both\n"),
      "\(other.complaints)")
    #expect(try Run(words: words + ["--prompt", "Copy everything.", "--new-version"]).code == 0)
  }

  @Test func `needs to be told what it may cost where nobody can be asked`() throws {
    let folder = try Folder()
    for name in 1...200 {
      try folder.write(
        String(repeating: "\(name) coffee 3.80\n", count: 2000), to: "in/\(name).txt")
    }
    let run = try Run(
      words: [
        "run", "\(folder.path)/in", "--schema", "schemas/receipt.yaml", "--out",
        "\(folder.path)/out", "--base-url", "https://x.invalid", "--key-file",
        try folder.key(),
      ])

    #expect(run.code == 2, "\(run.complaints)")
    #expect(
      run.complaints.contains(
        #/run: may cost up to \$[0-9.]+; give --max-cost DOLLARS to hold it, or --yes to start all the same\n$/#
      ),
      "\(run.complaints)")
  }

  @Test func `needs a key for a run, and none for a plan`() throws {
    let folder = try Folder()
    let words = "samples/receipt-cafe.txt --schema schemas/receipt.yaml --out '\(folder.path)/out'"
    let keyless = "env -u GEMINI_API_KEY -u GOOGLE_API_KEY extract"

    #expect(
      try Run(shell: "\(keyless) run \(words); echo $?").output
        == "no API key; set GEMINI_API_KEY, or name a file that holds the key\n4\n")
    let plan = try Run(shell: "\(keyless) plan \(words)").output
    #expect(plan.hasPrefix("1 document (1 text)\n1 to send: 1 within the request\n"), "\(plan)")
  }

  @Test(arguments: [
    (["nowhere"], "nowhere: "), (["samples/receipt-cafe.txt", "--schema", "nowhere"], "nowhere: "),
  ])
  func `does not start on what is not there`(words: [String], complaint: String) throws {
    let folder = try Folder()
    let run = try Run(
      words: [
        "run", "--schema", "schemas/receipt.yaml", "--emulate", "samples/answers", "--out",
        "\(folder.path)/out",
      ] + words)

    #expect(run.code == 2)
    #expect(run.complaints.contains(complaint), "\(run.complaints)")
    #expect(run.complaints.split(separator: "\n").count <= 2)
  }

  @Test func `takes names as they are`() throws {
    let folder = try Folder()
    for name in [
      "-rf.txt", "a\nb.txt", "=x.txt", "\u{1b}[31m.txt", "caf\u{e9}.txt", "cafe\u{301}.txt",
    ] {
      try folder.write("x \(name.utf8.count) \(name.utf8.first ?? 0)", to: "in/\(name)")
    }
    let run = try Run(
      words: [
        "run", "\(folder.path)/in", "--schema", "schemas/receipt.yaml", "--emulate",
        "samples/answers", "--out", "\(folder.path)/out",
      ])

    #expect(run.complaints.contains(#"in/a\u{a}b.txt: "#), "\(run.complaints)")
    #expect(run.complaints.contains(#"in/\u{1b}[31m.txt: "#))
    #expect(!run.complaints.contains("\u{1b}"))
    let done = ["records.jsonl", "failures.jsonl"].compactMap { try? folder.text("out/\($0)") }
    #expect(done.joined().split(separator: "\n").count == 6)
  }
}

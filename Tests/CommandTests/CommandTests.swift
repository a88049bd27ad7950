import Foundation
import Testing

/// What a run of the built command printed, and how it ended.
struct Run: Equatable {
  var output = ""
  var complaints = ""
  var code: Int32 = 0

  init(output: String = "", complaints: String = "", code: Int32 = 0) {
    self.output = output
    self.complaints = complaints
    self.code = code
  }

  static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Runs the command in the package's folder, as the README does.
  init(_ words: String..., input: String = "") throws {
    try self.init(words: words, input: input)
  }

  /// The tests are built beside the command.
  static let folder = Bundle(for: Here.self).bundleURL

  init(
    words: [String], in folder: URL = Run.package, variables: [String: String] = [:],
    input: String = ""
  ) throws {
    try self.init(
      Self.folder.appending(path: "extract"), words, in: folder, variables, input: input)
  }

  /// What is set around the tests is not for the command: settings, keys, and the user's own files.
  private static let surroundings = ProcessInfo.processInfo.environment.filter { name, _ in
    !name.hasPrefix("EXTRACT_") && !["GEMINI_API_KEY", "GOOGLE_API_KEY"].contains(name)
  }.merging(["XDG_CONFIG_HOME": "/nowhere"]) { $1 }

  /// Runs a line of a transcript, in which everything printed is one text.
  init(shell line: String) throws {
    try self.init(
      URL(filePath: "/bin/sh"),
      ["-c", "PATH='\(Self.folder.path):/usr/bin:/bin'; { \(line); } 2>&1"])
  }

  /// Runs a line of a shell that finds the command.
  init(line: String, in folder: URL, variables: [String: String]) throws {
    try self.init(
      URL(filePath: "/bin/sh"), ["-c", "PATH='\(Self.folder.path):/usr/bin:/bin'; exec \(line)"],
      in: folder, variables)
  }

  private init(
    _ program: URL, _ words: [String], in folder: URL = Run.package,
    _ variables: [String: String] = [:], input: String = ""
  ) throws {
    let process = Process()
    process.environment = Self.surroundings.merging(variables) { $1 }
    process.executableURL = program
    process.arguments = words
    process.currentDirectoryURL = folder
    let (inward, outward, aside) = (Pipe(), Pipe(), Pipe())
    process.standardInput = inward
    process.standardOutput = outward
    process.standardError = aside
    // Before the command begins: where it ends without reading, a writer is ended, too (SIGPIPE). All of it
    // has to find room, for nobody reads yet (F_SETPIPE_SZ).
    let room = fcntl(inward.fileHandleForWriting.fileDescriptor, 1031, CInt(input.utf8.count))
    try #require(room >= input.utf8.count, "no pipe has room for so much")
    try inward.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try process.run()
    try inward.fileHandleForWriting.close()
    output = String(decoding: try outward.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    complaints = String(
      decoding: try aside.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    code = process.terminationStatus
  }

  private final class Here {}
}

@Suite struct `The command` {
  @Test func `prints each saved answer as one line`() throws {
    let run = try Run(
      "decode", "samples/answers/receipt-cafe.json", "samples/answers/receipt-hardware.json")

    #expect(run.code == 0)
    #expect(run.complaints == "")
    #expect(run.output.split(separator: "\n").count == 2)
    #expect(
      run.output.hasPrefix(
        #"{"merchant":"Café Zur Alten Mühle","number":"20417","date":"2024-03-14""#))
    #expect(run.output.contains(#""unit_price":3.80,"amount":7.60}"#))
  }

  @Test func `goes on past an answer that is not whole, and says so`() throws {
    let cut = "samples/answers/receipt-ferry-cut.json"
    let run = try Run("decode", cut, "samples/answers/receipt-hardware.json")

    #expect(run.code == 1)
    #expect(run.output.hasPrefix(#"{"merchant":"Holloway & Sons""#))
    #expect(
      run.complaints == """
        \(cut): line 9, column 72: the text stops before its value is complete; allow more output tokens and ask again
        …: "Dinner buffet", "quantity": 2, "unit_price": 199.00, "amo
                                                                     ^

        """)
  }

  @Test func `keeps what is complete when asked`() throws {
    let run = try Run("decode", "--salvage", "-", input: #"{"a": [1, 2, 3"#)

    #expect(
      run
        == Run(
          output: "{\"a\":[1,2]}\n",
          complaints: """
            -: line 1, column 15: the text stops before its value is complete; allow more output tokens and ask again
            {"a": [1, 2, 3
                          ^
            -: kept what is complete; it stopped at /a/2

            """, code: 1))
  }

  @Test func `lays a record out when asked`() throws {
    let run = try Run("decode", "--indented", "-", input: #"{"a":[1,{}],"b":"ü"}"#)

    #expect(
      run.output == """
        {
          "a": [
            1,
            {}
          ],
          "b": "ü"
        }

        """)
  }

  @Test func `names a schema by its contents`() throws {
    let run = try Run("schema", "check", "schemas/receipt.schema.json", "Package.swift")

    #expect(run.code == 1)
    #expect(run.output.hasPrefix("schemas/receipt.schema.json: sha256:"))
    #expect(run.output.count == "schemas/receipt.schema.json: sha256:".count + 64 + 1)
    #expect(
      run.complaints == """
        Package.swift:2:1: a colon is missing; a line is written "name: value" [L01]
        import PackageDescription
        ^

        """)
  }

  @Test func `makes up records that its own validation accepts`() throws {
    let schema = "schemas/receipt.schema.json"
    let run = try Run("schema", "sample", "--schema", schema, "--seed", "5", "--count", "3")

    #expect(run.code == 0)
    #expect(run.complaints == "")
    #expect(run.output.split(separator: "\n").count == 3)
    #expect(run == (try Run("schema", "sample", "--schema=\(schema)", "--seed=5", "--count=3")))
    for line in run.output.split(separator: "\n") {
      #expect(line.hasPrefix(#"{"merchant":"#))
      #expect(try Run("validate", "--schema", schema, "-", input: String(line)).code == 0)
    }
  }

  @Test func `says where a schema has no sample`() throws {
    let schema = #"{"type": "object", "required": ["a"], "properties": {"a": false}}"#

    #expect(
      try Run("schema", "sample", "--schema", "-", input: schema)
        == Run(
          complaints: """
            -: seed 1: /properties/a: allows no value at all; take it out, or what requires it

            """, code: 1))
  }

  @Test(arguments: [
    (
      ["schema", "sample"],
      "schema sample: --schema FILE is missing; give it, as in extract schema sample --schema schemas/receipt.yaml"
    ),
    (
      ["schema", "sample", "--schema", "a", "b"],
      "b: schema sample takes options alone; extract schema sample --help lists them all"
    ),
    (
      ["schema", "sample", "--schema", "a", "--seed", "-1"],
      "--seed: cannot be -1; use a whole number, 0 or more"
    ),
    (
      ["schema", "sample", "--schema", "a", "--count", "many"],
      "--count: cannot be many; use a whole number, 0 or more"
    ),
  ])
  func `does not start on samples without a schema, or of no number`(
    words: [String], complaint: String
  ) throws {
    #expect(try Run(words: words) == Run(complaints: "extract: \(complaint)\n", code: 2))
  }

  @Test(arguments: [
    (["decde"], "extract: decde: no such command; perhaps extract decode\n"),
    (["qqqqqqqq"], "extract: qqqqqqqq: no such command; extract --help lists them all\n"),
    (
      ["schema"],
      "extract: schema: does several things; use extract schema check, extract schema new, extract schema sample, extract schema show, extract schema diff, extract schema import, extract schema swift\n"
    ),
    (
      ["schema", "chekc"], "extract: schema chekc: no such command; perhaps extract schema check\n"
    ),
    (
      ["decode", "--slavage", "a"],
      "extract: --slavage: no such option of decode; perhaps --salvage; extract decode --help lists them all\n"
    ),
    (
      ["decode"],
      "extract: decode: nothing to work on; give FILE…, as in extract decode samples/answers/*.json\n"
    ),
  ])
  func `does not start on a wrong command line`(words: [String], complaint: String) throws {
    #expect(try Run(words: words) == Run(complaints: complaint, code: 2))
  }

  @Test func `reads what a shell puts behind a path`() throws {
    #expect(try Run("decode", "/dev/stdin", input: "[1]") == Run(output: "[1]\n"))
  }

  @Test func `says of a file that is not there what to do`() throws {
    #expect(
      try Run("decode", "no-such.json")
        == Run(complaints: "no-such.json: there is no such file; check the path\n", code: 1))
  }

  @Test func `helps without a file, a key or a network`() throws {
    for words in [["--help"], ["-h"], ["help"], []] {
      let run = try Run(words: words)
      #expect(run.code == 0)
      #expect(run.output.contains("extract schema check schemas/*.yaml"))
    }
    #expect(
      try Run("decode", "--help").output.contains("--salvage      of an answer that is not whole"))
    #expect(try Run("help", "schema", "check") == Run("schema", "check", "--help"))
    #expect(try Run("--version").output == "extract 0.1.0\n")
  }
}

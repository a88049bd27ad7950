import Foundation
import OrderedJSON
import Testing

@testable import extract

@Suite struct `A project that begins` {
  private let folder: Folder

  init() throws { folder = try Folder() }

  @Test(arguments: Project.Example.allCases)
  func `runs at once, without a key`(example: Project.Example) throws {
    let began = try Run(words: ["init", "p", "--example", example.rawValue], in: folder.url)
    #expect(began.code == 0)
    #expect(began.output.split(separator: "\n").contains("p/schemas/\(example.rawValue).yaml"))
    let place = folder.url.appending(path: "p")
    let next = began.complaints.split(separator: "\n").map { $0.split(separator: "#")[0] }
    let commands = next.filter { $0.contains("extract ") && !$0.contains("doctor") }

    for command in commands {
      let words = command.split(separator: " ").dropFirst().map(String.init)
      #expect(try Run(words: words, in: place).code == 0, "\(command)")
    }
    let record = try JSON(
      parsing: String(
        contentsOf: place.appending(path: "out/records.jsonl"), encoding: .utf8))
    let answer = try JSON(
      parsing: String(
        contentsOf: place.appending(path: "inbox/answers/\(example.rawValue)-1.json"),
        encoding: .utf8))
    #expect(record["data"] == answer)
    #expect(record["warnings"] == [])
    #expect(
      try Run(words: ["schema", "check", "schemas/\(example.rawValue).yaml"], in: place).code == 0)
  }

  @Test func `writes over nothing`() throws {
    try folder.write("mine\n", to: "inbox/receipt-1.txt")

    #expect(
      try Run(words: ["init"], in: folder.url)
        == Run(
          complaints:
            "inbox/receipt-1.txt: is there already; choose another folder, or take it away\n",
          code: 2))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["inbox"])
  }
}

@Suite struct `The doctor` {
  @Test func `finds all well where there is a key and an API`() throws {
    let emulator = try EmulatorProcess("rules: []\n")

    let run = try Run(
      words: ["doctor", "--base-url", emulator.address, "--json"],
      variables: ["GEMINI_API_KEY": "a-key-of-tests"])
    let findings = try JSON(parsing: run.output)["findings"]?.array ?? []

    #expect(run.code == 0)
    #expect(
      findings.compactMap { $0["name"]?.string } == ["version", "files", "disk", "key", "api"])
    #expect(findings.allSatisfy { $0["state"] != "fail" })
    #expect(!run.output.contains("a-key-of-tests"))
  }

  @Test func `says what is missing, and what to do`() throws {
    let none = try Run("doctor")
    #expect(none.code == 4)
    #expect(
      none.output.hasSuffix(
        "fail  key      no API key; set GEMINI_API_KEY, or name a file that holds the key\n"))
    let closed = try Run(
      words: ["doctor", "--base-url", "http://127.0.0.1:9"],
      variables: ["GEMINI_API_KEY": "a-key-of-tests"])
    #expect(closed.code == 5)
    #expect(closed.output.split(separator: "\n").last?.hasPrefix("fail  api      ") == true)
    let offline = try Run(
      words: ["doctor", "--offline"], variables: ["GEMINI_API_KEY": "a-key-of-tests"])
    #expect(offline.code == 0)
  }
}

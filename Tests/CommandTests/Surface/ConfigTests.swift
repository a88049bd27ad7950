import Foundation
import OrderedJSON
import Testing

@testable import extract

@Suite struct `What is configured` {
  private let folder: Folder

  init() throws { folder = try Folder() }

  /// The settings that are not as they are without anybody's word, with who says so.
  private func settings(
    in place: String = "", _ variables: [String: String] = [:], _ words: [String] = []
  ) throws -> [String: String] {
    let run = try Run(
      words: ["config", "show", "--json"] + words, in: folder.url.appending(path: place),
      variables: variables)
    let json = try JSON(parsing: run.output)
    var settings: [String: String] = [:]
    for setting in try #require(json["settings"]?.array) where setting["from"] != "default" {
      let (key, from) = (setting["key"]?.string ?? "", setting["from"]?.string ?? "")
      settings[key] = "\(setting["value"].map { $0.text() } ?? "") \(from)"
    }
    return settings
  }

  @Test func `counts variables before the project's file, and that before the user's`() throws {
    try folder.write("jobs: 4\nmodel: \"a\"\nyes: true\n", to: "home/extract/config.yaml")
    try folder.write(
      "jobs: 8\nschema: schemas/a.yaml\nformat: [jsonl, csv]\nexclude: ['*.tmp', \"b\"]\nhidden: true\n",
      to: "project/extract.yaml")
    try folder.write("", to: "project/deep/er/x")
    let home = folder.url.appending(path: "home").path

    #expect(
      try settings(in: "project/deep/er", ["XDG_CONFIG_HOME": home, "EXTRACT_RPM": "9"]) == [
        "jobs": #""8" ../../extract.yaml:1"#, "model": #""a" \#(home)/extract/config.yaml:2"#,
        "yes": "true \(home)/extract/config.yaml:3", "rpm": #""9" EXTRACT_RPM"#,
        "schema": #""../../schemas/a.yaml" ../../extract.yaml:2"#,
        "format": #""jsonl,csv" ../../extract.yaml:3"#,
        "exclude": #"["*.tmp","b"] ../../extract.yaml:4"#, "hidden": "true ../../extract.yaml:5",
      ])
    #expect(
      try settings(in: "project", ["EXTRACT_JOBS": "2", "EXTRACT_HIDDEN": "off"])["jobs"]
        == #""2" EXTRACT_JOBS"#)
    #expect(try settings(in: "project", [:], ["--no-config"]) == [:])
    #expect(try settings(in: "project", ["EXTRACT_NO_CONFIG": "1"]) == [:])
  }

  @Test func `looks no further up than the repository`() throws {
    try folder.write("jobs: 8\n", to: "extract.yaml")
    try folder.write("x", to: "project/.git/HEAD")

    #expect(try settings(in: "project") == [:])
  }

  @Test(arguments: [
    (
      "job: 3\n",
      "extract.yaml:1:1: there is no setting \"job\"; did you mean \"jobs\"?\njob: 3\n^\n"
    ),
    (
      "key-file: k\n",
      "extract.yaml:1:1: \"key-file\" decides where the key or the money goes, so it is the user's to say; "
        + "move it to the user's own file (extract config show says where that is)\nkey-file: k\n^\n"
    ),
    (
      "prices: p\n",
      "extract.yaml:1:1: \"prices\" decides where the key or the money goes, so it is the user's to say; "
        + "move it to the user's own file (extract config show says where that is)\nprices: p\n^\n"
    ),
    (
      "hidden: 3\n", "extract.yaml:1:1: hidden takes true or false\nhidden: 3\n^\n"
    ),
    (
      "- jobs\n",
      "extract.yaml:1:1: settings are written as names and values, one a line, as jobs: 32\n- jobs\n^\n"
    ),
  ])
  func `says where a file is wrong, and starts nothing`(text: String, complaint: String) throws {
    try folder.write(text, to: "extract.yaml")

    #expect(
      try Run(words: ["config", "show"], in: folder.url) == Run(complaints: complaint, code: 2))
    #expect(
      try Run(words: ["run", "x", "--schema", "s"], in: folder.url)
        == Run(complaints: "extract: \(complaint)", code: 2))
  }

  @Test func `says who said a value that is none`() throws {
    try folder.write("schema: s.yaml\njobs: many\nexclude: {a: b}\n", to: "extract.yaml")
    let words = ["run", "x", "--json"]
    let structured = try Run(words: words, in: folder.url)
    #expect(
      structured.complaints.hasPrefix(
        "extract: extract.yaml:3:1: exclude takes a list, as exclude: [GLOB, GLOB]\n"))

    try folder.write("schema: s.yaml\njobs: many\n", to: "extract.yaml")
    let sentence = "--jobs: cannot be many; use a whole number from 1 to 1024\n"
    let file = try Run(words: words, in: folder.url)
    #expect(file.complaints == "extract: extract.yaml:2: \(sentence)")
    #expect(try JSON(parsing: file.output)["error"]?["code"] == "bad-config")
    let variable = try Run(
      words: words, in: folder.url, variables: ["EXTRACT_JOBS": "many"])
    #expect(variable.complaints == "extract: EXTRACT_JOBS: \(sentence)")
    let typed = try Run(words: words + ["--jobs", "many"], in: folder.url)
    #expect(typed.complaints == "extract: \(sentence)")
  }

  @Test func `runs by it, and what is typed counts before it`() throws {
    #expect(try Run(words: ["init", "."], in: folder.url).code == 0)
    let words = ["run", "inbox", "--emulate", "inbox/answers", "--quiet"]

    #expect(try Run(words: words, in: folder.url) == Run(output: ""))
    #expect(
      FileManager.default.fileExists(atPath: folder.url.appending(path: "out/records.csv").path))
    #expect(try Run(words: words + ["--out", "else"], in: folder.url) == Run(output: ""))
    #expect(
      FileManager.default.fileExists(
        atPath: folder.url.appending(path: "else/records.jsonl").path))
    // The folder that is meant without a word for it is the one that is configured.
    try folder.write("out: else\n", to: "extract.yaml")
    #expect(try Run(words: ["status"], in: folder.url).output.hasPrefix("else"))
  }

  /// Whoever sends a project decides neither where the key goes nor what is spent unasked.
  @Test func `lets no project pay unasked`() throws {
    try folder.write("schema: s.yaml\nmax-cost: 100\n", to: "extract.yaml")
    try folder.write("output:\n  a: string\n", to: "s.yaml")
    let run = try Run(
      words: ["run", "-"], in: folder.url, variables: ["GEMINI_API_KEY": "x"], input: "a.txt\n")

    #expect(
      run
        == Run(
          complaints:
            "extract: -: can be read only once, so there is no estimate; give --max-cost DOLLARS, or --yes\n",
          code: 2))
  }

  @Test func `says where the key would come from, and never what it is`() throws {
    let run = try Run(
      words: ["config", "show"], in: folder.url, variables: ["GEMINI_API_KEY": "sesame-123"])

    #expect(run.output.contains("GEMINI_API_KEY"))
    #expect(!run.output.contains("sesame"))
  }

  @Test func `has a variable and a key for every setting`() throws {
    for option in Configuration.settings {
      #expect(option.variable?.hasPrefix("EXTRACT_") == true)
      #expect(Extract.verbs.flatMap(\.options).contains { $0.name == option.name })
    }
    for verb in Extract.verbs where verb.isConfigurable {
      #expect(verb.options.contains { $0.name == "--no-config" }, "\(verb.name)")
    }
  }
}

/// What Docs/settings.md says is so.
@Suite struct `The page about settings` {
  private let text: String

  init() throws {
    text = try String(
      contentsOf: Run.package.appending(path: "Docs/settings.md"), encoding: .utf8)
  }

  @Test func `shows what its commands print`() throws {
    let transcript = Transcript(of: text)

    #expect(transcript.steps.count == 3)
    try transcript.expectToPrintWhatItShows()
  }

  @Test func `shows a file that is read`() throws {
    let yaml = try #require(
      text.split(separator: "\n```yaml\n").last?.split(separator: "\n```", maxSplits: 1).first)
    let folder = try Folder()
    try folder.write("\(yaml)\n", to: "extract.yaml")

    let run = try Run(words: ["config", "show"], in: folder.url)

    #expect(run.code == 0)
    #expect(run.output.contains("*.tmp, drafts/**"))
  }
}

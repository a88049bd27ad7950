import Files
import Glibc
import HTTP
import Interactions
import TestSupport
import Testing

@Suite struct `An API key` {
  static let text = "AIza-canary-0123456789"

  @Test func `shows in nothing that is printed, dumped or reflected`() throws {
    let key = try APIKey(Self.text)
    let gemini = try Gemini(
      Gemini.Settings(key: .key(key)), transport: Scripted(), in: Stage().surroundings())

    var shown = "\(key) \(String(describing: key)) \(String(reflecting: key)) \([key])"
    shown += "\(gemini) \(String(reflecting: gemini)) \(KeySource.key(key))"
    dump(key, to: &shown)
    dump(gemini, to: &shown)
    dump(KeySource.key(key), to: &shown)
    dump(Mirror(reflecting: key).children.map(\.value), to: &shown)

    #expect(!shown.contains("canary"))
    #expect("\(key)" == "[secret]")
  }

  @Test(arguments: [
    ("", "the API key holds no key; put the key there, and nothing else"),
    (" \n\t", "the API key holds no key; put the key there, and nothing else"),
    ("a\u{0}b", "the API key holds a character that no key has; copy the key again"),
    ("a b", "the API key holds a character that no key has; copy the key again"),
    ("a\r\nx-evil: 1", "the API key holds a character that no key has; copy the key again"),
    ("clé", "the API key holds a character that no key has; copy the key again"),
  ])
  func `that cannot be one is refused`(text: String, message: String) {
    let error = #expect(throws: GeminiError.self) { try APIKey(text) }
    #expect(error?.description == message)
  }

  /// Which variables are set, which key is sent, and what is said.
  @Test(arguments: [
    (["GOOGLE_API_KEY": "one"], "one", []),
    (["GEMINI_API_KEY": " two\n"], "two", []),
    (
      ["GOOGLE_API_KEY": "one", "GEMINI_API_KEY": "two"], "one",
      ["GOOGLE_API_KEY and GEMINI_API_KEY are both set; GOOGLE_API_KEY is used, unset the other"]
    ),
    (["GOOGLE_API_KEY": " ", "GEMINI_API_KEY": "two"], "two", []),
  ])
  func `is taken from the environment`(
    variables: [String: String], key: String, warnings: [String]
  ) async throws {
    let server = Scripted(.json("{}"))
    let gemini = try Gemini(transport: server, in: Stage().surroundings(variables))

    _ = try await gemini.get("v1_x")

    #expect(server.asked[0].headers["x-goog-api-key"] == key)
    #expect(gemini.warnings.map(\.description) == warnings)
  }

  @Test func `that is nowhere is missed before anything is sent`() {
    let error = #expect(throws: GeminiError.self) {
      try Gemini(transport: Scripted(), in: Stage().surroundings(["GEMINI_API_KEY": ""]))
    }
    #expect(
      error?.description == "no API key; set GEMINI_API_KEY, or name a file that holds the key")
  }

  @Test func `is read from a file that is closed to others`() async throws {
    let folder = TemporaryFolder()
    let path = folder.file("key", holding: "from-a-file\n".utf8)
    #expect(chmod("\(path)", 0o600) == 0)
    let server = Scripted(.json("{}"))
    let gemini = try Gemini(
      Gemini.Settings(key: .file("\(path)")), transport: server, in: Stage().surroundings())

    _ = try await gemini.get("v1_x")

    #expect(server.asked[0].headers["x-goog-api-key"] == "from-a-file")
  }

  /// What a key file holds, its mode, and what is wrong with it.
  @Test(arguments: [
    ("key", 0o644, "is open to others (mode 0644); close it to them by chmod 600"),
    ("key", 0o660, "is open to others (mode 0660); close it to them by chmod 600"),
    ("", 0o600, "holds no key; put the key there, and nothing else"),
    ("two\nlines", 0o400, "holds a character that no key has; copy the key again"),
    (
      String(repeating: "k", count: 5000), 0o600,
      "is larger than the 4096 bytes allowed; make it smaller"
    ),
  ])
  func `is not taken from a file that is not right`(
    text: String, mode: mode_t, fault: String
  ) throws {
    let folder = TemporaryFolder()
    let path = folder.file("key", holding: text.utf8)
    #expect(chmod("\(path)", mode) == 0)

    let error = #expect(throws: GeminiError.self) {
      try Gemini(
        Gemini.Settings(key: .file("\(path)")), transport: Scripted(), in: Stage().surroundings())
    }
    #expect(error?.description == "\(path) \(fault)")
  }

  @Test func `is not taken from what is no file`() {
    let folder = TemporaryFolder()
    let faults = [
      (folder.path("none"), "there is no such file; check the path"),
      (folder.path, "is a folder; name a file"),
    ]
    for (path, fault) in faults {
      let error = #expect(throws: GeminiError.self) {
        try Gemini(
          Gemini.Settings(key: .file("\(path)")), transport: Scripted(), in: Stage().surroundings())
      }
      #expect(error?.description == "\(path) \(fault)")
    }
  }
}

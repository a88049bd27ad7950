import CurlTransport
import Emulator
import Extractor
import Files
import HTTP
import Interactions

/// The options of every command that asks a model: whom, with which key, and how.
enum ModelOptions {
  static let options = [
    Verb.Option(
      name: "--key-file", value: "FILE",
      purpose: "the API key; without it, GOOGLE_API_KEY or GEMINI_API_KEY"),
    Verb.Option(
      name: "--base-url", value: "URL",
      purpose: "where the API is; GOOGLE_GEMINI_BASE_URL, else Google"),
    Verb.Option(
      name: "--allow-http", value: "HOST",
      purpose: "a host that may be asked without TLS; never with a real key"),
    Verb.Option(
      name: "--emulate", value: "ANSWERS",
      purpose: "ask nobody: answer from this folder, or make answers up; no key, no cost"),
    Verb.Option(
      name: "--model", value: "NAME", purpose: "else the schema's, else gemini-3.5-flash"),
    Verb.Option(
      name: "--thinking", value: "LEVEL", purpose: "minimal, low, medium, high or xhigh"),
    Verb.Option(
      name: "--max-output-tokens", value: "N", purpose: "of one answer, thoughts included"),
    Verb.Option(name: "--seed", value: "N", purpose: "makes answers repeatable, as far as can be"),
    Verb.Option(
      name: "--prompt", value: "TEXT",
      purpose: "what to do with a document, instead of the schema's"),
    Verb.Option(
      name: "--store", value: "off",
      purpose: "let the API keep nothing; repairs then send the document again"),
    Verb.Option(
      name: "--max-repairs", value: "N", purpose: "how often a wrong answer is asked for again; 2"),
    Verb.Option(name: "--max-tokens", value: "N", purpose: "for one document in all"),
    Verb.Option(name: "--max-cost", value: "DOLLARS", purpose: "for one document in all"),
    Verb.Option(
      name: "--prices", value: "FILE", purpose: "what models cost, in YAML, over the built-in table"
    ),
    Verb.Option(
      name: "--no-absence",
      purpose: "do not ask whether the document fits, and why values are null"),
  ]

  /// The settings that the words ask for.
  static func settings(_ words: Words) throws(UsageError) -> ExtractionSettings {
    if words.has("--emulate") {
      for option in ["--key-file", "--base-url", "--allow-http"] where words.has(option) {
        throw .contraryOptions(option, "--emulate")
      }
    }
    var settings = ExtractionSettings()
    settings.model = words.value("--model").map { ModelName("\($0)") }
    if let level = words.value("--thinking") {
      guard let known = ThinkingLevel.known.first(where: { $0.rawValue == "\(level)" }) else {
        throw .badValue(
          option: "--thinking", level, allowed: ThinkingLevel.known.map(\.rawValue))
      }
      settings.thinking = known
    }
    settings.maxOutputTokens = try words.number("--max-output-tokens", in: 1...1_000_000_000)
    settings.seed = try words.number("--seed", in: 0...UInt64(Int32.max))
    settings.prompt = words.value("--prompt").map { "\($0)" }
    if let store = words.value("--store") {
      guard store == "on" || store == "off" else {
        throw .badValue(option: "--store", store, allowed: ["on", "off"])
      }
      settings.isStored = store == "on"
    }
    settings.mostRepairs = try words.number("--max-repairs", in: 0...100) ?? settings.mostRepairs
    settings.budget.tokens = try words.number("--max-tokens", in: 1...1_000_000_000_000)
    if let text = words.value("--max-cost") {
      guard let money = Money(parsing: "\(text)") else {
        throw .badValue(option: "--max-cost", text, allowed: ["dollars, such as 0.30"])
      }
      settings.budget.money = money
    }
    settings.asksForAbsence = !words.has("--no-absence")
    return settings
  }

  /// What models cost, as far as is known.
  static func prices(_ words: Words) throws -> PriceTable {
    guard let file = words.value("--prices") else { return .builtIn }
    return PriceTable.builtIn.overridden(by: try PriceTable(yaml: try Input.bytes(of: file)))
  }

  /// A client as the words ask for one. Nothing is sent yet.
  static func gemini(_ words: Words) throws -> Gemini {
    if let folder = words.value("--emulate") { return try emulated(folder) }
    var settings = Gemini.Settings()
    if let file = words.value("--key-file") { settings.key = .file(file) }
    // Whoever only wants to see the request needs no key.
    if words.has("--explain") { settings.key = .key(try APIKey("none")) }
    settings.baseURL = words.value("--base-url").map { "\($0)" }
    settings.plainHosts = Set(words.value("--allow-http").map { ["\($0)"] } ?? [])
    return try Gemini(
      settings, transport: CurlTransport(CurlSettings(plainHosts: settings.plainHosts)))
  }

  /// A client of an emulator in this process.
  private static func emulated(_ folder: FilePath) throws -> Gemini {
    let answers = try AnswersFolder(folder)
    var settings = Gemini.Settings(key: .key(try APIKey("emulated")))
    settings.baseURL = "http://127.0.0.1"
    return try Gemini(settings, transport: Emulator(answers: { answers.answer(to: $0) }))
  }
}

extension Words {
  /// A whole number, if the option was given.
  func number(
    _ option: String, in range: ClosedRange<UInt64>
  ) throws(UsageError) -> Int? {
    guard let value = value(option) else { return nil }
    guard let number = UInt64("\(value)"), range.contains(number), let small = Int(exactly: number)
    else { throw .badNumber(option: option, value, range) }
    return small
  }
}

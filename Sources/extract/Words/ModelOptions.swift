import CurlTransport
import Emulator
import Extractor
import Files
import HTTP
import Interactions

/// The options of every command that asks a model: whom, with which key, and how.
enum ModelOptions {
  /// For a command that asks about one document: its limits are those of the document.
  static let options =
    asking + limits(tokens: "--max-tokens", money: "--max-cost", setting: .none).under("Asking")
    + access

  /// What one document may take, by names that leave others to the command.
  static func limits(
    tokens: String, money: String, setting: Verb.Setting
  ) -> [Verb.Option] {
    [
      Verb.Option(name: tokens, value: "N", setting: setting, purpose: "for one document in all"),
      Verb.Option(
        name: money, value: "DOLLARS", setting: setting, purpose: "for one document in all"),
    ]
  }

  /// Whom is asked, and with which key.
  static let access = [
    Verb.Option(
      name: "--key-file", value: "FILE", setting: .user,
      variables: KeySource.variables,
      purpose: "the API key, in a file that nobody else can read"),
    Verb.Option(
      name: "--base-url", value: "URL", setting: .user, variables: ["GOOGLE_GEMINI_BASE_URL"],
      purpose: "where the API is, if not at Google"),
    Verb.Option(
      name: "--allow-http", value: "HOST", setting: .user,
      purpose: "a host that may be asked without TLS; never with a real key"),
    Verb.Option(
      name: "--emulate", value: "FOLDER",
      purpose: "ask nobody: answer from this folder, or make answers up; no key, no cost"),
  ].under("Access")

  /// How is asked.
  static let asking = [
    Verb.Option(
      name: "--model", value: "NAME", standard: "the schema's, else gemini-3.5-flash",
      setting: .anywhere, purpose: "the model"),
    Verb.Option(
      name: "--thinking", value: "LEVEL", choices: ThinkingLevel.known.map(\.rawValue),
      setting: .anywhere, purpose: "how long it may think"),
    Verb.Option(
      name: "--max-output-tokens", value: "N", setting: .anywhere,
      purpose: "of one answer, thoughts included"),
    Verb.Option(
      name: "--seed", value: "N", setting: .anywhere,
      purpose: "makes answers repeatable, as far as can be"),
    Verb.Option(
      name: "--prompt", value: "TEXT",
      purpose: "what to do with a document, instead of the schema's"),
    Verb.Option(
      name: "--store", value: "WHETHER", choices: ["on", "off"], standard: "on",
      setting: .anywhere,
      purpose: "off lets the API keep nothing; repairs then send the document again"),
    Verb.Option(
      name: "--max-repairs", value: "N", standard: "2", setting: .anywhere,
      purpose: "how often a wrong answer is asked for again"),
    Verb.Option(
      // By wrong prices a run would start unasked.
      name: "--prices", value: "FILE", setting: .user,
      purpose: "what models cost, in YAML, over the built-in table"),
    Verb.Option(
      name: "--no-absence", setting: .anywhere,
      purpose: "do not ask whether the document fits, and why values are null"),
  ].under("Asking")

  /// The settings that the words ask for, with the options that limit one document.
  static func settings(
    _ words: Words, tokens: String = "--max-tokens", money: String = "--max-cost"
  ) throws(UsageError) -> ExtractionSettings {
    if words.has("--emulate") {
      for option in ["--key-file", "--base-url", "--allow-http"] where words.isTyped(option) {
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
    settings.prompt = try words.text("--prompt")
    if let store = words.value("--store") {
      guard store == "on" || store == "off" else {
        throw .badValue(option: "--store", store, allowed: ["on", "off"])
      }
      settings.isStored = store == "on"
    }
    settings.mostRepairs = try words.number("--max-repairs", in: 0...100) ?? settings.mostRepairs
    settings.budget.tokens = try words.number(tokens, in: 1...1_000_000_000_000)
    settings.budget.money = try words.money(money)
    settings.asksForAbsence = !words.has("--no-absence")
    return settings
  }

  /// What models cost, as far as is known.
  static func prices(_ words: Words) throws -> PriceTable {
    guard let file = words.value("--prices") else { return .builtIn }
    let bytes = try Input.bytes(of: file)
    do { return PriceTable.builtIn.overridden(by: try PriceTable(yaml: bytes)) } catch {
      throw PriceProblem(path: file, mistakes: error.all)
    }
  }

  /// A client as the words ask for one. Nothing is sent yet; one that is not asking needs no key.
  static func gemini(
    _ words: Words, isAsking: Bool = true, retries: RetryPolicy? = nil
  ) throws -> Gemini {
    if let folder = words.value("--emulate") { return try emulated(folder) }
    var settings = Gemini.Settings()
    if let file = words.value("--key-file") { settings.key = .file(file) }
    if !isAsking { settings.key = .key(try APIKey("none")) }
    if let retries { settings.retries = retries }
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

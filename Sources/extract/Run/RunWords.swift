import Extractor
import Files
import HTTP
import OrderedJSON

/// What `extract run` or `extract plan` was asked to do, sorted; nothing is opened yet.
struct RunWords: Sendable {
  let words: Words
  let schema: FilePath
  /// Where outputs go: records, too, if they do not go to standard output.
  let folder: FilePath
  let asking: ExtractionSettings
  let settings: FolderSettings
  let voice: RunScreen.Voice
  /// Records go to standard output as they are done.
  let isStream: Bool
  let isPlan: Bool

  init(_ words: Words, of verb: Verb, retries: Set<String>? = nil) throws(UsageError) {
    guard let schema = words.value("--schema") else {
      throw .missingOption("--schema FILE", of: verb)
    }
    let isPlan = verb.name == "plan" || words.has("--dry-run")
    try Self.refuseContraries(words, isPlan)
    self.words = words
    self.schema = schema
    self.isPlan = isPlan
    isStream = words.value("--out") == "-"
    folder = (isStream ? words.value("--state") : words.value("--out")) ?? "out"
    voice = words.has("--quiet") ? .quiet : words.has("--events") ? .events : .people
    var asking = try ModelOptions.settings(
      words, tokens: "--max-doc-tokens", money: "--max-doc-cost")
    asking.isInBackground = words.has("--background")
    self.asking = asking
    var settings = try Self.settings(words)
    settings.retries = retries
    self.settings = settings
    if !isPlan, !startsUnasked, let stream = words.operands.first(where: Self.isReadOnce) {
      throw .namesOnce(stream)
    }
  }

  /// Whether it starts whatever it may cost: a limit holds it, somebody said so, or nothing costs.
  var startsUnasked: Bool {
    // A limit that came with the documents is nobody's word to pay as much.
    ["--max-cost", "--yes", "--emulate"].contains(where: words.isOfUser)
  }

  /// The words that take this run up again: those that were written, but for what would begin it anew.
  var resumption: [FilePath] { settings.words }

  // MARK: Sorting

  private static func refuseContraries(_ words: Words, _ isPlan: Bool) throws(UsageError) {
    let isStream = words.value("--out") == "-"
    let contraries = [
      ("--quiet", "--events", true),
      ("--json", "--out -", isStream && !isPlan),
      ("--format", "--out -", isStream),
      ("--background", "--store off", words.value("--store") == "off"),
    ]
    for (one, other, holds) in contraries where words.has(one) && holds {
      guard other.contains(" ") || words.has(other) else { continue }
      throw .contraryOptions(one, other)
    }
    if words.value("--schema") == "-", words.operands.contains(where: { $0 == "-" || $0 == "@-" }) {
      throw .contraryOptions("--schema -", "-")
    }
    if isStream, !words.has("--state") { throw .needsOption("--out -", "--state FOLDER") }
  }

  private static func settings(_ words: Words) throws(UsageError) -> FolderSettings {
    var settings = FolderSettings()
    settings.width = try words.number("--jobs", in: 1...1024) ?? settings.width
    settings.pace.requestsPerMinute = try words.number("--rpm", in: 1...1_000_000)
    settings.pace.tokensPerMinute = try words.number("--tpm", in: 1...1_000_000_000_000)
    settings.pace.patience = try words.time("--wait") ?? settings.pace.patience
    settings.limits.money = try words.money("--max-cost")
    settings.limits.tokens = try words.number("--max-tokens", in: 1...1_000_000_000_000)
    settings.limits.duration = try words.time("--max-duration")
    settings.limits.documents = try words.number("--max-docs", in: 1...1_000_000_000)
    settings.formats = Set(try words.choices("--format", of: RecordFormat.self) ?? [.jsonl])
    if words.value("--out") == "-" {
      settings.formats = []
      settings.tellsKnown = true
    }
    settings.unknownCalls = try words.choice("--on-unknown") ?? settings.unknownCalls
    settings.beginsVersion = words.has("--new-version")
    settings.asksAgain = words.has("--force")
    settings.stateFolder = words.value("--state").map { PathBytes($0) }
    settings.selection = try selection(words)
    settings.tools = tools(words)
    settings.words = resumption(of: words)
    settings.wordsBeyond = { ending, asked in
      guard let (option, value) = higherLimit(after: ending, asked) else { return nil }
      return resumption(of: words, raising: option, to: value)
    }
    return settings
  }

  /// Files that are read for the run, and are no documents of it.
  private static func tools(_ words: Words) -> [FilePath] {
    let surroundings = Surroundings(isUnread: false)
    return ["--schema", "--key-file", "--prices"].compactMap(words.value)
      + [surroundings.projectFile, surroundings.userFile].compactMap(\.self)
  }

  /// As much again, for a limit that was reached: the same command would only reach it once more.
  private static func higherLimit(
    after ending: FolderReport.Ending, _ asked: Int
  ) -> (option: String, value: String)? {
    switch ending {
    case .documentLimit(let limit): return ("--max-docs", "\(asked + limit)")
    case .durationLimit(let limit):
      return ("--max-duration", "\(max(1, limit.components.seconds * 2))s")
    case .limit(.tokens(let limit, let needed)): return ("--max-tokens", "\(limit + needed)")
    case .limit(.money(let limit, let needed)):
      return ("--max-cost", (limit + needed).dollars.text)
    default: return nil
    }
  }

  /// The same with another limit, wherever the one that was reached was said.
  private static func resumption(
    of words: Words, raising option: String, to value: String
  ) -> [FilePath]? {
    guard let value = FilePath(value), let name = FilePath(option) else { return nil }
    let same = resumption(of: words, setting: [option: value])
    return same.contains(name) ? same : Array(same[..<2]) + [name, value] + same[2...]
  }

  private static func resumption(
    of words: Words, setting values: [String: FilePath] = [:]
  ) -> [FilePath] {
    ["extract", "run"] + words.written(without: ["--force", "--dry-run"], setting: values)
  }

  private static func selection(_ words: Words) throws(UsageError) -> FolderSettings.Selection {
    var selection = FolderSettings.Selection()
    selection.include = words.values("--include").map { PathBytes($0) }
    selection.exclude = words.values("--exclude").map { PathBytes($0) }
    selection.grouping = try grouping(words)
    selection.followsLinks = words.has("--follow-links")
    selection.takesHidden = words.has("--hidden")
    return selection
  }

  private static func grouping(_ words: Words) throws(UsageError) -> FolderSettings.Grouping? {
    guard let word = words.value("--group-by") else { return nil }
    switch word {
    case "stem": return .stem
    case "folder": return .folder
    case _ where holes(in: word) == 1: return .pattern(PathBytes(word))
    default:
      throw .badValue(
        option: "--group-by", word, allowed: ["stem", "folder", "a pattern such as (*)-page-*.png"])
    }
  }

  private static func holes(in pattern: FilePath) -> Int {
    let hole = Array("(*)".utf8)
    return pattern.bytes.indices.count { pattern.bytes[$0...].starts(with: hole) }
  }

  /// Whether names come from what can be read only once.
  private static func isReadOnce(_ word: FilePath) -> Bool {
    word == "-" || ["@/dev/", "@/proc/"].contains { word.bytes.starts(with: $0.utf8) }
  }
}

import CurlTransport
import Emulator
import Files
import HTTP

/// What `extract emulate` was asked to be.
struct EmulationPlan {
  let port: UInt16
  private let source: Source

  /// Where answers come from.
  private enum Source {
    case madeUp(answers: FilePath?, scenario: FilePath?, bill: FilePath?, seed: UInt64)
    case recorded(FilePath, upstream: HTTPURL, key: FilePath?)
    case replayed(FilePath)
  }

  /// Sorts the options; nothing is opened yet.
  init(_ words: Words) throws(UsageError) {
    port = UInt16(try Self.number("--port", words, in: 0...65535))
    let own = ["--answers", "--scenario", "--bill", "--seed"].filter(words.has)
    let isRecorded = words.has("--record")
    if let option = own.first, isRecorded || words.has("--replay") {
      throw .contraryOptions(option, isRecorded ? "--record" : "--replay")
    }
    if isRecorded, words.has("--replay") { throw .contraryOptions("--replay", "--record") }
    for option in ["--upstream", "--upstream-key-file"] where words.has(option) && !isRecorded {
      throw .needsOption(option, "--record FOLDER")
    }
    if let folder = words.value("--replay") {
      source = .replayed(folder)
    } else if let folder = words.value("--record") {
      guard let address = words.value("--upstream") else {
        throw .needsOption("--record", "--upstream URL")
      }
      guard let upstream = HTTPURL("\(address)") else {
        throw .badValue(
          option: "--upstream", address, allowed: ["an address that begins with https://"])
      }
      source = .recorded(folder, upstream: upstream, key: words.value("--upstream-key-file"))
    } else {
      source = .madeUp(
        answers: words.value("--answers"), scenario: words.value("--scenario"),
        bill: words.value("--bill"), seed: try Self.number("--seed", words, in: 0...UInt64.max))
    }
  }

  private static func number(
    _ option: String, _ words: Words, in range: ClosedRange<UInt64>
  ) throws(UsageError) -> UInt64 {
    guard let value = words.value(option) else { return 0 }
    guard let number = UInt64("\(value)"), range.contains(number) else {
      throw .badNumber(option: option, value, range)
    }
    return number
  }

  /// Said to people at the start.
  var banner: String {
    switch source {
    case .madeUp: "This is not Gemini: its answers are made up, and cost nothing. Ctrl-C ends it."
    case .recorded(let folder, let upstream, _):
      "Recording \(upstream) in \(folder): its calls cost money there. Ctrl-C ends it."
    case .replayed(let folder):
      "This is not Gemini: it answers from recordings in \(folder). Ctrl-C ends it."
    }
  }

  /// Opens what is needed, and is then ready to answer.
  func responder() throws -> any Responder {
    switch source {
    case .replayed(let folder):
      _ = try folder.names()
      return Replayer(RecordingFolder(folder), say: Output.say)
    case .recorded(let folder, let upstream, let keyFile):
      _ = try folder.names()
      return Recorder(
        RecordingFolder(folder), upstream: upstream, key: try UpstreamKey.key(in: keyFile),
        over: CurlTransport(), say: Output.say)
    case .madeUp(let answers, let scenario, let bill, let seed):
      return try Self.madeUp(answers, scenario, bill, seed)
    }
  }

  private static func madeUp(
    _ answers: FilePath?, _ scenarioFile: FilePath?, _ bill: FilePath?, _ seed: UInt64
  ) throws -> EmulatedService {
    var scenario = try scenarioFile.map(scenario) ?? Scenario()
    scenario.settings.seed = seed
    let folder = try answers.map { path in try AnswersFolder(path) }
    let billFile = try bill.map { path in try BillFile(path) }
    let staged = StagedGemini(scenario) { query in folder?.answer(to: query) }
    return EmulatedService(
      staged,
      note: { lines in
        do throws(FileError) { try billFile?.add(lines) } catch { Output.say("\(error)") }
      })
  }

  private static func scenario(in path: FilePath) throws -> Scenario {
    let bytes = try Input.bytes(of: path)
    do {
      return try Scenario(yaml: bytes)
    } catch {
      throw ScenarioProblem(path: path, mistakes: error.all)
    }
  }
}

/// What is wrong with the file of a scenario, a line for each mistake.
struct ScenarioProblem: Error, CustomStringConvertible {
  let path: FilePath
  let mistakes: [ScenarioMistake]

  var description: String {
    mistakes.map { "\(path):\($0)\n\($0.drawing)" }.joined(separator: "\n")
  }
}

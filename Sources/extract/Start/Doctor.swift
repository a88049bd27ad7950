import CurlTransport
import Files
import HTTP
import Interactions
import OrderedJSON
private import Glibc

extension Extract {
  /// `extract doctor`: whether a run would find what it needs.
  static let doctor = Verb(
    name: "doctor",
    operands: "",
    purpose: "Check the key, the way to the API, limits and the disk, and say what to do",
    examples: ["extract doctor", "extract doctor --offline"],
    options: [
      Verb.Option(name: "--offline", purpose: "do not ask the API"),
      Verb.Option(name: "--json", purpose: "one JSON object"),
    ] + FolderWords.access + [Configuration.optOut],
    notes: """
      With the key it asks the API for a list of files, which costs nothing. Exit code 0 says that all is
      well, 4 that the key is missing or refused, 5 that the API does not answer, 1 anything else.
      """,
    run: runDoctor)

  @Sendable
  private static func runDoctor(_ words: Words) throws(UsageError) -> ExitCode {
    if let operand = words.operands.first { throw .extraOperand(operand, of: "doctor") }
    return Waiting.until(words) {
      let examination = await Examination(words)
      if words.has("--json") {
        Output.result(examination.json.text())
      } else {
        for finding in examination.findings { Output.result("\(finding)") }
        if let code = examination.findings.lazy.compactMap(\.code).first {
          Output.offerExplanation(of: code)
        }
      }
      return examination.exit
    }
  }
}

/// What is found out about this machine and the way to the API.
struct Examination: Sendable {
  private(set) var findings: [Finding] = []
  private(set) var exit = ExitCode.done

  struct Finding: Sendable, CustomStringConvertible {
    let name: String
    let state: State
    let sentence: String
    /// Why it is bad, where `extract explain` has more.
    let code: ErrorCode?

    enum State: String, Sendable {
      case good = "ok"
      case doubtful = "warn"
      case bad = "fail"
    }

    var description: String {
      let state = state.rawValue.padded(to: 5)
      return "\(state) \(name.padded(to: 8)) \(sentence)"
    }
  }

  /// Looks at everything, and goes on after what is bad.
  init(_ words: Words) async {
    add("version", .good, Version.line)
    lookAtFiles()
    lookAtDisk()
    await lookAtAPI(words)
  }

  private mutating func add(
    _ name: String, _ state: Finding.State, _ sentence: String, code: ErrorCode? = nil,
    _ exit: ExitCode = .someFailed
  ) {
    findings.append(Finding(name: name, state: state, sentence: sentence, code: code))
    if state == .bad, self.exit == .done { self.exit = exit }
  }

  /// Each request has a socket, and each document a file.
  private mutating func lookAtFiles() {
    let count = StopSignals.raiseFileLimit()
    if count < 64 {
      add("files", .bad, "this process may open only \(count) files, and needs 64; use ulimit -n")
    } else if count < 1024 {
      add(
        "files", .doubtful,
        "this process may open \(count) files, which is enough for --jobs \(count / 4); use ulimit -n"
      )
    } else {
      add(
        "files", .good,
        "this process may open \(count == .max ? "any number of" : "\(count)") files")
    }
  }

  private mutating func lookAtDisk() {
    var status = statvfs()
    guard statvfs(".", &status) == 0 else {
      return add("disk", .bad, "this folder cannot be looked at; change to another")
    }
    let free = UInt64(status.f_bavail) * UInt64(status.f_frsize)
    let megabytes = free >> 20
    if access(".", W_OK) != 0 {
      add("disk", .doubtful, "nothing can be written in this folder; give --out with another")
    } else if megabytes < 100 {
      add(
        "disk", .doubtful, "\(megabytes) MB are free here; make room, for records and their ledger")
    } else {
      add("disk", .good, "\(megabytes) MB are free here")
    }
  }

  private mutating func lookAtAPI(_ words: Words) async {
    let gemini: Gemini
    do {
      gemini = try ModelOptions.gemini(words, retries: .never)
    } catch {
      return add("key", .bad, "\(error)", code: ErrorCode(error), ExitCode(of: error))
    }
    add("key", .good, "there is a key\(words.value("--key-file").map { " in \($0)" } ?? "")")
    for warning in gemini.warnings { add("key", .doubtful, "\(warning)") }
    if words.has("--offline") { return add("api", .doubtful, "not asked, for --offline") }
    do throws(GeminiError) {
      var files = gemini.files.list(pageSize: 1).makeAsyncIterator()
      _ = try await files.next(isolation: nil)
      add("api", .good, "\(gemini.place) answers, and takes the key")
    } catch {
      let exit = ExitCode.of(error) == .noAccess ? ExitCode.noAccess : .tryLater
      add("api", .bad, "\(error)", code: ErrorCode(error), exit)
    }
  }

  /// For programs; the form has a version, `extract.doctor/1`.
  var json: JSON {
    [
      "schema": "extract.doctor/1",
      "findings": .array(
        findings.map {
          [
            "name": .string($0.name), "state": .string($0.state.rawValue),
            "sentence": .string($0.sentence), "code": $0.code.map { .string($0.rawValue) } ?? nil,
          ]
        }),
      "exit": .number(JSONNumber(Int(exit.rawValue))),
    ]
  }
}

extension Gemini {
  /// Where the API is, for people.
  fileprivate var place: String { "\(origin)" }
}

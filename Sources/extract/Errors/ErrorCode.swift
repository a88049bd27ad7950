import Emulator
import Extractor
import Files
import Interactions
import Inventory
import Ledger
import OrderedJSON
import SchemaGen
import Sinks

/// A word for what went wrong before there was a result: the same in every version, for programs and for
/// `extract explain`. What becomes of single documents has words of its own (``OutcomeWord``).
enum ErrorCode: String, CaseIterable {
  case usage = "usage"
  case badConfig = "bad-config"
  case badSchema = "bad-schema"
  case badPrices = "bad-prices"
  case badScenario = "bad-scenario"
  case noSuchFile = "no-such-file"
  case notPermitted = "not-permitted"
  case notAFile = "not-a-file"
  case fileTooLarge = "file-too-large"
  case disk = "disk"
  case noKey = "no-key"
  case badKey = "bad-key"
  case keyRefused = "key-refused"
  case badAddress = "bad-address"
  case unsafe = "unsafe"
  case quota = "quota"
  case outage = "outage"
  case noAnswer = "no-answer"
  case refusedRequest = "refused-request"
  case badAnswer = "bad-answer"
  case noDocuments = "no-documents"
  case unsendable = "unsendable"
  case otherVersion = "other-version"
  case mayCost = "may-cost"
  case badFolder = "bad-folder"
  case neverRun = "never-run"
  case inUse = "in-use"
  case newer = "newer"
  case damaged = "damaged"
  case notOurs = "not-ours"
  case unknownDocument = "unknown-document"
  case noRecord = "no-record"
  case noField = "no-field"
  case badDocument = "bad-document"
  case busyPort = "busy-port"
  case cancelled = "cancelled"
  case failed = "failed"
}

// MARK: Of errors

extension ErrorCode {
  init(_ error: any Error) {
    switch error {
    case is UsageError: self = .usage
    case is ConfigurationError: self = .badConfig
    case let error as SchemaFiles.Problem: self = .of(error)
    case is SchemaError, is LoweringErrors: self = .badSchema
    case is PriceProblem: self = .badPrices
    case let error as FileError: self = .of(error)
    case let error as GeminiError: self = .of(error)
    case let error as FolderError: self = .of(error)
    case let error as RecordFolderError: self = .of(error)
    case let error as ExtractionError: self = .of(error)
    case is ScenarioProblem: self = .badScenario
    case is EmulatorServer.StartError: self = .busyPort
    default: self = .failed
    }
  }

  private static func of(_ problem: SchemaFiles.Problem) -> ErrorCode {
    if case .unread(let error) = problem { return .of(error) }
    if case .unsendable = problem { return .unsendable }
    return .badSchema
  }

  private static func of(_ error: FileError) -> ErrorCode {
    switch error {
    case .isFolder, .isSpecial: .notAFile
    case .tooLarge: .fileTooLarge
    case .changed: .failed
    case .refused where error.isMissing: .noSuchFile
    case .refused where error.isForbidden: .notPermitted
    case .refused: .disk
    }
  }

  private static func of(_ error: GeminiError) -> ErrorCode {
    switch error {
    case .noKey: .noKey
    case .badKey: .badKey
    case .badSetting: .badAddress
    case .unsafe, .redirected: .unsafe
    case .unsendable: .refusedRequest
    case .file: .disk
    case .transport: .noAnswer
    case .unreadable, .notAsAsked, .tooManyRounds: .badAnswer
    case .api(let error): .of(error)
    case .cancelled: .cancelled
    case .overdue: .outage
    case .interrupted(let interruption):
      switch interruption.cause {
      case .reported(let error): .of(error)
      case .failed(let error): .of(error)
      case .streamEnded, .noWayOn, .tooManyContinuations, .cannotJoin: .badAnswer
      }
    }
  }

  private static func of(_ error: ExtractionError) -> ErrorCode {
    guard case .failed(let failure) = error.extraction.outcome else { return .failed }
    return switch failure {
    case .document: .badDocument
    case .unsendable: .unsendable
    case .failed(let error): .of(error)
    default: .failed
    }
  }

  private static func of(_ error: APIError) -> ErrorCode {
    switch error.status ?? 0 {
    case 401, 403: .keyRefused
    case 429: .quota
    case 400...499: .refusedRequest
    default: .outage
    }
  }

  private static func of(_ error: FolderError) -> ErrorCode {
    switch error.reason {
    case .inventory(.file(let error)), .inventory(.ignoreFile(let error)): .of(error)
    case .inventory: .noDocuments
    case .ledger(let error): .of(error)
    case .output: .disk
    case .otherVersion: .otherVersion
    case .unsendable: .unsendable
    case .badFolder: .badFolder
    }
  }

  private static func of(_ error: RecordFolderError) -> ErrorCode {
    switch error.reason {
    case .ledger(let error): .of(error)
    case .output: .disk
    case .file(let error): .of(error)
    case .neverRun: .neverRun
    case .unknownDocument, .severalDocuments: .unknownDocument
    case .noRecord: .noRecord
    case .badField, .noField: .noField
    case .unreadable, .hopeless: .damaged
    case .otherShape: .otherVersion
    case .unsendable: .unsendable
    }
  }

  private static func of(_ error: LedgerError) -> ErrorCode {
    switch error {
    case .inUse, .locked: .inUse
    case .missing: .neverRun
    case .notOurs: .notOurs
    case .file(let error): .of(error)
    case .newer: .newer
    case .damaged, .lost: .damaged
    case .storage: .disk
    case .closed: .failed
    }
  }
}

// MARK: Saying them

extension Output {
  /// Says where a person reads more.
  static func offerExplanation(of code: ErrorCode) {
    if Terminal.hasPerson { say("extract explain \(code.rawValue) says more") }
  }
}

extension Words {
  /// Says an error to people; with `--json`, also in one object on standard output. Gives the exit code.
  func fail(_ error: any Error, exit: ExitCode? = nil) -> ExitCode {
    fail("\(error)", ErrorCode(error), exit ?? ExitCode(of: error))
  }

  /// The same in words.
  func fail(_ sentence: String, _ code: ErrorCode, _ exit: ExitCode = .couldNotStart) -> ExitCode {
    Output.say(sentence)
    Output.offerExplanation(of: code)
    if has("--json") { Output.result(Self.errorObject(sentence, code, exit).text()) }
    return exit
  }

  /// An error for programs; the form has a version, `extract.error/1`.
  static func errorObject(_ sentence: String, _ code: ErrorCode, _ exit: ExitCode) -> JSON {
    let line = sentence.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? sentence
    let parts = line.split(separator: "; ", maxSplits: 1).map(String.init)
    return [
      "schema": "extract.error/1",
      "error": [
        "code": .string(code.rawValue), "message": .string(parts.first ?? line),
        "hint": parts.count > 1 ? .string(parts[1]) : JSON.null,
        "exit": .number(JSONNumber(Int(exit.rawValue))),
      ],
    ]
  }
}

extension ExitCode {
  /// What an error that ends the command means for whoever started it.
  init(of error: any Error) {
    switch error {
    case let error as GeminiError: self = .of(error)
    case let error as FolderError: self = .of(error)
    case let error as RecordFolderError: self = error.isOfStorage ? .storage : .couldNotStart
    case let error as ExtractionError: self = .of(error.extraction)
    default: self = .couldNotStart
    }
  }
}

import Interactions
public import OrderedJSON

extension ExtractionFailure {
  /// One word for the failure, the same in every version.
  public var word: String {
    switch self {
    case .document(let fault): fault.reason.word
    case .unsendable: "unsendable"
    case .invalid: "invalid"
    case .undecodable: "undecodable"
    case .refused: "refused"
    case .blocked: "blocked"
    case .recited: "recited"
    case .cutShort: "cut-short"
    case .looping: "looping"
    case .empty: "empty-answer"
    case .notJSON: "not-json"
    case .ended: "ended"
    case .unfinished: "unfinished"
    case .overBudget: "over-budget"
    case .held: "held"
    case .unsaved: "unsaved"
    case .failed(.cancelled): "cancelled"
    case .failed: "api"
    }
  }

  /// What a person can do.
  public var remedy: String {
    switch self {
    case .document(let fault): fault.remedy
    case .unsendable: "simplify the schema; extract schema check --target gemini says where"
    case .invalid: "look at the record, mend the schema if it asks too much, or try another model"
    case .undecodable: "make the type say what its schema says, or give it the schema to be read by"
    case .refused: "look at the document, and reword the prompt"
    case .blocked: "the API holds such answers back; another model or prompt may pass"
    case .recited: "ask for the values instead of the text, or for a few pages at a time"
    case .cutShort: "allow more output tokens, or give the document in sections"
    case .looping: "try another seed or model, or make optional numbers nullable"
    case .empty, .notJSON: "try again, or with another model"
    case .ended: "try again later"
    case .unfinished(_, let error): ExtractionFailure.failed(error).remedy
    case .overBudget: "raise the bound, or accept what there is"
    case .held: "have it asked again, which may be paid twice, with --on-unknown retry"
    case .unsaved: "make room on the disk, then run the same again"
    case .failed(let error): error.halves.remedy
    }
  }

  /// What is wrong with the record, if there was one to judge.
  public var complaints: [Complaint] {
    switch self {
    case .invalid(let invalid), .overBudget(_, let invalid?), .unfinished(let invalid, _):
      invalid.complaints
    default: []
    }
  }

  /// What there was of a record, with what is known to be wrong with it.
  public var partial: JSON? {
    switch self {
    case .invalid(let invalid), .overBudget(_, let invalid?), .unfinished(let invalid, _):
      invalid.record
    case .cutShort(let partial, _), .looping(_, let partial): partial
    case .undecodable(_, let record): record
    case .document, .unsendable, .refused, .blocked, .recited, .empty, .notJSON, .ended,
      .overBudget(_, nil), .held, .unsaved, .failed:
      nil
    }
  }
}

extension ExtractionFailure: CustomStringConvertible {
  /// What is wrong and what to do, in one line; below it, a line for each thing that is wrong with a
  /// record.
  public var description: String { advice + list }

  /// What is wrong and what to do, in one line.
  var advice: String {
    switch self {
    case .document(let fault): "\(fault)"
    // These say what to do themselves.
    case .unsendable, .unsaved, .overBudget: sentence
    case .failed(let error): "\(error)"
    case .unfinished(_, let error): "\(Self.unfinished): \(error)"
    default: "\(sentence); \(remedy)"
    }
  }

  private static let unfinished = "what was wrong or missing could not be asked for"

  /// A line for each complaint.
  private var list: String { complaints.map { "\n  \($0)" }.joined() }

  /// What is wrong, in one line, without values of the document.
  public var sentence: String {
    switch self {
    case .document(let fault): "\(fault.part): \(fault.problem)"
    case .unsendable(let errors): "\(errors)"
    case .invalid(let invalid):
      invalid.complaints.count == 1
        ? "one thing is wrong with the record"
        : "\(invalid.complaints.count) things are wrong with the record"
    case .undecodable(let error, _): "the record is no value of the type: \(error)"
    case .refused: "the model declined to answer"
    case .blocked(let reason): "the answer was held back: \(TextPlace.visible(reason))"
    case .recited: "the answer was held back because it repeats what others wrote"
    case .cutShort(_, let stopped):
      "the answer reached its limit of tokens"
        + (stopped.tokens.isEmpty ? "" : " at \(TextPlace.visible("\(stopped)"))")
    case .looping(let loop, _): "the answer went round in circles and was cut off: \(loop)"
    case .empty: "the answer is empty"
    case .notJSON(let error): "the answer is no JSON: \(error)"
    case .ended(let status, let reason):
      "the API ended with \(TextPlace.visible(status))"
        + (reason.map { ": \(TextPlace.visible($0))" } ?? "")
    case .overBudget(let limit, _): "\(limit)"
    case .unfinished(_, let error): "\(Self.unfinished): \(error.halves.problem)"
    case .held: "an earlier call may have been paid for, and its answer is not known"
    case .unsaved(let reason): reason
    case .failed(let error): error.halves.problem
    }
  }
}

extension GeminiError {
  /// What is wrong, and what to do.
  fileprivate var halves: (problem: String, remedy: String) {
    let words = "\(self)"
    switch self {
    case .api(let error): return (error.problem, error.remedy)
    // What they end with is no advice.
    case .transport, .interrupted, .cancelled: break
    default:
      if let end = words.lastIndex(of: ";") {
        return (String(words[..<end]), String(words[end...].dropFirst(2)))
      }
    }
    return (words, isTransient ? "try again later" : "see what is said before")
  }
}

extension DocumentFault.Reason {
  /// One word for what is wrong, the same in every version.
  public var word: String {
    switch self {
    case .unreadable, .notAFile: "unreadable"
    case .shortage: "shortage"
    case .empty: "empty"
    case .truncated: "truncated"
    case .encrypted: "encrypted"
    case .tooLarge: "too-large"
    case .unknownType: "unknown-type"
    case .notOfType: "not-of-type"
    case .unknownEncoding: "unknown-encoding"
    case .unsupported: "unsupported"
    case .noSuchWindow, .impossibleWindow: "no-such-section"
    case .unusableURI: "unusable-uri"
    case .expired: "expired"
    case .changing: "changing"
    case .noParts: "no-parts"
    }
  }
}

public import HTTP
import OrderedJSON

/// Why a call to Gemini did not give what was asked for.
///
/// The first group is found before anything is sent, the second happens to an exchange, and the third
/// to an answer that was paid for: its errors hold what came.
public indirect enum GeminiError: Error, Sendable {
  case noKey
  case badKey(KeyOrigin, KeyFault)
  case badSetting(SettingFault)
  case unsafe(Danger)
  /// The request is none that can be sent.
  case unsendable(RequestFault)
  /// A file did not get to the API, or from it.
  case file(FileFault)

  /// No whole answer came. A call that is billable costs money once the server acts on it.
  case transport(TransportError, isBillable: Bool)
  /// The server sent us elsewhere, where we did not go.
  case redirected(Redirection)
  case unreadable(UnreadableAnswer)
  /// The API refused.
  case api(APIError)
  case cancelled
  /// An interaction was still running when the time for it was over.
  case overdue(id: String, after: Duration)

  /// A stream, or a chain of continuations, ended before its interaction did.
  case interrupted(Interruption)
  /// The model still called functions after so many rounds.
  case tooManyRounds(limit: Int, last: Interaction)
  /// The answer is not the value that was asked for.
  case notAsAsked(ValueFault, Interaction)
}

/// Something that would give a secret away; nothing was sent.
public enum Danger: Sendable, Hashable {
  /// The base URL is plain `http` and leads to another machine.
  case plainHTTP(HTTPURL.Origin)
  /// A key that Google gave out would go over plain `http`, where anybody may listen.
  case realKeyOverPlainHTTP(HTTPURL.Origin)
  /// A server named a place for the next request that is not its own.
  case foreignOrigin(HTTPURL.Origin, insteadOf: HTTPURL.Origin)
}

/// A setting that cannot be followed.
public enum SettingFault: Sendable, Hashable {
  case baseURL(String)
  case version(String)
  case revision(String)
}

/// An answer that sends the client elsewhere.
public struct Redirection: Sendable, Hashable {
  /// The status of the answer.
  public let status: Int
  /// Where it leads; none if it does not say, or not clearly.
  public let target: HTTPURL.Origin?
}

/// An answer that is not JSON where JSON is due.
public struct UnreadableAnswer: Sendable, Hashable {
  /// The status of the answer.
  public let status: Int
  /// What it says that it is.
  public let contentType: String?
  /// Where its JSON is wrong; none if it did not claim to be JSON.
  public let fault: JSONFault?
  /// How it begins, fit for a terminal, the key struck out.
  public let beginning: String
  /// Whether a call like this one costs money when it is answered.
  public let isBillable: Bool

  /// What is wrong with its JSON.
  public enum JSONFault: Sendable, Hashable {
    /// It cannot be read.
    case syntax(String)
    /// It is of another sort than it must be.
    case notAnObject
  }
}

/// What there was when it ended too early.
public struct Interruption: Sendable {
  /// The interaction as far as it came.
  public let progress: Interaction
  /// Why it went no further.
  public let cause: Cause

  /// Why an interaction went no further.
  public enum Cause: Error {
    /// The stream stopped without a last event.
    case streamEnded
    /// The API reported an error in the stream.
    case reported(APIError)
    /// The API gave the same continuation token again, or none.
    case noWayOn
    /// So many continuations were not enough.
    case tooManyContinuations(limit: Int)
    /// The stream was taken up again, but tells the answer in another form than before.
    case cannotJoin
    /// The next request failed, or the stream.
    case failed(GeminiError)
  }
}

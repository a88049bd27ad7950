import OrderedJSON

/// Why a normaliser cannot be used: what is wrong, and where in its text.
package struct NormaliserError: Error, Sendable, Equatable {
  package var fault: Fault
  /// Bytes before the place.
  package var offset: Int

  /// What is wrong with a normaliser.
  package enum Fault: Sendable, Equatable {
    case notACall(String)
    case several
    case openQuote
    case openBracket
    case emptyArgument
    case unknown(String, meant: String?)
    case arguments(NormaliserName)
    case noneBesideOthers
    case doesNotFit(NormaliserName)
    case neverNull(NormaliserName)
    case noMost
  }

  init(_ fault: Fault, at offset: Int = 0) {
    self.fault = fault
    self.offset = offset
  }
}

extension NormaliserError: CustomStringConvertible {
  /// The sentence for a person, without the place.
  package var description: String { TextPlace.visible("\(fault)") }
}

extension NormaliserError.Fault: CustomStringConvertible {
  package var description: String {
    switch self {
    case .notACall(let text): "\"\(text)\" is no normaliser; write one as in upper or date(dmy)"
    case .several: "one normaliser stands in a text; write several as a list: [trim, upper]"
    case .openQuote: "a quote is opened and never closed"
    case .openBracket: "a bracket is opened and never closed"
    case .emptyArgument: "a word is missing between commas; write \"\" for the empty text"
    case .unknown(let name, let meant):
      "unknown normaliser \"\(name)\"" + (meant.map { "; did you mean \"\($0)\"?" } ?? "")
    case .arguments(let name): "\(name) is written \(name.example)"
    case .noneBesideOthers: "\"none\" stands alone"
    case .doesNotFit(let name): "\(name) is for \(name.subject)"
    case .neverNull(let name):
      "\(name) needs a value that may be null; write \"?\" after the type"
    case .noMost: "clamp_list needs a list with a most, such as string[] ..10"
    }
  }
}

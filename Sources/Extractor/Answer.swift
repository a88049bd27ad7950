public import JSONCoding
public import OrderedJSON

/// A model's answer to one document: the text that has to become a record.
///
///     let answer = Answer(bytes)
///     let receipt = try answer.record(Receipt.self)
///
/// It is read once, as strictly as a record deserves: an answer in which a name stands twice, or that
/// goes on behind its value, is none.
public struct Answer: Sendable {
  private let reading: JSONSalvage

  /// Reads an answer's text.
  public init(_ text: some Sequence<UInt8>, limits: JSONLimits = JSONLimits()) {
    reading = JSONSalvage(of: text, limits: limits)
  }

  /// The answer, if it is one whole JSON value.
  public func value() throws(AnswerError) -> JSONView {
    if let error = reading.error { throw error.isCutShort ? .cutShort(error) : .notJSON(error) }
    guard let tape = reading.tape else {
      preconditionFailure("A text without an error has a value.")
    }
    return tape.root
  }

  /// The answer as a value of a type.
  public func record<Record: Decodable>(
    _: Record.Type = Record.self, by rules: JSONCodingRules = JSONCodingRules()
  ) throws(AnswerError) -> Record {
    let value = try value()
    do { return try Record(decoding: value, by: rules) } catch { throw .notARecord(error) }
  }

  /// What is complete of an answer that stops, or goes wrong, somewhere; all of it otherwise.
  public var complete: JSONView? { reading.tape?.root }

  /// Where an answer that is not whole stopped, as the way to the value that was being written.
  public var stopped: JSONPointer { reading.stopped }
}

/// Why an answer is no record.
public enum AnswerError: Error, Sendable, Hashable {
  /// It stops before its value is complete: more tokens would have helped.
  case cutShort(JSONSyntaxError)
  case notJSON(JSONSyntaxError)
  /// It is JSON, but not of the type.
  case notARecord(JSONDecodingError)

  /// Where in the answer's text.
  public var place: TextPlace {
    switch self {
    case .cutShort(let error), .notJSON(let error): error.place
    case .notARecord(let error): error.place
    }
  }
}

extension AnswerError: CustomStringConvertible {
  /// One line: where, what, and what to do.
  public var description: String {
    switch self {
    case .cutShort(let error): "\(error); allow more output tokens and ask again"
    case .notJSON(let error): "\(error)"
    case .notARecord(let error): "\(error)"
    }
  }
}

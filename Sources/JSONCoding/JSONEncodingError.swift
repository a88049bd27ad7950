public import OrderedJSON

/// Why a Swift value did not become JSON.
public struct JSONEncodingError: Error, Sendable, Hashable {
  /// What is wrong.
  public let fault: Fault
  /// The value that is wrong.
  public let pointer: JSONPointer

  /// What can be wrong with a value.
  public enum Fault: Sendable, Hashable {
    /// Infinite, or no number at all.
    case notFinite(String)
    /// A date that is to be written as a day has a time of day.
    case notMidnight(String)
    /// A date outside the years 0 to 9999, given in seconds since 2001.
    case noSuchYear(String)
    /// The type wrote nothing.
    case nothing(type: String)
    /// The type itself refused, with its own words.
    case refused(reason: String)
  }
}

extension JSONEncodingError: CustomStringConvertible {
  /// One line that names the value and what to do.
  public var description: String {
    TextPlace.visible(pointer.tokens.isEmpty ? "\(fault)" : "\(pointer): \(fault)")
  }
}

extension JSONEncodingError.Fault: CustomStringConvertible {
  /// The sentence for a person.
  public var description: String {
    switch self {
    case .notFinite(let value): "\(value) cannot stand in JSON, whose numbers are finite"
    case .notMidnight(let text): "\(text) is no midnight in UTC; write the date as .iso8601"
    case .noSuchYear(let seconds):
      "a date \(seconds) seconds from 2001 is outside the years 0 to 9999; write it as seconds"
    case .nothing(let type): "\(type) encoded no value"
    case .refused(let reason): reason
    }
  }
}

typealias EncodingFault = JSONEncodingError.Fault
extension JSONEncodingError.Fault: Error {}

package import OrderedJSON

/// What a check says of a record, or of one of its entries, that it does not simply hold.
package struct CheckFinding: Sendable, Equatable {
  /// The check's position among the checks.
  package var check: Int
  /// The entry for which it was asked; empty for the whole record.
  package var pointer: JSONPointer
  package var outcome: Outcome
  /// The check's own message or, without one, the check as it is written.
  package var message: String

  package enum Outcome: Sendable, Equatable {
    /// It does not hold; the values tell why.
    case failed(values: String)
    /// The same of a check that only warns.
    case warned(values: String)
    /// Nobody can say whether it holds.
    case skipped(because: CheckUnknown)
  }

  /// Whether the record is wrong.
  package var isFailure: Bool {
    if case .failed = outcome { true } else { false }
  }
}

/// Why a check is neither true nor false: something is not known.
package struct CheckUnknown: Sendable, Equatable {
  /// The name as it is written in the check, or a word for what is unknown.
  package var path: String
  package var reason: Reason

  package enum Reason: Sendable, Equatable {
    case null
    case missing
    /// `previous` in the first entry.
    case noEntryBefore
    /// A list with a null in it.
    case nullInside
    /// `avg`, `min` or `max` of no values.
    case empty
    /// The value is not what the schema says, or not one that can be compared.
    case unreadable
    case divisionByZero
    case tooLarge
    case partOfDay
    /// A search for a pattern was given up.
    case tooHard
  }
}

extension CheckUnknown: CustomStringConvertible {
  /// What is unknown, to be read behind "skipped, because".
  package var description: String {
    switch reason {
    case .null: "\(path) is null"
    case .missing: "\(path) is missing"
    case .noEntryBefore: "no entry stands before the first"
    case .nullInside: "\(path) has a null in it"
    case .empty: "\(path) is empty"
    case .unreadable: "\(path) cannot be compared"
    case .divisionByZero: "it divides by zero"
    case .tooLarge: "\(path.isEmpty ? "a number" : path) has too many digits"
    case .partOfDay: "a date is moved by whole days"
    case .tooHard: "a pattern takes too long to match"
    }
  }
}

extension CheckFinding: CustomStringConvertible {
  /// A line for a person, or for the model that is asked again.
  package var description: String {
    let place = pointer.tokens.isEmpty ? "" : "\(pointer): "
    let line =
      switch outcome {
      case .failed(let values): "\(message): \(values)"
      case .warned(let values): "warning: \(message): \(values)"
      case .skipped(let unknown): "\(message): skipped, because \(unknown)"
      }
    return place + TextPlace.visible(line)
  }
}

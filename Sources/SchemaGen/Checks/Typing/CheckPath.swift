import OrderedJSON

/// The way to a value, from one of the groups around a check.
struct CheckPath: Sendable, Equatable {
  /// Which group: the record is 0, each group or entry on the way inwards one more.
  var context: Int
  /// Whether the way begins in the entry before the context, which is an entry then.
  var isPrevious = false
  var steps: [Step] = []
  /// As what the values at its end are read.
  var type = CheckType.anything
  /// As it is written, for sentences about it.
  var text: String

  enum Step: Sendable, Equatable {
    case member(String)
    /// Each entry of a list.
    case items
    /// Each value of a map.
    case values
  }

  /// Whether it leads to as many values as there are entries.
  var isMany: Bool {
    steps.contains { step in
      switch step {
      case .items, .values: true
      case .member: false
      }
    }
  }
}

import OrderedJSON
import Patterns

/// An expression that is known to make sense: what the judge of checks walks.
indirect enum CheckNode: Sendable {
  case constant(CheckValue)
  /// The value, or all the values, at the end of a path.
  case path(CheckPath)
  /// A text that is only found at run time, read as another type.
  case reading(CheckNode, CheckType)
  /// Whether something is at the end of a path that is not null.
  case presence(CheckPath)
  case not(CheckNode)
  case all([CheckNode])
  case any([CheckNode])
  case comparison(CheckNode, CheckComparison, CheckNode)
  case nearness(CheckNode, CheckNode, within: Fraction, isShare: Bool)
  case membership(CheckNode, in: CheckNode)
  /// The values of a list, ready to be searched.
  case set(CheckNode)
  case sum(CheckNode, [(isSubtracted: Bool, value: CheckNode)])
  case product(CheckNode, [(isDivisor: Bool, value: CheckNode)])
  case negative(CheckNode)
  case count(CheckPath)
  case aggregate(CheckFunction, CheckNode)
  /// `min` and `max` of several values.
  case extreme(CheckFunction, [CheckNode])
  case length(CheckNode)
  case absolute(CheckNode)
  case rounded(CheckNode, places: Int)
  case days(CheckNode)
  case today
  case match(CheckNode, Pattern)
  /// What is the same for all entries of a list: worked out once for each value of its context.
  case remembered(slot: Int, context: Int, CheckNode)
}

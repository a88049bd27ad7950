/// A violated rule, as the judge sees it: what cannot be read off the schema and the value afterwards.
enum Finding {
  /// Nothing is allowed here: the schema is `false`.
  case never
  case type
  case choice
  case number
  case length
  case pattern
  /// Matching this pattern was given up: it would have taken too many steps.
  case patternTooHard(String)
  case format
  case content
  /// The array has this many items, the object this many members.
  case count(Int)
  /// So many items are as `contains` wants them.
  case found(Int)
  /// The items at these positions are equal.
  case repeatedItem(Int, Int)
  case missing(String)
  case missingBeside(String, beside: String)
  /// No branch allows the value; why not, by branch.
  case branches([[Violation]])
  /// More than one branch allows it: these.
  case severalBranches([Int])
  case not
  /// Schemas are too deep inside one another.
  case tooDeep
}

import OrderedJSON

// What is asked of all values of a list.

extension CheckJudge {
  mutating func aggregate(_ function: CheckFunction, _ list: CheckNode) -> CheckValue? {
    guard case .list(let values)? = value(list) else { return nil }
    if function == .unique { return unique(values, list.path) }
    guard function != .sum || !values.isEmpty else { return zero(of: list) }
    guard !values.isEmpty else {
      noteUnknown(list.path ?? "the list", .empty)
      return nil
    }
    if function == .min || function == .max { return extreme(function, values, list.path) }
    var sum: CheckValue?
    for value in values {
      guard let value else { return nullInside(list.path) }
      guard let known = sum else {
        sum = value
        continue
      }
      guard let longer = known.plus(value) else { return noSum(known, value) }
      sum = longer
    }
    guard function == .avg, let sum else { return sum }
    return quotient(sum, .number(Fraction(values.count)))
  }

  func zero(of list: CheckNode) -> CheckValue {
    switch list {
    case .remembered(_, _, let node): zero(of: node)
    case .path(let path) where path.type == .span: .span(.zero)
    default: .number(.zero)
    }
  }

  mutating func nullInside(_ path: String?) -> CheckValue? {
    noteUnknown(path ?? "the list", .nullInside)
    return nil
  }

  mutating func extreme(
    _ function: CheckFunction, _ values: [CheckValue?], _ path: String? = nil
  ) -> CheckValue? {
    var best: CheckValue?
    for value in values {
      guard let value else { return nullInside(path) }
      guard let known = best else {
        best = value
        continue
      }
      guard let order = value.compared(to: known) else { return unreadable() }
      if function == .min ? order < 0 : order > 0 { best = value }
    }
    return best
  }

  mutating func unique(_ values: [CheckValue?], _ path: String?) -> CheckValue? {
    var seen: Set<CheckValue> = []
    var hasUnknown = false
    for value in values {
      guard let value else {
        hasUnknown = true
        continue
      }
      if !seen.insert(value).inserted { return .truth(false) }
    }
    return hasUnknown ? nullInside(path) : .truth(true)
  }
}

import OrderedJSON
import Patterns

// The three-valued worth of an expression.

extension CheckJudge {
  mutating func noteUnknown(_ path: String, _ reason: CheckUnknown.Reason) {
    if unknown == nil { unknown = CheckUnknown(path: path, reason: reason) }
  }

  mutating func truth(_ node: CheckNode) -> Bool? {
    if case .truth(let value)? = value(node) { return value }
    return nil
  }

  /// The value of an expression; nothing if it is unknown.
  mutating func value(_ node: CheckNode) -> CheckValue? {
    switch node {
    case .constant(let value): return value
    case .path(let path): return path.isMany ? list(path) : scalar(path)
    case .reading(let node, let type):
      guard case .text(let text)? = value(node) else { return unreadable() }
      return CheckValue(reading: text.string, as: type) ?? unreadable()
    case .presence(let path): return .truth(view(path) != nil)
    case .not(let part): return truth(part).map { .truth(!$0) }
    case .all(let parts): return joined(parts, endingAt: false)
    case .any(let parts): return joined(parts, endingAt: true)
    case .comparison(let left, let comparison, let right):
      guard let left = value(left), let right = value(right) else { return nil }
      return left.compared(to: right).map { .truth(comparison.holds($0)) } ?? unreadable()
    case .nearness(let left, let right, let within, let isShare):
      return nearness(left, right, within, isShare)
    case .membership(let element, let list): return membership(element, list)
    case .set(let list): return set(list)
    case .sum, .product, .negative, .absolute, .rounded, .days: return arithmetic(node)
    case .count(let path): return count(path)
    case .aggregate(let function, let list): return aggregate(function, list)
    case .extreme(let function, let parts):
      var values: [CheckValue?] = []
      for part in parts { values.append(value(part)) }
      return extreme(function, values)
    case .length(let text):
      guard let value = value(text) else { return nil }
      guard case .text(let text) = value else { return unreadable() }
      return .number(Fraction(text.string.unicodeScalars.count))
    case .today: return .date(today)
    case .match(let text, let pattern): return match(text, pattern)
    case .remembered(let slot, let context, let node): return remembered(slot, context, node)
    }
  }

  mutating func unreadable() -> CheckValue? {
    noteUnknown("a value", .unreadable)
    return nil
  }

  mutating func remembered(_ slot: Int, _ context: Int, _ node: CheckNode) -> CheckValue? {
    let epoch = standings[context].epoch
    if let known = memory[slot], known.epoch == epoch {
      if unknown == nil { unknown = known.unknown }
      return known.value
    }
    let before = unknown
    unknown = nil
    let value = value(node)
    memory[slot] = Remembered(epoch: epoch, value: value, unknown: unknown)
    unknown = before ?? unknown
    return value
  }

  /// `and` ends at the first false, `or` at the first true; without one, an unknown part decides.
  mutating func joined(_ parts: [CheckNode], endingAt end: Bool) -> CheckValue? {
    var isKnown = true
    for part in parts {
      guard let truth = truth(part) else {
        isKnown = false
        continue
      }
      if truth == end { return .truth(end) }
    }
    return isKnown ? .truth(!end) : nil
  }

  mutating func nearness(
    _ left: CheckNode, _ right: CheckNode, _ within: Fraction, _ isShare: Bool
  ) -> CheckValue? {
    guard let left = value(left), let right = value(right) else { return nil }
    guard case .number(let one) = left, case .number(let other) = right else {
      return unreadable()
    }
    guard let distance = one.minus(other)?.absolute,
      let most = isShare ? other.absolute.times(within) : within
    else { return tooLarge() }
    return .truth(distance <= most)
  }

  mutating func membership(_ element: CheckNode, _ list: CheckNode) -> CheckValue? {
    guard let element = value(element), let list = value(list) else { return nil }
    guard case .set(let values, let hasUnknown) = list else { return unreadable() }
    if values.contains(element) { return .truth(true) }
    guard hasUnknown else { return .truth(false) }
    noteUnknown("the list", .nullInside)
    return nil
  }

  mutating func set(_ list: CheckNode) -> CheckValue? {
    guard case .list(let values)? = value(list) else { return nil }
    let known = Set(values.compactMap { $0 })
    return .set(known, hasUnknown: values.contains { $0 == nil })
  }

  mutating func match(_ text: CheckNode, _ pattern: Pattern) -> CheckValue? {
    guard let value = value(text) else { return nil }
    guard case .text(let subject) = value else { return unreadable() }
    var string = subject.string
    switch string.withUTF8({ pattern.search(UnsafeRawBufferPointer($0), &scratch) }) {
    case .matches: return .truth(true)
    case .doesNotMatch: return .truth(false)
    case .tooHard:
      noteUnknown("", .tooHard)
      return nil
    }
  }
}

extension CheckComparison {
  func holds(_ order: Int) -> Bool {
    switch self {
    case .equal, .near, .isIn: order == 0
    case .unequal: order != 0
    case .less: order < 0
    case .atMost: order <= 0
    case .more: order > 0
    case .atLeast: order >= 0
    }
  }
}

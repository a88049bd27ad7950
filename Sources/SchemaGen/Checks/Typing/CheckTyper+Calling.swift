import OrderedJSON
import Patterns

// Functions, and what they take.

extension CheckTyper {
  mutating func call(
    _ function: CheckFunction, _ arguments: [CheckExpression], _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    try expectCount(function, arguments.count, range)
    switch function {
    case .today: return Typed(node: .today, type: .date, range: range)
    case .has: return try presence(arguments[0], for: .has)
    case .count: return try count(arguments[0], range)
    case .matches: return try match(arguments, range)
    case .sum, .avg, .unique: return try aggregate(function, arguments[0], range)
    case .min, .max: return try extreme(function, arguments, range)
    case .length:
      let text = try argument(arguments[0], of: function, "a text") { $0.isText }
      return joined([text], .number, range) { .length($0[0]) }
    case .abs:
      let value = try argument(arguments[0], of: function, "a number") { $0.isQuantity }
      return joined([value], value.type, range) { .absolute($0[0]) }
    case .days:
      let value = try argument(arguments[0], of: function, "a number") {
        $0 == .number || $0 == .anything
      }
      return joined([value], .days, range) { .days($0[0]) }
    case .round:
      let value = try argument(arguments[0], of: function, "a number") { $0.isQuantity }
      let places = try arguments.count == 2 ? places(arguments[1]) : 0
      return joined([value], value.type, range) { .rounded($0[0], places: places) }
    }
  }

  func expectCount(
    _ function: CheckFunction, _ given: Int, _ range: Range<Int>
  ) throws(CheckError) {
    let (counts, words): (ClosedRange<Int>, String) =
      switch function {
      case .today: (0...0, "nothing")
      case .round: (1...2, "a number and perhaps its places")
      case .matches: (2...2, "a text and a pattern")
      case .min, .max: (1...100, "a list, or two values or more")
      case .sum, .count, .avg, .unique: (1...1, "one list")
      case .length, .has, .abs, .days: (1...1, "one value")
      }
    guard !counts.contains(given) else { return }
    throw CheckError(.argumentCount(function, wanted: words, given: given), at: range.lowerBound)
  }

  mutating func argument(
    _ expression: CheckExpression, of function: CheckFunction, _ wanted: String,
    _ isFit: (CheckType) -> Bool
  ) throws(CheckError) -> Typed {
    let typed = try single(expression)
    guard isFit(typed.type) else {
      throw CheckError(
        .argument(function, wanted: wanted, typed.type), at: typed.range.lowerBound)
    }
    return typed
  }

  mutating func count(
    _ expression: CheckExpression, _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    let list = try value(expression)
    guard case .list = list.type, case .path = list.node else {
      throw CheckError(.argument(.count, wanted: "a list", list.type), at: list.range.lowerBound)
    }
    var found = try place(expression, for: .count)
    if let entries = found.place.entries, !found.place.hasFields {
      found.path.steps.append(entries.areOfMap ? .values : .items)
    }
    return Typed(
      node: .count(found.path), type: .number, context: list.context, range: range)
  }

  mutating func aggregate(
    _ function: CheckFunction, _ expression: CheckExpression, _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    let list = try value(expression)
    let wanted = function == .unique ? "a list of values" : "a list of numbers"
    guard case .list(let type) = list.type, function == .unique ? type != .group : type.isQuantity
    else {
      throw CheckError(.argument(function, wanted: wanted, list.type), at: list.range.lowerBound)
    }
    let result: CheckType = function == .unique ? .truth : type
    return joined([list], result, range) { .aggregate(function, $0[0]) }
  }

  mutating func extreme(
    _ function: CheckFunction, _ arguments: [CheckExpression], _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    if arguments.count == 1 {
      let list = try value(arguments[0])
      guard case .list(let type) = list.type, type.isOrdered else {
        throw CheckError(
          .argument(function, wanted: "a list, or two values or more", list.type),
          at: list.range.lowerBound)
      }
      return joined([list], type, range) { .aggregate(function, $0[0]) }
    }
    var parts: [Typed] = []
    for argument in arguments {
      var part = try single(argument)
      if let first = parts.first { (parts[0], part) = try matched(first, part) }
      guard part.type.isOrdered else {
        throw CheckError(
          .argument(function, wanted: "values with an order", part.type), at: part.range.lowerBound)
      }
      parts.append(part)
    }
    return joined(parts, parts[0].type, range) { .extreme(function, $0) }
  }

  func places(_ expression: CheckExpression) throws(CheckError) -> Int {
    guard case .literal(.number(let text)) = expression.kind,
      let places = Self.number(text).int, places <= 30
    else { throw CheckError(.places, at: expression.range.lowerBound) }
    return places
  }

  mutating func match(
    _ arguments: [CheckExpression], _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    let text = try argument(arguments[0], of: .matches, "a text") { $0.isText }
    guard case .literal(.text(let source)) = arguments[1].kind else {
      throw CheckError(.needsPattern, at: arguments[1].range.lowerBound)
    }
    let pattern: Pattern
    do {
      // By itself first, so that the error counts the characters that were written.
      _ = try Pattern(source.string)
      pattern = try Pattern("^(?:\(source.string))$")
    } catch {
      throw CheckError(.badPattern("\(error)"), at: arguments[1].range.lowerBound)
    }
    return joined([text], .truth, range) { .match($0[0], pattern) }
  }
}

extension CheckType {
  var isText: Bool {
    switch self {
    case .text, .choice, .anything: true
    case .truth, .number, .days, .date, .time, .span, .moment, .group, .list, .null: false
    }
  }
}

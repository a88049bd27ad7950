import OrderedJSON

// What names and literals are.

extension CheckTyper {
  func found(
    _ steps: [UTF8Text], _ range: Range<Int>
  ) throws(CheckError) -> CheckNames.Found {
    do {
      return try names.find(steps, at: range.lowerBound)
    } catch {
      throw hyphenated(steps, range) ?? error
    }
  }

  /// `due-date` is read as a difference, and may be meant as a name.
  func hyphenated(_ steps: [UTF8Text], _ range: Range<Int>) -> CheckError? {
    guard steps.count == 1, let name = steps.first?.string else { return nil }
    let run = text[range.lowerBound...].prefix {
      $0 >= 0x80 || FoldedName.keeps(Unicode.Scalar($0)) || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
    let whole = FoldedName.of(String(decoding: run, as: UTF8.self))
    guard UTF8Text(whole) != UTF8Text(name), names.isName(whole) else { return nil }
    return CheckError(.noField(name, meant: whole), at: range.lowerBound)
  }

  func path(_ steps: [UTF8Text], _ range: Range<Int>) throws(CheckError) -> Typed {
    var found = try found(steps, range)
    // The value of a list is the list of all that lies in it.
    while !found.place.hasFields, let entries = found.place.entries,
      found.path.steps.count < 2 * CheckParser.mostSteps
    {
      found.path.steps.append(entries.areOfMap ? .values : .items)
      found.place = Alternatives(entries.shapes, names.blueprint)
    }
    let type = found.place.type(names.blueprint)
    found.path.type = type
    return Typed(
      node: .path(found.path), type: found.path.isMany ? .list(type) : type,
      context: found.path.context, range: range, path: found.path.text)
  }

  /// A path as it leads to a place, without the entries of a list that it ends in.
  func place(
    _ expression: CheckExpression, for function: CheckFunction
  ) throws(CheckError) -> CheckNames.Found {
    guard case .path(let steps) = expression.kind else {
      throw CheckError(.needsField(function), at: expression.range.lowerBound)
    }
    return try found(steps, expression.range)
  }

  mutating func presence(
    _ expression: CheckExpression, for function: CheckFunction?
  ) throws(CheckError) -> Typed {
    guard case .path(let steps) = expression.kind else {
      let fault: CheckError.Fault = function.map { .needsField($0) } ?? .onlyFieldsAreNull
      throw CheckError(fault, at: expression.range.lowerBound)
    }
    let found = try found(steps, expression.range)
    guard !found.path.isMany else {
      throw CheckError(.listOfHas(found.path.text), at: expression.range.lowerBound)
    }
    return Typed(
      node: .presence(found.path), type: .truth, context: found.path.context,
      range: expression.range)
  }

  func literal(_ literal: CheckLiteral, _ range: Range<Int>) throws(CheckError) -> Typed {
    switch literal {
    case .number(let text):
      return Typed(node: .constant(.number(Self.number(text))), type: .number, range: range)
    case .percent(let text):
      let share = Self.number(text).divided(by: Fraction(100)) ?? .zero
      return Typed(node: .constant(.number(share)), type: .number, range: range)
    case .days(let text):
      return Typed(node: .constant(.days(Self.number(text))), type: .days, range: range)
    case .date(let day):
      return Typed(node: .constant(.date(day)), type: .date, range: range)
    case .text(let text):
      return Typed(
        node: .constant(.text(text)), type: .text, range: range, literal: text.string)
    case .truth(let value):
      return Typed(node: .constant(.truth(value)), type: .truth, range: range)
    case .null: return Typed(node: .constant(.group), type: .null, range: range)
    case .list(let literals): return try list(literals, range)
    }
  }

  /// A number's text is one that the lexer has read.
  static func number(_ text: String) -> Fraction {
    let digits = text.utf8.filter { $0 != UInt8(ascii: ".") }
    let places = text.utf8.reversed().prefix { $0 != UInt8(ascii: ".") }.count
    let size = digits.reduce(Magnitude(0)) {
      $0 * Magnitude(10) + Magnitude(UInt64($1 - UInt8(ascii: "0")))
    }
    let isWhole = digits.count == text.utf8.count
    return Fraction(
      Whole(isNegative: false, size), over: .power(ofTen: isWhole ? 0 : places))
  }

  func list(_ literals: [CheckLiteral], _ range: Range<Int>) throws(CheckError) -> Typed {
    var values: [CheckValue?] = []
    var type: CheckType?
    for literal in literals {
      if literal == .null { throw CheckError(.nullInList, at: range.lowerBound) }
      let typed = try self.literal(literal, range)
      guard case .constant(let value) = typed.node, type == nil || type == typed.type else {
        throw CheckError(.mixedList, at: range.lowerBound)
      }
      if case .list = typed.type { throw CheckError(.mixedList, at: range.lowerBound) }
      values.append(value)
      type = typed.type
    }
    return Typed(
      node: .constant(.list(values)), type: .list(type ?? .anything), range: range)
  }
}

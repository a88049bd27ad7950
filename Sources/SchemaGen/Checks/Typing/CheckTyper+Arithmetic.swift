import OrderedJSON

// Sums and products, and the types they have.

extension CheckTyper {
  mutating func sum(
    _ first: CheckExpression, _ terms: [CheckExpression.Term], _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    var parts = [try single(first)]
    var type = parts[0].type
    for term in terms {
      let part = try single(term.value)
      let read = try part.readSpan(beside: type, isSubtracted: term.isSubtracted)
      if parts.count == 1, !term.isSubtracted {
        parts[0] = try parts[0].readSpan(beside: read.type, isSubtracted: false)
        type = parts[0].type
      }
      guard let result = type.plus(read.type, isSubtracted: term.isSubtracted) else {
        let verb = term.isSubtracted ? "subtract" : "add"
        throw CheckError(.cannot(verb, type, read.type), at: range.lowerBound)
      }
      parts.append(read)
      type = result
    }
    return joined(parts, type, range) { nodes in
      .sum(nodes[0], zip(terms, nodes.dropFirst()).map { ($0.isSubtracted, $1) })
    }
  }

  mutating func product(
    _ first: CheckExpression, _ factors: [CheckExpression.Factor], _ range: Range<Int>
  ) throws(CheckError) -> Typed {
    var parts = [try single(first)]
    var type = parts[0].type
    for factor in factors {
      let part = try single(factor.value)
      guard let result = type.times(part.type, isDivisor: factor.isDivisor) else {
        let verb = factor.isDivisor ? "divide" : "multiply"
        throw CheckError(.cannot(verb, type, part.type), at: range.lowerBound)
      }
      if factor.isDivisor, case .constant(let value) = part.node, value.amount?.isZero ?? false {
        throw CheckError(.division, at: part.range.lowerBound)
      }
      parts.append(part)
      type = result
    }
    return joined(parts, type, range) { nodes in
      .product(nodes[0], zip(factors, nodes.dropFirst()).map { ($0.isDivisor, $1) })
    }
  }
}

extension CheckTyper.Typed {
  /// What is added to a time or a span may be written as a text: `"00:30:00"`.
  func readSpan(beside type: CheckType, isSubtracted: Bool) throws(CheckError) -> Self {
    let isSpan = type == .span || !isSubtracted && (type == .time || type == .moment)
    guard let literal, isSpan else { return self }
    guard let value = CheckValue(reading: literal, as: .span) else {
      throw CheckError(.notRead(literal, as: .span), at: range.lowerBound)
    }
    return Self(node: .constant(value), type: .span, range: range)
  }
}

extension CheckType {
  func plus(_ other: CheckType, isSubtracted: Bool) -> CheckType? {
    switch (self, other) {
    case (.number, .number), (.days, .days), (.span, .span): self
    case (.anything, .number), (.anything, .days), (.anything, .span): other
    case (.number, .anything), (.days, .anything), (.span, .anything): self
    case (.anything, .anything): .anything
    case (.date, .days), (.moment, .days), (.moment, .span), (.time, .span): self
    case (.days, .date), (.days, .moment), (.span, .moment), (.span, .time):
      isSubtracted ? nil : other
    case (.date, .date): isSubtracted ? .days : nil
    case (.time, .time), (.moment, .moment): isSubtracted ? .span : nil
    default: nil
    }
  }

  func times(_ other: CheckType, isDivisor: Bool) -> CheckType? {
    switch (self, other) {
    case (.number, .number): .number
    case (.days, .number), (.span, .number), (.days, .anything), (.span, .anything): self
    case (.number, .days), (.number, .span): isDivisor ? nil : other
    case (.days, .days), (.span, .span): isDivisor ? .number : nil
    case (.anything, .number), (.number, .anything), (.anything, .anything): .number
    default: nil
    }
  }
}

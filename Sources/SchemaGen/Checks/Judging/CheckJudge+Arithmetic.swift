import OrderedJSON

// Sums and products; what is too large is unknown.

extension CheckJudge {
  mutating func tooLarge() -> CheckValue? {
    noteUnknown("", .tooLarge)
    return nil
  }

  mutating func arithmetic(_ node: CheckNode) -> CheckValue? {
    switch node {
    case .sum(let first, let terms):
      var sum = value(first)
      for term in terms {
        let next = value(term.value)
        guard let known = sum, let next else { return nil }
        sum = (term.isSubtracted ? known.minus(next) : known.plus(next)) ?? noSum(known, next)
      }
      return sum
    case .product(let first, let factors):
      var product = value(first)
      for factor in factors {
        let next = value(factor.value)
        guard let known = product, let next else { return nil }
        product =
          factor.isDivisor ? quotient(known, next) : known.times(next) ?? noProduct(known, next)
      }
      return product
    case .negative(let part): return value(part).flatMap { $0.negated ?? unreadable() }
    case .absolute(let part):
      return value(part).flatMap { value in value.with(value.amount?.absolute) ?? unreadable() }
    case .rounded(let part, let places):
      return value(part).flatMap { value in
        value.with(value.amount?.rounded(toPlaces: places)) ?? tooLarge()
      }
    case .days(let part): return value(part)?.amount.map(CheckValue.days) ?? unreadable()
    default: return nil
    }
  }

  mutating func noSum(_ one: CheckValue, _ other: CheckValue) -> CheckValue? {
    switch (one, other) {
    case (.date, .days(let days)), (.days(let days), .date):
      noteUnknown("", days.int == nil ? .partOfDay : .tooLarge)
      return nil
    case (.number, .number), (.days, .days), (.span, .span): return tooLarge()
    default: return unreadable()
    }
  }

  mutating func noProduct(_ one: CheckValue, _ other: CheckValue) -> CheckValue? {
    one.amount == nil || other.amount == nil ? unreadable() : tooLarge()
  }

  mutating func quotient(_ one: CheckValue, _ other: CheckValue) -> CheckValue? {
    if other.amount?.isZero ?? false {
      noteUnknown("", .divisionByZero)
      return nil
    }
    return one.divided(by: other) ?? noProduct(one, other)
  }
}

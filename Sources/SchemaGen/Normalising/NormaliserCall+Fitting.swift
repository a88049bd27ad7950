extension NormaliserCall {
  /// Refuses a normaliser that cannot do anything to values of a shape.
  package func expectToFit(_ shape: Shape, in blueprint: Blueprint) throws(NormaliserError) {
    guard let name = NormaliserName(utf8: self.name) else {
      throw NormaliserError(.unknown(self.name, meant: nil))
    }
    let alternatives = Alternatives(shape, blueprint).shapes
    guard alternatives.contains(where: { name.suits($0.kind) }) else {
      throw NormaliserError(.doesNotFit(name))
    }
    switch name {
    case .emptyToNull, .nullWords:
      let isNullable = shape.isNullable || alternatives.contains(where: \.isNullable)
      guard isNullable else { throw NormaliserError(.neverNull(name)) }
    case .clampList:
      guard alternatives.contains(where: \.hasMost) else { throw NormaliserError(.noMost) }
    case .trim, .collapseSpace, .nfc, .upper, .lower, .digits, .number, .date, .currency, .choice:
      break
    }
  }
}

extension NormaliserName {
  /// Whether it can do anything to a value of a shape of this kind, which is no reference and no union.
  func suits(_ kind: Shape.Kind) -> Bool {
    switch (self, kind) {
    case (.trim, .text), (.collapseSpace, .text), (.nfc, .text), (.upper, .text), (.lower, .text),
      (.digits, .text), (.emptyToNull, .text), (.nullWords, .text), (.emptyToNull, .number),
      (.nullWords, .number), (.emptyToNull, .boolean), (.nullWords, .boolean), (.number, .number),
      (.emptyToNull, .choice), (.nullWords, .choice), (.clampList, .list):
      true
    case (.trim, .choice(let choice)), (.collapseSpace, .choice(let choice)),
      (.nfc, .choice(let choice)), (.upper, .choice(let choice)), (.lower, .choice(let choice)),
      (.choice, .choice(let choice)):
      choice.isOfTexts
    case (.date, .text(let text)): text.type == .date
    case (.currency, .text(let text)): text.type == .currency
    default: false
    }
  }
}

extension Shape {
  fileprivate var hasMost: Bool {
    if case .list(let list) = kind { list.count.atMost != nil } else { false }
  }
}

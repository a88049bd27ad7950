import OrderedJSON

// One shape says more than another, and nothing else: what was found in a type, and what is said of it.

extension Shape.Kind {
  /// A text, number, truth value or choice as another says it; nothing if that is another sort of value.
  func refinedScalar(by said: Shape.Kind) -> Shape.Kind? {
    switch (self, said) {
    case (.text(let found), .text(let said)): found.refined(by: said).map(Self.text)
    case (.number(let found), .number(let said)): found.refined(by: said).map(Self.number)
    case (.boolean, .boolean), (.null, .null): self
    case (.text(let text), .choice(let choice)): text.isAny && choice.isOfTexts ? said : nil
    case (.number(let number), .choice(let choice)): choice.fits(number) ? said : nil
    case (.choice(let found), .choice(let choice)): choice.hasValues(of: found) ? said : nil
    default: nil
    }
  }
}

extension Shape.Text {
  fileprivate func refined(by said: Self) -> Self? {
    guard type == nil || type == said.type else { return nil }
    return Self(
      said.type ?? type, length: length.refined(by: said.length), pattern: said.pattern ?? pattern)
  }

  /// Whether any text at all is meant.
  fileprivate var isAny: Bool { type == nil && length.isOpen && pattern == nil }
}

extension Shape.Number {
  fileprivate func refined(by said: Self) -> Self? {
    let precision: Precision
    switch (self.precision, said.precision) {
    case (.whole, .whole), (.binary, .binary), (.decimal, .decimal(nil)):
      precision = self.precision
    case (.decimal(nil), .decimal): precision = said.precision
    case (.decimal(let places), .decimal(let other)) where places == other:
      precision = said.precision
    default: return nil
    }
    return Self(precision, lower: said.lower ?? lower, upper: said.upper ?? upper)
  }
}

extension Shape.Count {
  func refined(by said: Self) -> Self { said.isOpen ? self : said }
}

extension Shape.Choice {
  fileprivate func fits(_ number: Shape.Number) -> Bool {
    values.allSatisfy { value, _ in
      guard let value = value.number else { return false }
      return number.precision != .whole || value.isInteger
    }
  }

  fileprivate func hasValues(of other: Self) -> Bool {
    Set(values.map(\.value)) == Set(other.values.map(\.value))
  }
}

extension Shape {
  /// What the shape is called in a complaint.
  func words(_ name: (String) -> String = { $0 }) -> String {
    switch kind {
    case .text(let text): text.type?.rawValue ?? "string"
    case .number(let number): number.name
    case .boolean: "boolean"
    case .null: "null"
    case .choice(let choice):
      "one of " + choice.values.map { $0.value.string ?? $0.value.text() }.joined(separator: ", ")
    case .group: "a group"
    case .list(let list): "a list (\(list.item.words(name)))"
    case .map: "a map"
    case .variants: "one of some variants"
    case .either: "one of some types"
    case .reference(let reference): name(reference)
    case .schema: "a JSON Schema"
    }
  }
}

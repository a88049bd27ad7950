import OrderedJSON

/// Makes shapes of what was seen.
struct Drafter {
  private(set) var notes: [DraftNote] = []

  mutating func shape(of evidence: Evidence, at path: FieldPath) -> Shape {
    var parts: [Shape] = []
    let isMixed = evidence.sorts > 1
    if evidence.texts.count > 0 { parts.append(text(evidence.texts, isMixed, at: path)) }
    if evidence.numbers.count > 0 { parts.append(number(evidence.numbers, path.name)) }
    if evidence.booleans > 0 { parts.append(Shape(.boolean)) }
    if evidence.lists > 0 { parts.append(list(evidence, at: path)) }
    if evidence.objects > 0 { parts.append(object(evidence, at: path)) }
    if isMixed { note(.mixed, at: path) }
    if parts.isEmpty {
      note(.onlyNull, at: path)
      parts.append(Shape(.text(Shape.Text())))
    }
    let shape = parts.count == 1 ? parts[0] : Shape(.either(parts))
    return Shape(shape.kind, isNullable: evidence.nulls > 0)
  }

  private mutating func note(_ fact: DraftNote.Fact, at path: FieldPath) {
    notes.append(DraftNote(fact: fact, field: path.text))
  }

  // MARK: Texts and numbers

  private mutating func text(
    _ texts: TextEvidence, _ isMixed: Bool, at path: FieldPath
  ) -> Shape {
    if isMixed { return Shape(.text(Shape.Text())) }
    if let type = texts.type(of: path.name) { return Shape(.text(Shape.Text(type))) }
    guard let choice = texts.choice else { return Shape(.text(Shape.Text())) }
    note(.choice(values: choice.values.count, texts: texts.count), at: path)
    return Shape(.choice(choice))
  }

  /// Whole numbers are integers. Numbers of two places are amounts of money, and so are those of one
  /// where the name says so; all others are plain numbers.
  private func number(_ numbers: NumberEvidence, _ name: String) -> Shape {
    if numbers.broken == 0 { return Shape(.number(Shape.Number(.whole))) }
    let money = ["amount", "total", "price", "net", "gross", "vat", "tax", "fee", "cost", "sum"]
    switch numbers.places {
    case 2: return Shape(.number(Shape.Number(.decimal(places: 2))))
    case 1 where name.speaks(of: money): return Shape(.number(Shape.Number(.decimal(places: 2))))
    default: return Shape(.number(Shape.Number(.binary)))
    }
  }

  // MARK: Lists and objects

  private mutating func list(_ evidence: Evidence, at path: FieldPath) -> Shape {
    guard let items = evidence.items else {
      note(evidence.isTooDeep ? .tooDeep : .onlyEmptyLists, at: path)
      let any = Shape(.schema([:], isSent: true))
      return Shape(.list(Shape.List(of: evidence.isTooDeep ? any : Shape(.text(Shape.Text())))))
    }
    return Shape(.list(Shape.List(of: shape(of: items, at: path.entries("[]")))))
  }

  private mutating func object(_ evidence: Evidence, at path: FieldPath) -> Shape {
    guard !evidence.fields.isEmpty, !evidence.isTooDeep else {
      note(evidence.isTooDeep ? .tooDeep : .onlyEmptyObjects, at: path)
      return Shape(.map(Shape.Map(of: Shape(.schema([:], isSent: true)))))
    }
    if !path.text.isEmpty, evidence.looksLikeMap {
      note(.map(names: evidence.fields.count, objects: evidence.objects), at: path)
      var values = Evidence()
      for field in evidence.fields { values.merge(field.evidence) }
      return Shape(.map(Shape.Map(of: shape(of: values, at: path.entries("{}")))))
    }
    let fields = evidence.fields.map { name, inner in
      Shape.Field(
        name, isOptional: inner.count < evidence.objects, shape(of: inner, at: path.field(name)))
    }
    return Shape(.group(Shape.Group(fields)))
  }
}

extension Evidence {
  /// How many sorts of value were seen, null aside.
  fileprivate var sorts: Int {
    [booleans, texts.count, numbers.count, lists, objects].count { $0 > 0 }
  }

  /// Whether names seem to be values rather than fields: eight or more of them in four or more objects,
  /// each in less than four of ten; or three or more that all begin with a digit. Their values are of
  /// one sort.
  fileprivate var looksLikeMap: Bool {
    let sorts = Set(fields.compactMap { $0.evidence.onlySort })
    guard sorts.count == 1, fields.allSatisfy({ $0.evidence.sorts <= 1 }) else { return false }
    let beginWithDigits = fields.allSatisfy { field in
      field.name.utf8.first.map { (0x30...0x39).contains($0) } ?? false
    }
    if fields.count >= 3, beginWithDigits { return true }
    let seen = fields.reduce(0) { $0 + $1.evidence.count }
    return fields.count >= 8 && objects >= 4 && seen * 10 < fields.count * objects * 4
  }

  private var onlySort: Int? {
    [booleans, texts.count, numbers.count, lists, objects].firstIndex { $0 > 0 }
  }
}

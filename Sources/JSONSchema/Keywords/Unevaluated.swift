import OrderedJSON

// `unevaluatedItems` and `unevaluatedProperties`: for the children that no other keyword of this schema,
// or of those it applies in place, has looked at.

extension NodeDraft {
  mutating func compileUnevaluated(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    let schema = node(value, &compiler)
    if keyword == .unevaluatedItems {
      unevaluatedItems = schema
    } else {
      unevaluatedProperties = schema
    }
  }
}

extension Judge {
  mutating func judgeUnevaluatedItems(
    _ schema: Int32, _ number: Int32, _ at: Int, since position: Int
  ) -> Bool {
    var isValid = true
    var item = at + 1
    let end = Int(ground.entries[at].link)
    while item < end {
      if !marks.isMarked(item, since: position) {
        isValid = judgeChild(schema, item, .unevaluatedItems) && isValid
        marks.mark(item)
        if !isValid, isSettled { return false }
      }
      item = ground.next(after: item)
    }
    return isValid
  }

  mutating func judgeUnevaluatedProperties(
    _ schema: Int32, _ number: Int32, _ at: Int, since position: Int
  ) -> Bool {
    var isValid = true
    var name = at + 1
    let end = Int(ground.entries[at].link)
    while name < end {
      let value = name + 1
      if !marks.isMarked(value, since: position) {
        isValid = judgeChild(schema, value, .unevaluatedProperties) && isValid
        marks.mark(value)
        if !isValid, isSettled { return false }
      }
      name = ground.next(after: value)
    }
    return isValid
  }
}

package import OrderedJSON

/// What a schema says of the value at one place of a record.
package struct PlaceForm: Sendable {
  let form: Form
  /// Whether the value may not be left out.
  package let isRequired: Bool
  /// Whether the form has a null that is none of its values, and says that there is none.
  var hasNullForMissing = false
}

extension WireSchema {
  /// The form of a value in a record, found by going down the schema as the record goes down; nothing
  /// where the schema does not tell. Nothing needs to stand at the place itself.
  package func form(at pointer: JSONPointer, in record: JSON) -> PlaceForm? {
    var place = PlaceForm(form: telling.graph.localRoot, isRequired: true)
    var value: JSON? = record
    for token in pointer.tokens {
      guard let container = value, let next = step(into: container, by: token, place.form) else {
        return nil
      }
      place = next
      value = container[JSONPointer([token])]
    }
    return place
  }

  /// The names that an object may have at a place, in the order in which a model writes them; none if
  /// it is a map, or if it is not clear what the object was meant to be.
  package func members(
    of place: PlaceForm, in value: JSON
  ) -> [(name: String, isRequired: Bool)] {
    guard value.kind == .object,
      case .group(let group)? = telling.meant(by: value, in: place.form)?.body
    else { return [] }
    return group.fields.filter(\.isOnWire).map { ($0.name, $0.isThere(on: .local)) }
  }

  /// Whether a value is of a sort that may stand at a place, whatever else may be wrong with it.
  package func takesSort(of value: JSON, at place: PlaceForm) -> Bool {
    telling.isOfSort(value, place.form)
  }

  /// Any number of further items of the list that stands at a place; nothing if it is none, or one
  /// whose items differ by their places.
  package func rest(of place: PlaceForm, in value: JSON) -> PlaceForm? {
    guard value.kind == .array, let list = telling.meant(by: value, in: place.form),
      case .list(let item, _) = list.body
    else { return nil }
    let form = Form(
      body: .list(item, Form.Range()), origin: list.origin, note: place.form.note ?? list.note)
    return PlaceForm(form: form, isRequired: true)
  }

  private func step(into value: JSON, by token: String, _ form: Form) -> PlaceForm? {
    switch (telling.meant(by: value, in: form)?.body, value.kind) {
    case (.group(let group)?, .object): return group.place(of: token)
    case (.map(let map)?, .object), (.pairs(let map)?, .object):
      return PlaceForm(form: map.value, isRequired: true)
    case (.list(let item, _)?, .array): return PlaceForm(form: item, isRequired: true)
    case (.tuple(let items, let rest, _)?, .array):
      guard let position = JSONPointer.position(token) else { return nil }
      let form = items.indices.contains(position) ? items[position] : rest
      return form.map { PlaceForm(form: $0, isRequired: true) }
    case (.places(let fields)?, .array):
      guard let position = JSONPointer.position(token), fields.indices.contains(position) else {
        return nil
      }
      return PlaceForm(form: fields[position].form, isRequired: true)
    default: return nil
    }
  }
}

extension Form.Group {
  fileprivate func place(of name: String) -> PlaceForm? {
    if let field = fields.first(where: { UTF8Text($0.name) == UTF8Text(name) }) {
      return field.isOnWire
        ? PlaceForm(
          form: field.form, isRequired: field.isThere(on: .local),
          hasNullForMissing: field.presence == .nullWhenMissing(isTakenAway: true)) : nil
    }
    return others.map { PlaceForm(form: $0, isRequired: false) }
  }
}

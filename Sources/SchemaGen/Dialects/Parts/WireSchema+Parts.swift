import OrderedJSON

/// A value that is asked for by itself, under a name of its own.
package struct WirePart: Sendable {
  package var name: String
  package var form: PlaceForm
  package var presence: Presence

  /// What the answer may do without it.
  package enum Presence: Sendable {
    case required
    /// It may be left out.
    case optional
    /// Null says that there is none, unless null is a value of its own.
    case orNull
  }

  package init(_ name: String, _ form: PlaceForm, _ presence: Presence = .required) {
    (self.name, self.form, self.presence) = (name, form, presence)
  }
}

extension WireSchema {
  /// The schema of an object that has some parts of a record, and nothing else; it brings the
  /// definitions that the parts lead to and no others.
  package func asking(for parts: [WirePart]) -> WireSchema {
    let fields = parts.map(field)
    var narrow = graph
    narrow.isWrapped = false
    narrow.root = Form(body: .group(Form.Group(fields: fields, isClosed: true)), origin: [])
    // Everything was small enough before.
    _ = Inlining.inline(&narrow, rules)
    if rules.absence == .null { narrow.sayAbsenceByNull() }
    return WireSchema(narrow, like: self)
  }

  private func field(_ part: WirePart) -> Form.Group.Field {
    var field = Form.Group.Field(
      name: part.name, form: part.form.form,
      presence: part.presence == .required ? .required : .optional)
    guard part.presence == .orNull else { return field }
    guard part.form.hasNullForMissing else { return graph.nullWhenMissing(field) }
    field.presence = .nullWhenMissing(isTakenAway: true)
    return field
  }
}

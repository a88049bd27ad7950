import OrderedJSON

// What is changed in whole graphs once their forms can be sent.

extension FormGraph {
  /// Makes every field required, and null where it may be missing.
  mutating func sayAbsenceByNull() {
    let before = self
    changeForms { form in
      switch form.body {
      case .group(var group):
        group.fields = group.fields.map(before.nullWhenMissing)
        form.body = .group(group)
      case .places(let fields): form.body = .places(fields.map(before.nullWhenMissing))
      default: break
      }
    }
  }

  /// An optional field as a required one, where null says that it is missing.
  func nullWhenMissing(_ field: Form.Group.Field) -> Form.Group.Field {
    guard case .optional = field.presence else { return field }
    var field = field
    let hasNull = accepts(null: field.form)
    field.presence = .nullWhenMissing(isTakenAway: !hasNull)
    if !hasNull {
      // What is said of the field is said of both.
      var value = field.form
      value.note = nil
      let null = Form(body: .null, origin: value.origin)
      let note = field.form.note
      field.form = Form.either([value, null], origin: value.origin)
      field.form.note = note
    }
    return field
  }

  private func accepts(null form: Form, depth: Int = 0) -> Bool {
    switch resolved(form).body {
    case .null, .anything: true
    case .either(let branches):
      depth < 32 && branches.contains { accepts(null: $0, depth: depth + 1) }
    default: false
    }
  }

  /// Changes every form, the inner ones first.
  private mutating func changeForms(_ change: (inout Form) -> Void) {
    func changed(_ form: Form) -> Form {
      var form = form.mapChildren(changed)
      change(&form)
      return form
    }
    root = changed(root)
    for number in definitions.indices {
      definitions[number].form = changed(definitions[number].form)
    }
  }

  // MARK: Tags

  /// Moves the field that tells branches apart to their front, so that a model settles it first.
  mutating func putTagsFirst() {
    let before = self
    var inDefinitions: [(number: Int, tag: String)] = []
    changeForms { form in
      guard case .either(var branches) = form.body, let tag = before.tag(of: branches) else {
        return
      }
      for index in branches.indices {
        if case .reference(let number) = branches[index].body {
          inDefinitions.append((number, tag))
        } else {
          branches[index].putFirst(tag)
        }
      }
      form.body = .either(branches)
    }
    for (number, tag) in inDefinitions { definitions[number].form.putFirst(tag) }
  }

  /// The field that has one fixed text in each branch that is a group.
  private func tag(of branches: [Form]) -> String? {
    let groups = branches.compactMap { branch -> Form.Group? in
      if case .group(let group) = resolved(branch).body { group } else { nil }
    }
    guard groups.count > 1, let first = groups.first else { return nil }
    let tags = first.fields.filter(\.isTag)
    return tags.first { tag in
      groups.allSatisfy { group in
        group.fields.contains { $0.isTag && UTF8Text($0.name) == UTF8Text(tag.name) }
      }
    }?.name
  }

  // MARK: Root

  /// Puts a root that is no object of its own into one.
  mutating func wrapRoot() {
    switch root.body {
    case .group, .places: break
    default:
      let field = Form.Group.Field(name: FormGraph.wrapper, form: root, presence: .required)
      let group = Form.Group(fields: [field], isClosed: true)
      root = Form(body: .group(group), origin: root.origin)
      isWrapped = true
    }
  }
}

extension Form {
  fileprivate mutating func putFirst(_ name: String) {
    guard case .group(var group) = body,
      let index = group.fields.firstIndex(where: { UTF8Text($0.name) == UTF8Text(name) })
    else { return }
    let field = group.fields.remove(at: index)
    group.fields.insert(field, at: 0)
    body = .group(group)
  }
}

extension Form {
  /// The lists by places in it whose end could be a null as well.
  var shortPlaces: [JSONPointer] {
    let inside = children.flatMap(\.shortPlaces)
    guard case .places(let fields) = body,
      fields.contains(where: { $0.presence == .nullWhenMissing(isTakenAway: false) })
    else { return inside }
    return [origin] + inside
  }
}

extension Form.Group.Field {
  fileprivate var isTag: Bool {
    guard case .required = presence, case .choice(let choice) = form.body else { return false }
    return choice.values.count == 1 && choice.values[0].kind == .string
  }
}

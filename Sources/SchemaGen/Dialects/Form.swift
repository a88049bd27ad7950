import OrderedJSON

/// What values at one place of a local schema look like: the part of JSON Schema that any provider can
/// be told, in one normal form, and beside it the rules that none can.
///
/// A form never allows less than the schema it was read from. So a value that is valid locally is valid
/// on the wire, whatever is dropped on the way.
struct Form: Sendable {
  var body: Body
  /// The way to it in the local schema.
  var origin: JSONPointer
  /// What the schema's author says of it.
  var note: String?
  /// What the local schema asks for beyond the body.
  var rules: [LocalRule] = []

  indirect enum Body: Sendable {
    case anything
    case never
    case null
    case boolean
    case text(Text)
    case number(Number)
    case choice(Choice)
    case list(Form, Range)
    /// Items by their places; those behind the last are of the form `rest`, if there may be any.
    case tuple([Form], rest: Form?, Range)
    case group(Group)
    case map(Map)
    case either([Form])
    /// A definition, by its number.
    case reference(Int)
    // How some of these are said on the wire.
    /// Any value, as the text of its JSON.
    case jsonText(isGroup: Bool)
    /// A map as a list of keys and values.
    case pairs(Map)
    /// A tuple as an object with a member for each place.
    case places([Group.Field])
  }

  /// A rule for which there is no place in a form.
  struct LocalRule: Sendable {
    var keyword: String
    var origin: JSONPointer
    /// `nil` where words would not help a model.
    var words: String?
  }

  /// A count between two limits.
  struct Range: Sendable {
    var least = 0
    var most: Int?
  }

  struct Text: Sendable {
    var length = Range()
    var patterns: [String] = []
    var formats: [String] = []
  }

  struct Number: Sendable {
    var isInteger: Bool
    var minimum: Limit?
    var maximum: Limit?
    var steps: [JSONNumber] = []

    struct Limit: Sendable {
      var value: JSONNumber
      var isExclusive: Bool
    }
  }

  /// Some strings, some numbers, one truth value, or some arrays and objects.
  struct Choice: Sendable {
    var values: [JSON]
    var isConstant: Bool
  }

  struct Map: Sendable {
    var value: Form
    var count = Range()
    /// Patterns that its keys must match.
    var keyPatterns: [String] = []
    var keyRules: [LocalRule] = []
  }

  struct Group: Sendable {
    var fields: [Field]
    /// Whether no other members are allowed.
    var isClosed: Bool
    /// What other members must look like, where the schema says.
    var others: Form?

    struct Field: Sendable {
      var name: String
      var form: Form
      var presence: Presence
    }

    enum Presence: Sendable, Equatable {
      case required
      case optional
      /// Required, where null says that the member is missing; it is taken away again unless null is a
      /// value of the field's own.
      case nullWhenMissing(isTakenAway: Bool)
      /// Required locally, but not on the wire; what stands for it where it is missing.
      case relaxed(JSON?)
      /// Not on the wire at all; the only value it can have.
      case cut(JSON?)
    }
  }
}

/// Forms that refer to each other.
struct FormGraph: Sendable {
  var root: Form
  var definitions: [Definition] = []
  /// Whether the root stands in an object made for it.
  var isWrapped = false

  /// The name of the member that a wrapped root stands in.
  static let wrapper = "value"

  /// The root without the object that was made for it.
  var localRoot: Form {
    guard isWrapped, case .group(let group) = root.body, let field = group.fields.first else {
      return root
    }
    return field.form
  }

  struct Definition: Sendable {
    var name: String
    var form: Form
  }

  /// The form itself, or the one that its references lead to.
  func resolved(_ form: Form) -> Form {
    var form = form
    var steps = 0
    while case .reference(let number) = form.body, steps <= definitions.count {
      form = definitions[number].form
      steps += 1
    }
    return form
  }
}

extension Form {
  /// The forms directly inside.
  var children: [Form] {
    switch body {
    case .anything, .never, .null, .boolean, .text, .number, .choice, .reference, .jsonText: []
    case .list(let item, _): [item]
    case .tuple(let items, let rest, _): items + (rest.map { [$0] } ?? [])
    case .group(let group): group.fields.map(\.form) + (group.others.map { [$0] } ?? [])
    case .map(let map), .pairs(let map): [map.value]
    case .either(let branches): branches
    case .places(let fields): fields.map(\.form)
    }
  }

  /// The form with each form directly inside replaced.
  func mapChildren<Failure: Error>(
    _ change: (Form) throws(Failure) -> Form
  ) throws(Failure) -> Form {
    var form = self
    switch body {
    case .anything, .never, .null, .boolean, .text, .number, .choice, .reference, .jsonText: break
    case .list(let item, let count): form.body = .list(try change(item), count)
    case .tuple(let items, let rest, let count):
      var changed: [Form] = []
      for item in items { changed.append(try change(item)) }
      var last: Form?
      if let rest { last = try change(rest) }
      form.body = .tuple(changed, rest: last, count)
    case .group(var group):
      for index in group.fields.indices {
        group.fields[index].form = try change(group.fields[index].form)
      }
      if let others = group.others { group.others = try change(others) }
      form.body = .group(group)
    case .map(var map):
      map.value = try change(map.value)
      form.body = .map(map)
    case .pairs(var map):
      map.value = try change(map.value)
      form.body = .pairs(map)
    case .either(let branches):
      var changed: [Form] = []
      for branch in branches { changed.append(try change(branch)) }
      form.body = .either(changed)
    case .places(var fields):
      for index in fields.indices { fields[index].form = try change(fields[index].form) }
      form.body = .places(fields)
    }
    return form
  }

  /// A form for values of any of these forms, as simple as can be.
  static func either(_ branches: [Form], origin: JSONPointer) -> Form {
    var flat: [Form] = []
    var hasNull = false
    for branch in branches {
      switch branch.body {
      case .never: continue
      case .anything: return Form(body: .anything, origin: origin)
      case .null where branch.note == nil: hasNull = true
      case .either(let inner) where branch.note == nil && branch.rules.isEmpty:
        for form in inner {
          if case .null = form.body { hasNull = true } else { flat.append(form) }
        }
      default: flat.append(branch)
      }
    }
    if hasNull { flat.append(Form(body: .null, origin: origin)) }
    if flat.isEmpty { return Form(body: .never, origin: origin) }
    return flat.count == 1 ? flat[0] : Form(body: .either(flat), origin: origin)
  }

  /// The definitions that are referred to from here, without going into them.
  var references: [Int] {
    var found: [Int] = []
    var pending = [self]
    while let form = pending.popLast() {
      if case .reference(let number) = form.body { found.append(number) }
      pending += form.children
    }
    return found
  }
}

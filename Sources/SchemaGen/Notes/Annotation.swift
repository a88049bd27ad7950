import OrderedJSON

/// Adds what notes say to a shape that was found.
struct Annotation {
  let reflector: Reflector
  /// What the notes are about: `Invoice.total`.
  let place: String

  /// The shape with what is said of it; a phrase has to agree with what was found.
  func noted(_ found: Shape, _ remark: Notes.Remark) throws -> Shape {
    var shape = found
    if remark.mayBeMissing { shape.isNullable = false }
    if let (text, isSent) = remark.jsonSchema {
      shape.kind = .schema(try json(text), isSent: isSent)
    }
    if let phrase = remark.phrase {
      let isBehindType = isBehindType(phrase)
      let text = isBehindType ? standIn(for: found) + phrase : phrase
      var said = try parsed(text, as: phrase)
      if said.isNullable, !found.isNullable { throw disagreement("\"?\"", found) }
      let isNullable = shape.isNullable || said.isNullable
      said.isNullable = false
      shape = try isBehindType ? bounded(shape, by: said) : refined(shape, by: said)
      shape.isNullable = isNullable
    }
    if remark.isUnique || remark.keys != nil {
      shape = try detailed(shape, isUnique: remark.isUnique, keys: remark.keys)
    }
    shape.description = remark.description ?? shape.description
    if !remark.examples.isEmpty { shape.examples = try remark.examples.map(json) }
    if let calls = remark.normalisers { shape.normalisers = try normalisers(calls) }
    return shape
  }

  private func detailed(_ shape: Shape, isUnique: Bool, keys: String?) throws -> Shape {
    var shape = shape
    switch resolved(shape).kind {
    case .list(var list) where keys == nil:
      list.isUnique = isUnique
      shape.kind = .list(list)
    case .map(var map) where !isUnique:
      map.keys = keys
      shape.kind = .map(map)
    default: throw disagreement(keys == nil ? "a list" : "a dictionary", shape)
    }
    return shape
  }

  func json(_ text: String) throws -> JSON {
    do {
      return try JSON(parsing: text)
    } catch {
      throw reflector.fail(.notesMistyped(at: place, phrase: text, reason: "\(error)"))
    }
  }

  private func normalisers(_ calls: [String]) throws -> [NormaliserCall] {
    do {
      return try [NormaliserCall](parsing: calls)
    } catch {
      throw reflector.fail(
        .notesMistyped(at: place, phrase: calls[error.entry], reason: error.fault.description))
    }
  }

  // MARK: Phrases

  func parsed(_ text: String, as phrase: String) throws -> Shape {
    do {
      return try Shape(phrase: text, definitions: TypeNames(reflector.names))
    } catch {
      throw reflector.fail(
        .notesMistyped(at: place, phrase: phrase, reason: error.fault.description))
    }
  }

  private func isBehindType(_ phrase: String) -> Bool {
    guard let first = phrase.unicodeScalars.first else { return true }
    return "-.<>=/?0123456789".unicodeScalars.contains(first)
  }

  /// A phrase of the same kind, behind which what the notes say may stand.
  private func standIn(for shape: Shape) -> String {
    switch resolved(shape).kind {
    case .text(let text): (text.type?.rawValue ?? "string") + " "
    case .number(let number):
      switch number.precision {
      case .whole: "integer "
      case .binary: "number "
      case .decimal: "decimal "
      }
    case .list: "string[] "
    case .map: "(map of string) "
    default: "boolean "
    }
  }

  private func resolved(_ shape: Shape) -> Shape {
    guard case .reference(let name) = shape.kind else { return shape }
    return reflector.named(name)?.shape ?? shape
  }
}

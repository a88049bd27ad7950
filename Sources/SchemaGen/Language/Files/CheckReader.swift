import OrderedJSON
import YAML

/// Reads what stands under `checks`: checks, lists of them, and keys that say where or when they hold.
struct CheckReader {
  private let names: CheckNames
  private(set) var checks: [Check] = []

  init(_ blueprint: Blueprint) { names = CheckNames(blueprint) }

  mutating func read(_ node: YAMLNode, under keys: [YAMLScalar] = [], _ notebook: inout Notebook) {
    switch node.content {
    case .list(let entries):
      for entry in entries { read(entry, under: keys, &notebook) }
    case .mapping(let members):
      for member in members { read(member.value, under: keys + [member.key], &notebook) }
    case .scalar(let scalar):
      read(scalar, under: keys, &notebook)
    }
  }

  private mutating func read(
    _ scalar: YAMLScalar, under keys: [YAMLScalar], _ notebook: inout Notebook
  ) {
    if notebook.isFull { return }
    do {
      var check = try Check(parsing: scalar.text, in: keys.map(\.text), naming: names)
      check.origin = Shape.Origin(0, scalar.span.begin)
      checks.append(check)
      guard let cut = scalar.cut, check.message != nil else { return }
      notebook.note(.descriptionCutOff, at: Shape.Origin(0, cut))
    } catch {
      let text =
        switch error.text {
        case .check: scalar
        case .key(let rank): keys[rank]
        }
      notebook.note(.check, "\(error.fault)", in: text, error.offset, file: 0)
    }
  }
}

import OrderedJSON

/// Gives definitions names that phrases can use: letters, digits, `_` and `-`, none of the language's
/// own, each once.
struct DefinitionNames {
  private var taken: Set<UTF8Text> = []
  /// The last number behind each name that was wanted more than once.
  private var counts: [UTF8Text: Int] = [:]

  /// A name as near to the wanted one as can be.
  mutating func name(for wanted: String) -> String {
    let base = Self.legal(wanted)
    var name = base
    while Self.isBuiltIn(name) || !taken.insert(UTF8Text(name)).inserted {
      counts[UTF8Text(base), default: 1] += 1
      name = "\(base)_\(counts[UTF8Text(base), default: 1])"
    }
    return name
  }

  private static func isBuiltIn(_ name: String) -> Bool { PhraseParser.builtIn(name) != nil }

  private static func legal(_ wanted: String) -> String {
    var name = ""
    for scalar in wanted.unicodeScalars {
      let isKept = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.isDigit)
      if isKept || scalar == "-" && !name.isEmpty {
        name.unicodeScalars.append(scalar)
      } else if name.utf8.last != UInt8(ascii: "_"), !name.isEmpty {
        name += "_"
      }
    }
    while let last = name.utf8.last, "_-".utf8.contains(last) { name.removeLast() }
    guard let first = name.unicodeScalars.first else { return "definition" }
    return first.isDigit ? "definition_" + name : name
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
}

extension Blueprint {
  /// The same blueprint under names that phrases can use; a name that can be used stays.
  var withLegalNames: Blueprint {
    var names = DefinitionNames()
    var renamed: [UTF8Text: String] = [:]
    for definition in definitions {
      renamed[UTF8Text(definition.name)] = names.name(for: definition.name)
    }
    return renaming { renamed[UTF8Text($0)] ?? $0 }
  }

  private func renaming(_ name: (String) -> String) -> Blueprint {
    var blueprint = self
    blueprint.output = output.renaming(name)
    for rank in definitions.indices {
      blueprint.definitions[rank].name = name(definitions[rank].name)
      blueprint.definitions[rank].shape = definitions[rank].shape.renaming(name)
    }
    return blueprint
  }
}

extension Shape {
  fileprivate func renaming(_ name: (String) -> String) -> Shape {
    var shape = mapped { $0.renaming(name) }
    if case .reference(let old) = kind { shape.kind = .reference(name(old)) }
    return shape
  }
}

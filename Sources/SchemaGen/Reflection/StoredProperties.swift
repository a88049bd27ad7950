import OrderedJSON
@_spi(Reflection) import Swift

/// The stored properties of a type, as declared.
struct StoredProperties {
  private(set) var types: [UTF8Text: Any.Type] = [:]

  init(of type: Any.Type) {
    // A class is asked for by an option of its own; what it inherits is among its fields.
    for options in [_EachFieldOptions(), Self.ofClass] {
      _forEachField(of: type, options: options) { name, _, type, _ in
        types[UTF8Text(String(cString: name))] = type
        return true
      }
    }
  }

  /// Whether nil may be stored in the property; nothing is known of a name that is none's.
  func isOptional(_ name: String) -> Bool? {
    // The storage of a wrapped property has an underscore.
    guard let type = types[UTF8Text(name)] ?? types[UTF8Text("_" + name)] else { return nil }
    return type is any OptionalType.Type
  }

  /// `.classType`, which is no constant to the compiler.
  private static var ofClass: _EachFieldOptions { _EachFieldOptions(rawValue: 1) }

  /// The name of the stored property that a key path means.
  static func name<Root>(of path: PartialKeyPath<Root>) -> String? {
    var found: String?
    _ = _forEachFieldWithKeyPath(of: Root.self) { name, candidate in
      guard candidate == path else { return true }
      found = String(cString: name)
      return false
    }
    return found
  }
}

/// Any `Optional`. The member's name is one that no other type has: `.null` of a `JSON?` must go on
/// meaning the JSON value.
protocol OptionalType {
  static var absentWrapped: Self { get }
}
extension Optional: OptionalType {
  static var absentWrapped: Wrapped? { nil }
}

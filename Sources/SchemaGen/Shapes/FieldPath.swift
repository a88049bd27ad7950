/// The way to a field, as a person would say it.
struct FieldPath {
  private(set) var text = ""
  /// The name of the innermost field.
  private(set) var name = ""
  /// How many steps it takes.
  private(set) var depth = 0

  func field(_ name: String) -> FieldPath {
    var path = self
    path.text += (text.isEmpty ? "" : ".") + name
    path.name = name
    path.depth += 1
    return path
  }

  func entries(_ mark: String) -> FieldPath {
    var path = self
    path.text += mark
    path.depth += 1
    return path
  }
}

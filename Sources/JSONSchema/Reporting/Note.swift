public import OrderedJSON

/// What a schema says of a value that is as it wants: a title, a default, a format …
public struct Note: Sendable {
  /// The keyword, known or not.
  public let keyword: String
  /// What it says.
  public let content: JSONView
  /// The value that it is said of.
  public let value: JSONView
  /// The schema that says it.
  public let schema: JSONView
  /// The way from the root schema to the keyword, through every reference that was followed.
  public let evaluationPath: JSONPointer
  let resource: (uri: String, root: JSONView)

  /// The way to the value.
  public var pointer: JSONPointer { value.pointer }
  /// The keyword's own URI: that of its resource, and the way to it from there.
  public var absoluteLocation: String {
    resource.uri + "#"
      + URIFragment.text(of: schema.pointer.appending(keyword).below(resource.root.pointer))
  }
}

/// Swift types for the records of a schema.
///
/// Each group becomes a struct, each choice an enum, each union an enum with payloads; what the types do
/// not say (bounds, words, meanings) stands in their `schemaNotes`, so that ``Blueprint/init(of:by:)``
/// finds the same schema in them.
package struct SwiftCode: Sendable {
  /// The text of the file.
  package let text: String

  /// `source` is the name of the file that the schema was read from.
  package init(
    of blueprint: Blueprint, named name: String, from source: String,
    _ options: SwiftCodeOptions = SwiftCodeOptions()
  ) {
    var plan = SwiftPlan(blueprint, named: name, options)
    plan.root.origin = "A record by \(Self.oneLine(source))."
    let isBoxed = SwiftBoxes.place(in: &plan.root)
    var text = SwiftText()
    text.line("// Generated from \(Self.oneLine(source)) by extract schema swift; do not edit.")
    text.line()
    for module in Self.modules(plan, options) { text.line(module) }
    text.gap()
    let writer = SwiftWriter(options: options, definitions: plan.definitions, isBoxed: isBoxed)
    writer.write(plan.root, isRoot: true, needsJSON: plan.needsJSON, to: &text)
    self.text = text.text
  }

  private static func modules(_ plan: SwiftPlan, _ options: SwiftCodeOptions) -> [String] {
    let isJSON = plan.needsJSON && options.hasNotes
    let shown = options.access.importing
    return (plan.needsFoundation ? [shown("Foundation")] : [])
      // How JSON is coded is no part of what the types show.
      + (isJSON ? ["import JSONCoding", shown("OrderedJSON")] : [])
      + (options.hasNotes ? [shown("SchemaGen")] : [])
  }

  private static func oneLine(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}

/// What generated code looks like.
package struct SwiftCodeOptions: Sendable {
  package var access: Access
  /// Whether the types are `SchemaDescribed`; without that they need no module of ours.
  package var hasNotes: Bool
  /// Whether an enum of texts takes a value that it does not know, as `.unknown`.
  package var keepsUnknown: Bool

  package init(access: Access = .public, hasNotes: Bool = true, keepsUnknown: Bool = false) {
    self.access = access
    self.hasNotes = hasNotes
    self.keepsUnknown = keepsUnknown
  }

  package enum Access: String, Sendable, CaseIterable {
    case `public`, package, `internal`

    /// What stands before a declaration.
    var prefix: String { self == .internal ? "" : rawValue + " " }

    func importing(_ module: String) -> String { "\(prefix)import \(module)" }
  }
}

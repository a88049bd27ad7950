import OrderedJSON

// `$ref`, `$dynamicRef` and `$recursiveRef`: schemas from elsewhere, for the value itself.

extension NodeDraft {
  mutating func compileReference(_ value: JSONView, with compiler: inout Compiler) {
    if let target = target(.ref, value, &compiler) { steps.append(.reference(target)) }
  }

  /// A dynamic reference is a plain one unless it leads to a dynamic anchor at first.
  mutating func compileDynamicReference(_ value: JSONView, with compiler: inout Compiler) {
    guard let target = target(.dynamicRef, value, &compiler) else { return }
    let anchor = SchemaURI(value.string ?? "")?.fragment ?? ""
    let schema = compiler.program.origins[Int(target)].schema
    guard let named = schema["$dynamicAnchor"]?.string, UTF8Text(named) == UTF8Text(anchor) else {
      return steps.append(.reference(target))
    }
    steps.append(.dynamic(anchor: compiler.dynamicAnchor(named: anchor), else: target))
  }

  /// As a dynamic reference to the root of the resource, whose anchor has no name.
  mutating func compileRecursiveReference(_ value: JSONView, with compiler: inout Compiler) {
    guard value.means("#") else {
      return complain(.recursiveRef, "\"#\"", at: value, &compiler)
    }
    guard let target = target(.recursiveRef, value, &compiler) else { return }
    let schema = compiler.program.origins[Int(target)].schema
    if schema["$recursiveAnchor"]?.bool == true {
      steps.append(.dynamic(anchor: compiler.dynamicAnchor(named: ""), else: target))
    } else {
      steps.append(.reference(target))
    }
  }

  private mutating func target(
    _ keyword: Keyword, _ value: JSONView, _ compiler: inout Compiler
  ) -> Int32? {
    guard let reference = value.string else {
      complain(keyword, "a URI reference", at: value, &compiler)
      return nil
    }
    return compiler.library.resolve(reference, in: resource, at: value)
      .map { compiler.node(for: $0) }
  }

  /// Definitions are compiled although nothing may refer to them: a mistake in one is a mistake.
  mutating func compileDefinitions(
    _ keyword: Keyword, _ value: JSONView, with compiler: inout Compiler
  ) {
    guard value.kind == .object else {
      return complain(keyword, "an object of names with their schemas", at: value, &compiler)
    }
    for member in value.members { checkSchema(member.value, with: &compiler) }
  }
}

extension Judge {
  /// Where a dynamic reference leads: to the outermost resource that was entered and has the anchor.
  func dynamicTarget(_ anchor: Int32, else target: Int32) -> Int32 {
    let places = memory.program.dynamicAnchors[Int(anchor)]
    for resource in scope { if let place = places[resource] { return place } }
    return target
  }
}

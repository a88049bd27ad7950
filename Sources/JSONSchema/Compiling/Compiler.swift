import OrderedJSON

/// Turns schemas into a ``Program``: one node for each schema that can be reached, however often.
struct Compiler {
  var library: Library
  var program = Program()
  let options: SchemaOptions
  private var nodeByPlace: [Library.Place: Int32] = [:]
  private var pending: [(Library.Place, Int32)] = []

  /// Compiles a schema, which becomes node 0.
  static func compile(_ text: JSONTape, _ options: SchemaOptions) throws(SchemaErrors) -> Program {
    var compiler = Compiler(options)
    let root = compiler.library.add(text, uri: SchemaURI.name(options.uri), dialect: nil)
    _ = compiler.node(for: root)
    compiler.compileAll()
    compiler.linkDynamicAnchors()
    compiler.program.resources = compiler.library.resources
    compiler.program.tracksScope = !compiler.program.dynamicAnchors.isEmpty
    if compiler.library.mistakes.isEmpty { compiler.refuseEndlessSchemas() }
    guard compiler.library.mistakes.isEmpty else {
      throw SchemaErrors(mistakes: compiler.library.mistakes)
    }
    return compiler.program
  }

  private init(_ options: SchemaOptions) {
    self.options = options
    library = Library(options)
  }

  // MARK: Nodes

  /// The node of a schema, to be compiled later if it is new.
  mutating func node(for place: Library.Place) -> Int32 {
    if let known = nodeByPlace[place] { return known }
    let number = Int32(program.nodes.count)
    nodeByPlace[place] = number
    let resource = library.resource(of: place)
    var node = Node()
    node.resource = resource
    program.nodes.append(node)
    program.origins.append(Origin(schema: library.view(place), resource: resource))
    pending.append((place, number))
    return number
  }

  private mutating func compileAll() {
    while let (place, number) = pending.popLast() { compile(place, into: number) }
  }

  private mutating func compile(_ place: Library.Place, into number: Int32) {
    let schema = library.view(place)
    switch schema.kind {
    case .bool:
      if schema.bool == false { program.nodes[Int(number)].types = [] }
    case .object:
      var draft = NodeDraft(place, schema, library.resource(of: place), in: self)
      draft.compileKeywords(with: &self)
      program.nodes[Int(number)] = draft.finished(&program)
    case .null, .number, .string, .array: library.complain(.notASchema, at: schema)
    }
  }

  // MARK: Dynamic references

  private var anchorNumbers: [UTF8Text: Int32] = [:]
  private var anchorNames: [UTF8Text] = []

  /// The number of the table that a dynamic anchor's name will get.
  mutating func dynamicAnchor(named name: String) -> Int32 {
    let name = UTF8Text(name)
    if let known = anchorNumbers[name] { return known }
    let number = Int32(anchorNames.count)
    anchorNumbers[name] = number
    anchorNames.append(name)
    return number
  }

  /// Finds all places that a dynamic reference can lead to; compiling those may bring in more.
  private mutating func linkDynamicAnchors() {
    var tables: [[Int32: Int32]] = []
    var isComplete = false
    while !isComplete {
      isComplete = true
      tables = anchorNames.map { _ in [:] }
      for (number, name) in anchorNames.enumerated() {
        for (resource, content) in library.resources.enumerated()
        where content.dynamicAnchors.contains(name) {
          let schema = name.string.isEmpty ? content.root : content.anchors[name]
          guard let schema, let place = library.place(of: schema, in: Int32(resource)) else {
            continue
          }
          tables[number][Int32(resource)] = node(for: place)
        }
      }
      if !pending.isEmpty {
        compileAll()
        isComplete = false
      }
    }
    program.dynamicAnchors = tables
  }

  // MARK: Endless schemas

  /// A schema that applies itself to the same value would be judged for ever.
  private mutating func refuseEndlessSchemas() {
    enum Mark { case open, done }
    var marks: [Int32: Mark] = [:]
    for start in program.nodes.indices.map(Int32.init) where marks[start] == nil {
      var path: [(node: Int32, next: [Int32])] = [(start, program.nodesInPlace(of: start))]
      marks[start] = .open
      while let last = path.indices.last {
        guard let next = path[last].next.popLast() else {
          marks[path[last].node] = .done
          path.removeLast()
          continue
        }
        switch marks[next] {
        case .done: break
        case .open:
          library.complain(.endless, at: program.origins[Int(next)].schema)
          return
        case nil:
          marks[next] = .open
          path.append((next, program.nodesInPlace(of: next)))
        }
      }
    }
  }
}

extension Program {
  /// The nodes that a node applies to the value that it was applied to.
  func nodesInPlace(of number: Int32) -> [Int32] {
    let node = nodes[Int(number)]
    var found: [Int32] = []
    for step in steps[node.steps] {
      switch step {
      case .choices: break
      case .reference(let target): found.append(target)
      case .dynamic(let anchor, let target):
        found.append(target)
        found += dynamicAnchors[Int(anchor)].values.sorted()
      case .allOf(let list), .anyOf(let list), .oneOf(let list), .dependentSchemas(_, let list):
        found += lists[list]
      case .not(let target): found.append(target)
      case .condition(let condition, let then, let otherwise):
        found += [condition, then, otherwise].filter { $0 != Node.none }
      }
    }
    return found
  }
}

extension Array {
  subscript(slice: Slice) -> ArraySlice<Element> {
    self[Int(slice.start)..<Int(slice.start + slice.count)]
  }
}

import JSONSchema
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A large JSON Schema` {
  /// Unions of two groups each; both groups hold the union of the next floor.
  private func tower(of floors: Int, reordered: Bool = false) -> String {
    let groups = (0..<floors).flatMap { floor in
      ["a", "b"].map { side in
        let next = ["a", "b"].map { ##"{"$ref": "#/$defs/\##($0)\##(floor + 1)"}"## }
        let order = reordered && side == "b" ? next.reversed() : next
        return group(side, floor, next: #"{"anyOf": [\#(order.joined(separator: ", "))]}"#)
      }
    }
    let roof = ["a", "b"].map { group($0, floors, next: #"{"type": "string"}"#) }
    return ##"{"anyOf": [{"$ref": "#/$defs/a0"}, {"$ref": "#/$defs/b0"}], "##
      + "\"$defs\": {\((groups + roof).joined(separator: ",\n"))}}"
  }

  private func group(_ side: String, _ floor: Int, next: String) -> String {
    #"""
    "\#(side)\#(floor)": {"type": "object", "properties": {
      "kind": {"const": "\#(side)"}, "next": \#(next)},
      "required": ["kind", "next"], "additionalProperties": false}
    """#
  }

  private func chain(of links: Int) -> String {
    let definitions = (0..<links).map {
      ##""d\##($0)": {"type": "object", "properties": {"next": {"$ref": "#/$defs/d\##($0 + 1)"}}, "##
        + #""required": ["next"], "additionalProperties": false}"#
    }
    return ##"{"$ref": "#/$defs/d0", "$defs": {\##(definitions.joined(separator: ",\n")), "##
      + ##""d\##(links)": {"type": "integer"}}}"##
  }

  @Test("is as large as its text when unions stand inside both variants of others")
  func towers() throws {
    for floors in [22, 30, 60] {
      for reordered in [false, true] {
        let schema = try JSON(parsing: tower(of: floors, reordered: reordered))
        let imported = try SchemaImport(schema)

        let unions = reordered ? 2 * floors - 1 : floors
        #expect(imported.blueprint.size <= 8 * (unions + 2), "\(floors) floors")
        #expect(imported.notes == [])
        let text = SchemaText(imported.blueprint).yaml
        #expect(text.utf8.count < 400 * (unions + 2))
        #expect(SchemaDifference(from: imported.blueprint, to: imported.blueprint).changes.isEmpty)
      }
    }
  }

  @Test("still accepts what it accepted, through all floors, and nothing else")
  func towerValues() throws {
    let schema = try JSON(parsing: tower(of: 30))
    let local = try CompiledSchema(LocalSchema(SchemaImport(schema).blueprint).schema)
    func value(_ roof: JSON) -> JSON {
      (0...30).reduce(roof) { inner, floor in
        ["kind": floor.isMultiple(of: 3) ? "a" : "b", "next": inner]
      }
    }

    #expect(try local.accepts(value("top")))
    #expect(try !local.accepts(value(1)))
  }

  @Test("gives a union that stands at two places one name")
  func sharedUnion() throws {
    let union = ##"{"anyOf": [{"$ref": "#/$defs/a1"}, {"$ref": "#/$defs/b1"}, {"type": "null"}]}"##
    let groups = ["a", "b"].map { group($0, 1, next: #"{"type": "string"}"#) }
    let schema = try JSON(
      parsing: #"{"type": "object", "properties": {"first": \#(union), "second": "#
        + #"{"type": "array", "items": \#(union)}}, "additionalProperties": false, "#
        + "\"$defs\": {\(groups.joined(separator: ","))}}")

    #expect(
      SchemaText(try SchemaImport(schema).blueprint).yaml == """
        output:
          first?: first?
          second?: first?[]
        definitions:
          first:
            $one_of:
              $tag: kind
              a:
                next: string
              b:
                next: string

        """)
  }

  @Test("keeps the words of the language however long a chain of definitions is")
  func chains() throws {
    for links in [10, 100, 300] {
      let imported = try SchemaImport(JSON(parsing: chain(of: links)))

      #expect(imported.blueprint.definitions.map(\.name) == (0...links).map { "d\($0)" })
      #expect(imported.notes == [])
    }
  }

  @Test("names an alternative once, though it is read with two unions")
  func sharedAlternative() throws {
    let inner =
      #"{"anyOf": [{"type": "array", "items": {"not": {}}, "uniqueItems": true}, {"type": "string"}]}"#
    let groups = [("a", inner), ("b", "true"), ("c", "true")].map { group($0.0, 1, next: $0.1) }
    let pairs = ["b", "c"].map { other in
      ##""\##(other)": {"anyOf": [{"$ref": "#/$defs/a1"}, {"$ref": "#/$defs/\##(other)1"}]}"##
    }
    let schema = try JSON(
      parsing: #"{"type": "object", "properties": {\#(pairs.joined(separator: ", "))}, "#
        + "\"$defs\": {\(groups.joined(separator: ","))}}")

    #expect(try SchemaImport(schema).blueprint.definitions.map(\.name) == ["next"])
  }

  @Test("of more parts than it may have stays a JSON Schema, and this is said")
  func tooLarge() throws {
    let schema = try JSON(parsing: tower(of: 30))
    let imported = try SchemaImport(schema, mostShapes: 60)

    #expect(LocalSchema(imported.blueprint).schema == schema)
    #expect(
      imported.notes.map(\.description) == [
        "the schema: of too many parts to be said one by one; all stays one JSON Schema"
      ])
  }

  @Test("stays whole when its definitions would be copied into very many places")
  func manyCopies() throws {
    let definitions = (0..<400).map { #""d\#($0)": {"type": "string"}"# }
    let fields = (0..<400).map {
      ##""f\##($0)": {"not": {"$ref": "#/$defs/d\##($0)"}}"##
    }
    let schema = try JSON(
      parsing: "{\"type\": \"object\", \"properties\": {\(fields.joined(separator: ","))}, "
        + "\"$defs\": {\(definitions.joined(separator: ","))}}")

    #expect(try SchemaImport(schema).notes.map(\.fact) == [.staysWholeSoLarge])
  }

  @Test("has room for many definitions, each spoken of at many places")
  func wide() throws {
    let definitions = (0..<300).map {
      #""d\#($0)": {"type": "object", "properties": {"x": {"type": "string"}}, "#
        + #""additionalProperties": false}"#
    }
    let fields = (0..<1000).map { ##""f\##($0)": {"$ref": "#/$defs/d\##($0 % 300)"}"## }
    let imported = try SchemaImport(
      JSON(
        parsing: "{\"type\": \"object\", \"properties\": {\(fields.joined(separator: ","))}, "
          + "\"additionalProperties\": false, \"$defs\": {\(definitions.joined(separator: ","))}}"))

    #expect(imported.blueprint.size == 1000 + 1 + 300 * 2)
    #expect(imported.notes == [])
  }
}

extension Blueprint {
  /// How many shapes there are in all.
  fileprivate var size: Int { definitions.reduce(output.size) { $0 + $1.shape.size } }
}

extension Shape {
  fileprivate var size: Int { parts.reduce(1) { $0 + $1.size } }
}

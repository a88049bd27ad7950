import JSONSchema
import OrderedJSON

// The examples of Judging.md, and of the first page of JSONSchema.
extension Guide {
  func verdict() throws {
    // snippet: verdict
    let schema = try CompiledSchema(
      JSONTape(parsing: #"{"properties": {"total": {"type": "number", "minimum": 0}}}"#))
    let answer = try JSONTape(parsing: #"{"total": -1}"#)

    print(schema.accepts(answer.root))
    for violation in schema.violations(in: answer.root) { print(violation) }
    // end
  }

  func judged() throws {
    // snippet: judged
    let schema = try CompiledSchema(
      JSONTape(
        parsing: """
          {"type": "object", "required": ["number", "lines", "total"],
           "properties": {
             "number": {"type": "string", "description": "As printed."},
             "lines": {"type": "array", "items": {
               "properties": {
                 "quantity": {"exclusiveMinimum": 0},
                 "unit": {"enum": ["piece", "hour", "day"]}}}}}}
          """))
    let invoice = try JSONTape(
      parsing: """
        {"number": "R-17",
         "lines": [{"quantity": 0, "unit": "peice"}]}
        """)
    for violation in schema.violations(in: invoice.root) {
      print(violation.line(file: "invoice.json", schemaFile: "invoice.schema.json"))
    }
    // end
  }

  func discreet() throws {
    let schema = try CompiledSchema(
      JSONTape(
        parsing: """
          {"required": ["number", "lines", "total"],
           "properties": {"number": {"type": "string", "description": "As printed."}}}
          """))
    // snippet: discreet
    let invoice = try JSONTape(parsing: #"{"number": 17, "lines": []}"#)
    let violations = schema.violations(in: invoice.root)
    for violation in violations {
      print(violation.pointer, violation.sentence(showingValues: false))
    }
    print(violations.complaints())
    // end
  }

  func mistakes() throws {
    // snippet: mistakes
    do {
      _ = try CompiledSchema(JSONTape(parsing: #"{"type": "strin", "minLength": -1}"#))
    } catch let errors as SchemaErrors {
      for mistake in errors.mistakes { print(mistake) }
    }
    // end
  }

  func options() throws {
    // snippet: options
    let address = try JSONTape(parsing: #"{"type": "string", "format": "email"}"#)
    let options = SchemaOptions(
      draft: .draft7, formats: .asserted, registry: ["https://example.com/address": address])
    let schema = try CompiledSchema(
      JSONTape(parsing: #"{"items": {"$ref": "https://example.com/address"}}"#), options)
    print(schema.accepts(try JSONTape(parsing: #"["a@example.com", "nobody"]"#).root))
    // end
  }

  func outputs() throws {
    // snippet: outputs
    let schema = try CompiledSchema(
      JSONTape(parsing: #"{"title": "A count", "type": "integer"}"#))
    let value = try JSONTape(parsing: "7")
    for note in schema.notes(on: value.root) { print(note.keyword, JSON(note.content)) }
    print(schema.output(for: try JSONTape(parsing: #""7""#).root, as: .flag))
    print(schema.accepts(try JSONTape(parsing: try schema.sample(seed: 7).text()).root))
    // end
  }
}

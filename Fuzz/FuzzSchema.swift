import JSONSchema
import OrderedJSON

/// Whatever a schema and a value are, with a NUL between them, these hold; `scripts/fuzz schema` looks
/// for a pair with which they do not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzSchema(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let bytes = UnsafeRawBufferPointer(start: start, count: count)
  let cut = bytes.firstIndex(of: 0) ?? count
  guard let schema = try? JSONTape(parsing: bytes.prefix(cut)) else { return 0 }

  // Which edition it is and whether formats are rules depends on the length alone.
  let drafts = Draft.allCases
  let options = SchemaOptions(
    draft: drafts[count % drafts.count], formats: count % 3 == 0 ? .asserted : .asDialect)
  let reading = Reading(schema, options)
  checkOrder(of: schema, options, against: reading)
  switch reading {
  case .mistakes(let mistakes): checkMistakes(mistakes, in: schema)
  case .compiled(let compiled):
    if let value = try? JSONTape(parsing: bytes.dropFirst(cut + 1)) {
      checkVerdict(compiled, on: value)
      checkViolations(compiled, on: value)
      checkNotes(compiled, on: value)
      checkOutputs(compiled, on: value)
      if let again = try? JSONTape(parsing: reversed(JSON(schema.root)).bytes()),
        case .compiled(let other) = Reading(again, options)
      {
        check(
          other.accepts(value.root) == compiled.accepts(value.root),
          "the order of the schema's members decides")
      }
    }
  }
  return 0
}

/// What compiling came to.
private enum Reading {
  case compiled(CompiledSchema)
  case mistakes([SchemaMistake])

  init(_ text: JSONTape, _ options: SchemaOptions) {
    do throws(SchemaErrors) {
      self = .compiled(try CompiledSchema(text, options))
    } catch {
      self = .mistakes(error.mistakes)
    }
  }

  var isCompiled: Bool { if case .compiled = self { true } else { false } }
}

/// A schema is right or wrong however its members are ordered.
private func checkOrder(of schema: JSONTape, _ options: SchemaOptions, against whole: Reading) {
  let again = try? JSONTape(parsing: reversed(JSON(schema.root)).bytes(.indented))
  let other = again.map { Reading($0, options) }
  check(other?.isCompiled == whole.isCompiled, "the order of members makes a schema right")
}

private func checkMistakes(_ mistakes: [SchemaMistake], in schema: JSONTape) {
  check(!mistakes.isEmpty, "there is an error without a mistake")
  for mistake in mistakes {
    check(mistake.place.line > 0 && mistake.place.column > 0, "a mistake has no place")
    check(
      schema.withText { mistake.place.offset < $0.count }, "a mistake lies behind the schema's end")
    check(schema.root[mistake.pointer] != nil, "the way to a mistake leads nowhere")
    check(
      !mistake.description.utf8.contains(UInt8(ascii: "\n")), "a mistake takes several lines")
  }
}

/// The verdict is that on the meaning, not on how it is written.
private func checkVerdict(_ schema: CompiledSchema, on value: JSONTape) {
  let verdict = schema.accepts(value.root)
  let tree = JSON(value.root)
  let texts = [tree.bytes(), tree.bytes(.indented), reversed(tree).bytes()]
  for text in texts {
    let again = try? JSONTape(parsing: text)
    check(again.map { schema.accepts($0.root) } == verdict, "written again it has another verdict")
  }
}

private func checkViolations(_ schema: CompiledSchema, on value: JSONTape) {
  let verdict = schema.accepts(value.root)
  let violations = schema.violations(in: value.root)
  check(violations.isEmpty == verdict, "accepted: \(verdict), violations: \(violations.count)")
  check(violations.count <= 100, "there are more violations than were asked for")
  check(
    schema.violations(in: value.root, limit: 1).count == (verdict ? 0 : 1),
    "one violation was asked for")
  check(violations.complaints().isEmpty == verdict, "a violation is nothing to complain of")
  for violation in violations {
    check(value.root[violation.pointer] != nil, "the way to a violation leads nowhere")
    check(violation.place.line > 0, "a violation has no place")
    check(violation.schemaPlace.line > 0, "the rule of a violation has no place")
    check(!violation.sentence(showingValues: false).isEmpty, "a violation says nothing")
  }
}

private func checkNotes(_ schema: CompiledSchema, on value: JSONTape) {
  let notes = schema.notes(on: value.root)
  check(notes.isEmpty || schema.accepts(value.root), "there are notes on what is refused")
  for note in notes {
    check(value.root[note.pointer] != nil, "the way to a noted value leads nowhere")
  }
}

private func checkOutputs(_ schema: CompiledSchema, on value: JSONTape) {
  let verdict = schema.accepts(value.root)
  for format in OutputFormat.allCases {
    let output = schema.output(for: value.root, as: format)
    check((try? JSON(parsing: output.bytes())) == output, "\(format): the output is no JSON")
    check(output["valid"]?.bool == verdict, "\(format): the output has another verdict")
    if format == .flag { continue }
    let units = output[verdict ? "annotations" : "errors"]?.array
    check(units != nil && (verdict || units?.isEmpty == false), "\(format): the output lacks units")
    for unit in units ?? [] { checkUnit(unit, of: value, isValid: verdict) }
  }
}

private func checkUnit(_ unit: JSON, of value: JSONTape, isValid: Bool) {
  check(unit["valid"]?.bool == isValid, "a unit of the output has another verdict")
  let place = unit["instanceLocation"]?.string.flatMap { try? JSONPointer(parsing: $0) }
  check(place.flatMap { value.root[$0] } != nil, "a unit of the output is about nothing")
  let way = unit["keywordLocation"]?.string.flatMap { try? JSONPointer(parsing: $0) }
  check(way != nil, "the way to a keyword is no pointer")
  check(unit["absoluteKeywordLocation"]?.string?.contains("#") == true, "a keyword has no URI")
  check(
    isValid ? unit["annotation"] != nil : unit["error"]?.string?.isEmpty == false,
    "a unit of the output says nothing")
  for inner in unit["errors"]?.array ?? [] { checkUnit(inner, of: value, isValid: isValid) }
}

/// The value with the members of every object the other way round.
private func reversed(_ value: JSON) -> JSON {
  switch value {
  case .object(let object):
    .object(object.members.reversed().map { ($0.name, reversed($0.value)) })
  case .array(let items): .array(items.map(reversed))
  case .null, .bool, .number, .string: value
  }
}

private func check(_ holds: Bool, _ complaint: @autoclosure () -> String) {
  if !holds { fatalError(complaint()) }
}

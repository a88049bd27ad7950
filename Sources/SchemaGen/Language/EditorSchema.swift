public import OrderedJSON

/// A JSON Schema of schema files, by which editors complete and underline.
public enum EditorSchema {
  /// The schema, for the `# yaml-language-server: $schema=` line of a file.
  public static let json: JSON = .object([
    ("$schema", "http://json-schema.org/draft-07/schema#"),
    ("title", "extract schema file"),
    ("description", "What a record looks like, and how a model is asked for it."),
    (
      "if",
      ["anyOf": [["required": ["$schema"]], ["required": ["type"]], ["required": ["properties"]]]]
    ),
    ("then", ["description": "A JSON Schema, which is taken as it is."]),
    ("else", ["$ref": "#/definitions/file"]),
    ("definitions", .object(definitions)),
  ])

  private static let definitions: [JSONObject.Member] = [
    ("file", file),
    ("value", value),
    ("phrase", phrase),
    ("list", ["type": "array", "minItems": 1, "maxItems": 1, "items": reference("value")]),
    ("mapping", mapping),
    ("variants", variants),
    ("check", check),
  ]

  private static func reference(_ name: String) -> JSON {
    ["$ref": .string("#/definitions/\(name)")]
  }

  private static func text(_ description: String) -> JSON {
    ["type": ["string", "number"], "description": .string(description)]
  }

  private static func choice(_ values: [String], _ description: String) -> JSON {
    .object([
      ("enum", .array(values.map(JSON.string))), ("description", .string(description)),
    ])
  }

  // MARK: The file

  private static let file: JSON = .object([
    ("type", "object"),
    ("required", ["output"]),
    ("additionalProperties", false),
    ("properties", .object(fileKeys)),
  ])

  private static let fileKeys: [JSONObject.Member] = [
    ("name", text("What the schema is called.")),
    ("version", text("The author's own version.")),
    ("format", ["const": 1, "description": "The version of this language."]),
    ("description", text("What the schema is for.")),
    ("include", include),
    ("definitions", fields("Groups, choices and phrases with a name.")),
    ("output", described("value", "What a record looks like.")),
    ("model", text("The model to ask.")),
    (
      "thinking",
      choice(SchemaSettings.Thinking.allCases.map(\.rawValue), "How long the model may think.")
    ),
    ("max_output_tokens", ["type": "integer", "minimum": 0]),
    ("seed", ["type": "integer", "minimum": 0]),
    ("system", text("What the model is to be.")),
    ("prompt", text("What the model is to do with a document.")),
    ("input", input),
    ("checks", described("check", "What must hold between fields.")),
    ("examples", examples),
  ]

  private static func described(_ name: String, _ description: String) -> JSON {
    ["allOf": [reference(name)], "description": .string(description)]
  }

  private static let path: JSON = ["type": "string", "minLength": 1]

  private static let include: JSON = .object([
    ("description", "Files whose definitions are used here, as seen from this one."),
    (
      "anyOf",
      [
        path,
        ["type": "object", "additionalProperties": path],
        [
          "type": "array",
          "items": ["anyOf": [path, ["type": "object", "additionalProperties": path]]],
        ],
      ]
    ),
  ])

  private static let input: JSON = {
    let one = choice(SchemaSettings.Input.allCases.map(\.rawValue), "A sort of document.")
    return ["anyOf": [one, ["type": "array", "items": one]]]
  }()

  private static let examples: JSON = .object([
    ("type", "array"),
    (
      "items",
      .object([
        ("type", "object"), ("required", ["output"]), ("additionalProperties", false),
        (
          "properties",
          .object([
            ("input", text("The document's text, or file: PATH.").widened),
            ("file", path),
            ("output", .object([("description", "The record it should become.")])),
          ])
        ),
      ])
    ),
  ])

  private static let check: JSON = .object([
    (
      "anyOf",
      [
        ["type": ["string", "boolean"]],
        ["type": "array", "items": reference("check")],
        [
          "type": "object", "minProperties": 1,
          "patternProperties": [
            "^(?:warn|when\\s.+|.+\\[\\])$": reference("check")
          ],
          "additionalProperties": false,
        ],
      ]
    )
  ])

  // MARK: Values

  private static let phrase: JSON = .object([
    ("type", "string"),
    (
      "description",
      "A type, its bounds, ? if it may be null, and behind -- what the model is told."
    ),
    ("pattern", .string(PhraseExpression.phrase)),
    ("examples", .array(names.map(JSON.string))),
  ])

  private static let names =
    ["string", "integer", "number", "decimal(2)", "boolean"] + TextType.allCases.map(\.rawValue)
    + ["one of a, b", "string[]", "map of string"]

  private static let value: JSON = [
    "anyOf": [reference("phrase"), ["type": "null"], reference("list"), reference("mapping")]
  ]

  private static func fields(_ description: String) -> JSON {
    .object([
      ("type", "object"), ("description", .string(description)),
      ("patternProperties", .object([(PhraseExpression.key, reference("value"))])),
      ("additionalProperties", false),
    ])
  }

  private static let mapping: JSON = .object([
    ("type", "object"),
    ("minProperties", 1),
    ("properties", .object(options)),
    ("patternProperties", .object([(PhraseExpression.key, reference("value"))])),
    ("additionalProperties", false),
  ])

  private static let options: [JSONObject.Member] = [
    ("$type", reference("phrase")),
    ("$list", described("value", "Many of these.")),
    ("$map", described("value", "Values under names that are not known.")),
    ("$enum", enumeration),
    ("$one_of", reference("variants")),
    ("$json_schema", ["type": ["object", "boolean", "string"]]),
    ("$description", text("What the model is told.")),
    ("$min", ["type": "number"]),
    ("$max", ["type": "number"]),
    ("$pattern", path),
    ("$unique", ["type": "boolean"]),
    ("$nullable", ["type": "boolean"]),
    ("$examples", ["type": "array"]),
    ("$normalize", ["anyOf": [path, ["type": "array", "items": path]]]),
    ("$send", ["type": "boolean"]),
    ("$keys", text("What the names of a map mean.")),
  ]

  private static let enumeration: JSON = .object([
    ("description", "Values, or values with what each means."),
    (
      "anyOf",
      [
        ["type": "array", "minItems": 1, "items": ["type": ["string", "number"]]],
        [
          "type": "object", "minProperties": 1,
          "additionalProperties": ["type": ["string", "number", "null"]],
        ],
      ]
    ),
  ])

  private static let variant: JSON = [
    "anyOf": [reference("phrase"), noFields, reference("mapping")]
  ]

  private static let noFields: JSON = ["type": "object", "maxProperties": 0]

  private static let variants: JSON = .object([
    ("type", "object"),
    ("required", ["$tag"]),
    ("minProperties", 2),
    ("properties", .object([("$tag", text("The field that says which variant it is."))])),
    ("patternProperties", .object([(PhraseExpression.key, variant)])),
    ("additionalProperties", false),
  ])
}

extension JSON {
  /// The same, or an object that names a file.
  fileprivate var widened: JSON {
    ["anyOf": [self, ["type": "object", "required": ["file"]]]]
  }
}

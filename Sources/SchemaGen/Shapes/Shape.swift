package import OrderedJSON

/// What a value must look like, in the words of the schema language.
///
/// YAML files, Swift types, JSON Schemas and sample answers are all read into shapes; the local schema,
/// Swift code and YAML are written from them.
package struct Shape: Sendable {
  package var kind: Kind
  /// Whether null may stand in its place.
  package var isNullable = false
  /// What the model is told of it.
  package var description: String?
  /// Values to show what is meant.
  package var examples: [JSON] = []
  /// What is done to an answer's value before it is judged; without a word, what its kind says.
  package var normalisers: [NormaliserCall]?
  /// Where it was written.
  package var origin: Origin?

  package init(_ kind: Kind, isNullable: Bool = false, description: String? = nil) {
    self.kind = kind
    self.isNullable = isNullable
    self.description = description
  }

  /// The sorts of value that can be told apart.
  package indirect enum Kind: Sendable {
    case text(Text)
    case number(Number)
    case boolean
    case null
    /// One of some values.
    case choice(Choice)
    case group(Group)
    case list(List)
    case map(Map)
    /// One of some groups, told apart by a tag.
    case variants(Variants)
    /// A value of any of some shapes; never directly another union.
    case either([Shape])
    /// What a definition of this name says.
    case reference(String)
    /// A JSON Schema that is taken as it is.
    case schema(JSON, isSent: Bool)
  }
}

extension Shape {
  /// A text: any, or of a type that has a name.
  package struct Text: Sendable {
    /// Nothing: any text.
    package var type: TextType?
    package var length = Count()
    /// An ECMA-262 pattern as it stands in the local schema; it says itself where it is anchored.
    package var pattern: String?

    package init(_ type: TextType? = nil, length: Count = Count(), pattern: String? = nil) {
      self.type = type
      self.length = length
      self.pattern = pattern
    }
  }

  /// A number, with exact bounds.
  package struct Number: Sendable {
    package var precision: Precision
    package var lower: Bound?
    package var upper: Bound?

    package init(_ precision: Precision, lower: Bound? = nil, upper: Bound? = nil) {
      self.precision = precision
      self.lower = lower
      self.upper = upper
    }

    package enum Precision: Sendable, Hashable {
      case whole
      /// What a Swift `Double` holds.
      case binary
      /// Exact, with at most so many places behind the point if that is said.
      case decimal(places: Int?)
    }
    package struct Bound: Sendable, Hashable {
      package var number: JSONNumber
      package var isExclusive: Bool

      package init(_ number: JSONNumber, isExclusive: Bool = false) {
        self.number = number
        self.isExclusive = isExclusive
      }
    }
  }

  /// Texts or numbers, each with what it means if that is said.
  package struct Choice: Sendable {
    package var values: [(value: JSON, meaning: String?)]

    package init(_ values: [(value: JSON, meaning: String?)]) { self.values = values }
  }

  /// Named fields, in the order in which a model shall write them.
  package struct Group: Sendable {
    package var fields: [Field]

    package init(_ fields: [Field]) { self.fields = fields }
  }

  package struct Field: Sendable {
    package var name: String
    /// Whether it may be missing; whether it may be null is for its shape to say.
    package var isOptional: Bool
    package var shape: Shape
    /// Where its name was written.
    package var origin: Origin?

    package init(_ name: String, isOptional: Bool = false, _ shape: Shape) {
      self.name = name
      self.isOptional = isOptional
      self.shape = shape
    }
  }

  package struct List: Sendable {
    package var item: Shape
    package var count = Count()
    package var isUnique = false

    package init(of item: Shape, count: Count = Count(), isUnique: Bool = false) {
      self.item = item
      self.count = count
      self.isUnique = isUnique
    }
  }

  /// Values under names that are not known beforehand.
  package struct Map: Sendable {
    package var value: Shape
    /// What the names mean.
    package var keys: String?
    package var count = Count()

    package init(of value: Shape, keys: String? = nil, count: Count = Count()) {
      self.value = value
      self.keys = keys
      self.count = count
    }
  }

  package struct Variants: Sendable {
    /// The field that says which variant it is.
    package var tag: String
    package var cases: [Case]

    package init(tag: String, _ cases: [Case]) {
      self.tag = tag
      self.cases = cases
    }

    package struct Case: Sendable {
      package var name: String
      package var meaning: String?
      /// The fields beside the tag.
      package var group: Group
      package var origin: Origin?

      package init(_ name: String, meaning: String? = nil, _ group: Group) {
        self.name = name
        self.meaning = meaning
        self.group = group
      }
    }
  }

  /// How many there may be: characters, entries.
  package struct Count: Sendable, Hashable {
    package var atLeast: Int?
    package var atMost: Int?

    package init(atLeast: Int? = nil, atMost: Int? = nil) {
      self.atLeast = atLeast
      self.atMost = atMost
    }
    package var isOpen: Bool { atLeast == nil && atMost == nil }
  }

  /// A place in one of the files that a schema is made of.
  package struct Origin: Sendable, Hashable {
    /// The file's rank among those that were read; the root is 0.
    package var file: Int
    /// Bytes before the place.
    package var offset: Int

    package init(file: Int, offset: Int) {
      self.file = file
      self.offset = offset
    }
  }
}

/// A whole schema, before it is written in any dialect: the shape of a record, and the shapes it names.
package struct Blueprint: Sendable {
  package var output: Shape
  package var definitions: [Definition] = []

  package init(output: Shape, definitions: [Definition] = []) {
    self.output = output
    self.definitions = definitions
  }

  package struct Definition: Sendable {
    package var name: String
    package var shape: Shape
    package var origin: Origin?

    package typealias Origin = Shape.Origin

    package init(_ name: String, _ shape: Shape) {
      self.name = name
      self.shape = shape
    }
  }

  /// What a name stands for; names are compared by their bytes.
  package func definition(_ name: String) -> Shape? {
    definitions.first { $0.name.utf8.elementsEqual(name.utf8) }?.shape
  }
}

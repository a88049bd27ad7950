/// A type that says more of itself than its properties do: what they mean, what bounds they have.
///
///     extension Invoice: SchemaDescribed {
///       static let schemaNotes = SchemaNotes<Self>("a supplier's invoice")
///         .field(\.number, "string 1..40 -- exactly as printed")
///         .field(\.total, ">= 0 -- with VAT")
///         .field(\.reference, "-- the order's", mayBeMissing: true)
///     }
///
/// A class that is described is final.
public protocol SchemaDescribed {
  /// What is to be said of the type.
  static var schemaNotes: SchemaNotes<Self> { get }
}

/// What a type says of itself, in phrases of the schema language.
///
/// A phrase may be whole (`decimal(2) >= 0 -- with VAT`), and then has to name the sort of value that
/// the property holds; or it is what stands behind the type in one (`>= 0 -- with VAT`, `1..5`,
/// `-- with VAT`). A type of one's own is named as in Swift: `Line[] 1..50`.
public struct SchemaNotes<Described>: Sendable {
  var notes = Notes()

  /// Says what the type is. With a name it becomes a definition of that name wherever it is used.
  public init(_ description: String? = nil, definition: String? = nil) {
    notes.whole.description = description
    notes.definition = definition
  }

  /// Says by a whole phrase what a value looks like: `init(from:)` is not asked, but has to take it.
  public init(as phrase: String, definition: String? = nil) {
    notes.form = .phrase(phrase)
    notes.definition = definition
  }

  /// Says by a JSON Schema what a value looks like: `init(from:)` is not asked, but has to take it.
  /// A schema that is not sent is left to the check of the answer.
  public init(
    jsonSchema: String, isSent: Bool = true, _ description: String? = nil,
    definition: String? = nil
  ) {
    notes.form = .jsonSchema(jsonSchema, isSent: isSent)
    notes.whole.description = description
    notes.definition = definition
  }

  /// Says that a value is one of the variants added by ``variant(_:_:_:)``, each an object in which the
  /// member named `tag` says which it is.
  public init(tag: String, _ description: String? = nil, definition: String? = nil) {
    notes.form = .variants(tag: tag)
    notes.whole.description = description
    notes.definition = definition
  }

  private func adding(_ change: (inout Notes) -> Void) -> Self {
    var changed = self
    change(&changed.notes)
    return changed
  }
}

// MARK: Fields

extension SchemaNotes {
  /// Says something of a stored property. Of a wrapped one, the path is that of its storage: `\._total`.
  ///
  /// - Parameters:
  ///   - path: The way to the property.
  ///   - phrase: What it looks like, or the part of a phrase behind the type.
  ///   - description: What it is, where that takes several lines.
  ///   - mayBeMissing: Whether an optional property is left out rather than null.
  ///   - isUnique: Whether the items of a list are all different.
  ///   - keys: What the names in a dictionary mean.
  ///   - examples: JSON texts of values to show what is meant.
  ///   - normalize: What is done to a value before it is judged: `"upper"`, `"date(dmy)"`, `"none"`.
  public func field(
    _ path: any PartialKeyPath<Described> & Sendable, _ phrase: String? = nil,
    description: String? = nil, mayBeMissing: Bool = false, isUnique: Bool = false,
    keys: String? = nil,
    examples: [String] = [], normalize: [String]? = nil
  ) -> Self {
    adding {
      let remark = Notes.Remark(
        phrase: phrase, mayBeMissing: mayBeMissing, isUnique: isUnique, keys: keys,
        examples: examples, normalisers: normalize, description: description)
      $0.fields.append((Notes.Field(path), remark))
    }
  }

  /// Says by a JSON Schema what a stored property looks like.
  public func field(
    _ path: any PartialKeyPath<Described> & Sendable, jsonSchema: String, isSent: Bool = true,
    _ description: String? = nil, mayBeMissing: Bool = false
  ) -> Self {
    adding {
      var remark = Notes.Remark(mayBeMissing: mayBeMissing)
      remark.jsonSchema = (jsonSchema, isSent)
      remark.description = description
      $0.fields.append((Notes.Field(path), remark))
    }
  }

  /// Says something of a member by its name in JSON, where no stored property stands for it.
  public func field(
    named name: String, _ phrase: String, mayBeMissing: Bool = false
  ) -> Self {
    adding {
      let remark = Notes.Remark(phrase: phrase, mayBeMissing: mayBeMissing)
      $0.fields.append((.member(name), remark))
    }
  }

  /// Says something of the value as a whole, as ``field(_:_:description:mayBeMissing:isUnique:keys:examples:normalize:)``
  /// does of a property: of a type that is a single value, or a list.
  public func whole(
    _ phrase: String? = nil, description: String? = nil, isUnique: Bool = false,
    keys: String? = nil, examples: [String] = [], normalize: [String]? = nil
  ) -> Self {
    adding {
      $0.whole.description = description ?? $0.whole.description
      $0.whole.phrase = phrase
      $0.whole.isUnique = isUnique
      $0.whole.keys = keys
      $0.whole.examples = examples
      $0.whole.normalisers = normalize
    }
  }
}

// MARK: Values, variants, definitions

extension SchemaNotes where Described: RawRepresentable {
  /// Says what a value of the enum means.
  public func value(_ value: Described, _ meaning: String) -> Self {
    let raw = Reflector.json(value.rawValue)
    return adding { notes in if let raw { notes.meanings.append((raw, meaning)) } }
  }
}

extension SchemaNotes {
  /// Adds a variant whose fields are those of a type, and says what it means.
  public func variant(
    _ name: String, _ fields: any (Decodable & SendableMetatype).Type, _ meaning: String? = nil
  ) -> Self {
    adding { $0.variants.append(Notes.Variant(name: name, fields: fields, meaning: meaning)) }
  }

  /// Adds a variant without fields, and says what it means.
  public func variant(_ name: String, _ meaning: String? = nil) -> Self {
    adding { $0.variants.append(Notes.Variant(name: name, fields: nil, meaning: meaning)) }
  }

  /// Lets definitions stand in this order, whether or not they are used.
  public func definitions(_ types: any (Decodable & SendableMetatype).Type...) -> Self {
    adding { $0.definitionTypes += types }
  }
}

// Generated from product-photo.yaml by extract schema swift; do not edit.

public import SchemaGen

/// A record by product-photo.yaml.
public struct ProductPhotoRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `string 3..80`
  public var title: String
  /// `Category`
  public var category: Category
  /// plain colour names, main colour first
  public var colors: [String]
  /// only if a logo or label is visible
  public var brand: String?
  /// `attributes`
  public var attributes: [String: AttributesValue]
  /// `Defect[]`
  public var defects: [Defect]
  /// for a blind reader
  public var altText: String
  /// `number 0..1`
  public var confidence: Double

  /// Makes one of its values.
  public init(
    title: String,
    category: Category,
    colors: [String],
    brand: String?,
    attributes: [String: AttributesValue],
    defects: [Defect],
    altText: String,
    confidence: Double
  ) {
    self.title = title
    self.category = category
    self.colors = colors
    self.brand = brand
    self.attributes = attributes
    self.defects = defects
    self.altText = altText
    self.confidence = confidence
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(title, forKey: .title)
    try container.encode(category, forKey: .category)
    try container.encode(colors, forKey: .colors)
    try container.encode(brand, forKey: .brand)
    try container.encode(attributes, forKey: .attributes)
    try container.encode(defects, forKey: .defects)
    try container.encode(altText, forKey: .altText)
    try container.encode(confidence, forKey: .confidence)
  }

  private enum CodingKeys: String, CodingKey {
    case title
    case category
    case colors
    case brand
    case attributes
    case defects
    case altText = "alt_text"
    case confidence
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.title, "string 3..80")
    .field(\.colors, "string[] 1..5 -- plain colour names, main colour first")
    .field(\.brand, "-- only if a logo or label is visible")
    .field(\.attributes, keys: "what the value is, e.g. material or heel height")
    .field(\.altText, "string ..125 -- for a blind reader")
    .field(\.confidence, "number 0..1")

  /// `category`
  public enum Category: String, CaseIterable, Codable, Sendable, Hashable {
    case shoes
    case clothing
    case bags
    case electronics
    case furniture
    case other
  }

  /// `attributesValue`
  public enum AttributesValue: Codable, Sendable, Hashable {
    case text(String)
    case number(Double)

    /// Reads the first that fits.
    public init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let value = try? container.decode(String.self) {
        self = .text(value)
        return
      }
      self = .number(try container.decode(Double.self))
    }

    /// Writes the value itself.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let value): try container.encode(value)
      case .number(let value): try container.encode(value)
      }
    }
  }

  /// `Defect`
  public struct Defect: Codable, Sendable, Hashable, SchemaDescribed {
    /// `Area`
    public var area: Area
    /// 1 is barely visible
    public var severity: Int
    /// ymin, xmin, ymax, xmax, 0 to 1000
    public var box: [Int]

    /// Makes one of its values.
    public init(area: Area, severity: Int, box: [Int]) {
      self.area = area
      self.severity = severity
      self.box = box
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.severity, "integer 1..3 -- 1 is barely visible")
      .field(\.box, "integer[] 4 -- ymin, xmin, ymax, xmax, 0 to 1000")

    /// `area`
    public enum Area: String, CaseIterable, Codable, Sendable, Hashable {
      case front
      case back
      case side
      case sole
      case label
    }
  }
}

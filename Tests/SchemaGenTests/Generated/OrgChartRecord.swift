// Generated from org-chart.yaml by extract schema swift; do not edit.

public import SchemaGen

/// A record by org-chart.yaml.
public struct OrgChartRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `string`
  public var company: String
  /// the day that the chart says it shows
  public var asOf: String?
  /// `Person`
  public var head: Person

  /// Makes one of its values.
  public init(company: String, asOf: String?, head: Person) {
    self.company = company
    self.asOf = asOf
    self.head = head
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(company, forKey: .company)
    try container.encode(asOf, forKey: .asOf)
    try container.encode(head, forKey: .head)
  }

  private enum CodingKeys: String, CodingKey {
    case company
    case asOf = "as_of"
    case head
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.asOf, "date? -- the day that the chart says it shows")
    .definitions(Person.self)

  /// one box of the chart
  public struct Person: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string?`
    public var name: String?
    /// `string`
    public var title: String
    /// `string?`
    public var department: String?
    /// the boxes drawn directly below, left to right
    public var reports: [Person]

    /// Makes one of its values.
    public init(name: String?, title: String, department: String?, reports: [Person]) {
      self.name = name
      self.title = title
      self.department = department
      self.reports = reports
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(name, forKey: .name)
      try container.encode(title, forKey: .title)
      try container.encode(department, forKey: .department)
      try container.encode(reports, forKey: .reports)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>("one box of the chart", definition: "person")
      .field(\.reports, "-- the boxes drawn directly below, left to right")
  }
}

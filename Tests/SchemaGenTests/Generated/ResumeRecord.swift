// Generated from resume.yaml by extract schema swift; do not edit.

public import Foundation
public import SchemaGen

/// A record by resume.yaml.
public struct ResumeRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// `string`
  public var name: String
  /// `email?`
  public var email: String?
  /// as printed
  public var phone: String?
  /// `url[]`
  public var links: [URL]
  /// `string?`
  public var location: String?
  /// the applicant's own, at most three sentences
  public var summary: String?
  /// `Job[]`
  public var jobs: [Job]
  /// `Education[]`
  public var education: [Education]
  /// `(string 1..60)[] ..60`
  public var skills: [String]
  /// `Language2[]`
  public var languages: [Language2]
  /// `string[]`
  public var certificates: [String]?

  /// Makes one of its values.
  public init(
    name: String,
    email: String?,
    phone: String?,
    links: [URL],
    location: String?,
    summary: String?,
    jobs: [Job],
    education: [Education],
    skills: [String],
    languages: [Language2],
    certificates: [String]? = nil
  ) {
    self.name = name
    self.email = email
    self.phone = phone
    self.links = links
    self.location = location
    self.summary = summary
    self.jobs = jobs
    self.education = education
    self.skills = skills
    self.languages = languages
    self.certificates = certificates
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(email, forKey: .email)
    try container.encode(phone, forKey: .phone)
    try container.encode(links, forKey: .links)
    try container.encode(location, forKey: .location)
    try container.encode(summary, forKey: .summary)
    try container.encode(jobs, forKey: .jobs)
    try container.encode(education, forKey: .education)
    try container.encode(skills, forKey: .skills)
    try container.encode(languages, forKey: .languages)
    try container.encodeIfPresent(certificates, forKey: .certificates)
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.email, "email?")
    .field(\.phone, "-- as printed")
    .field(\.summary, "-- the applicant's own, at most three sentences")
    .field(\.skills, "(string 1..60)[] ..60")
    .field(\.certificates, mayBeMissing: true)
    .definitions(Month.self)

  /// `Job`
  public struct Job: Codable, Sendable, Hashable, SchemaDescribed {
    /// `string`
    public var employer: String
    /// `string`
    public var title: String
    /// `Month`
    public var from: Month
    /// null if it goes on
    public var to: Month?
    /// `string[]`
    public var tasks: [String]

    /// Makes one of its values.
    public init(employer: String, title: String, from: Month, to: Month?, tasks: [String]) {
      self.employer = employer
      self.title = title
      self.from = from
      self.to = to
      self.tasks = tasks
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(employer, forKey: .employer)
      try container.encode(title, forKey: .title)
      try container.encode(from, forKey: .from)
      try container.encode(to, forKey: .to)
      try container.encode(tasks, forKey: .tasks)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.to, "-- null if it goes on")
  }

  /// `Education`
  public struct Education: Codable, Sendable, Hashable {
    /// `string`
    public var school: String
    /// `string?`
    public var degree: String?
    /// `string?`
    public var field: String?
    /// `Month?`
    public var to: Month?

    /// Makes one of its values.
    public init(school: String, degree: String?, field: String?, to: Month?) {
      self.school = school
      self.degree = degree
      self.field = field
      self.to = to
    }

    /// Writes null where nothing is known, and leaves out what may be missing.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(school, forKey: .school)
      try container.encode(degree, forKey: .degree)
      try container.encode(field, forKey: .field)
      try container.encode(to, forKey: .to)
    }
  }

  /// `Language`
  public struct Language2: Codable, Sendable, Hashable, SchemaDescribed {
    /// `language`
    public var language: String
    /// `Level`
    public var level: Level

    /// Makes one of its values.
    public init(language: String, level: Level) {
      self.language = language
      self.level = level
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>()
      .field(\.language, "language")

    /// `level`
    public enum Level: String, CaseIterable, Codable, Sendable, Hashable {
      case native
      case fluent
      case working
      case basic
      case notStated = "not stated"
    }
  }

  /// year and month as YYYY-MM, or YYYY alone
  public struct Month: Codable, Sendable, Hashable, SchemaDescribed {
    /// The value itself.
    public var value: String

    /// Makes one of its value.
    public init(_ value: String) {
      self.value = value
    }

    /// Reads the value itself.
    public init(from decoder: any Decoder) throws {
      value = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes the value itself.
    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      try container.encode(value)
    }

    /// What the schema says beside the types.
    public static let schemaNotes = SchemaNotes<Self>(definition: "month")
      .whole(
        """
        string /[0-9]{4}(-(0[1-9]|1[0-2]))?/ -- year and month as YYYY-MM, or YYYY alone
        """
      )
  }
}

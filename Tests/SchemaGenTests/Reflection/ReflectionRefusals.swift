import Foundation
import OrderedJSON

/// Types that have no schema, and what is said of them.
enum ReflectionRefusals {
  typealias Row = (type: any (Decodable & SendableMetatype).Type, complaint: String)

  static let rows: [Row] = [
    (
      Foreign.self,
      "Foreign.letters: CharacterSet has no form in JSON that a model could write; use String, or a "
        + "type of your own"
    ),
    (
      Listed.self,
      "Listed.dates: Calendar has no form in JSON that a model could write; use String, or a type "
        + "of your own"
    ),
    (
      Anything.self,
      "Anything.value: JSON may be any value; use a type with properties, or let it be "
        + "SchemaDescribed and say what it looks like"
    ),
    (
      ByIdentity.self,
      "ByIdentity.values: Dictionary<UUID, Int> is coded as a list of keys and values in turn; use "
        + "String keys, or let the key be CodingKeyRepresentable"
    ),
    (
      Holder.self,
      "Holder.animal: nothing is taken by the init(from:) of Tagged, which asks for \"type\"; let it "
        + "be SchemaDescribed and say what it looks like"
    ),
    (
      EitherOr.self,
      "EitherOr: \"mail\", \"phone\" may not all be missing or null at once; let it be "
        + "SchemaDescribed and say what the type looks like"
    ),
    (
      Box.self,
      "Box: every Box needs another one inside it; make the property optional or a list"
    ),
    (
      Growing<Int>.self,
      "Growing<Int>: a type holds a larger one of its kind, without an end; use a "
        + "type that holds itself"
    ),
    (
      Looked.self,
      "Looked: the key \"flag\" is looked for and never read; let it be SchemaDescribed and say "
        + "what it looks like"
    ),
    (
      Mixed.self,
      "Mixed: keys of its own and any others are read from one object; put the others into a "
        + "dictionary of their own"
    ),
  ]
}

private struct Foreign: Codable { var letters: CharacterSet? }
private struct Listed: Codable { var dates: [Calendar] }
private struct Anything: Codable { var value: JSON }
private struct ByIdentity: Codable { var values: [UUID: Int] }
private struct Holder: Decodable { var animal: Tagged }

private enum Tagged: Decodable {
  case cat, dog
  enum CodingKeys: CodingKey { case type }
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(String.self, forKey: .type) {
    case "cat": self = .cat
    case "dog": self = .dog
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .type, in: container, debugDescription: "no such animal")
    }
  }
}

private struct EitherOr: Decodable {
  var mail: String?
  var phone: String?
  enum CodingKeys: CodingKey { case mail, phone }
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    mail = try container.decodeIfPresent(String.self, forKey: .mail)
    phone = try container.decodeIfPresent(String.self, forKey: .phone)
    guard mail != nil || phone != nil else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "one is needed"))
    }
  }
}

private final class Box: Codable { var inner: Box }

private struct Growing<Item: Decodable>: Decodable {
  init(from decoder: any Decoder) throws {
    _ = try decoder.singleValueContainer().decode([Growing<[Item]>].self)
  }
}

private struct Looked: Decodable {
  var isThere: Bool
  enum CodingKeys: CodingKey { case flag }
  init(from decoder: any Decoder) throws {
    isThere = try decoder.container(keyedBy: CodingKeys.self).contains(.flag)
  }
}

private struct Mixed: Decodable {
  var others: [String: Int] = [:]
  struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    _ = try container.decode(String.self, forKey: AnyKey(stringValue: "fixed"))
    for key in container.allKeys {
      others[key.stringValue] = try? container.decode(Int.self, forKey: key)
    }
  }
}

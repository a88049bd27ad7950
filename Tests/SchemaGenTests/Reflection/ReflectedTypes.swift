import Foundation
import SchemaGen

// Types as people write them, one construct each.

struct Scalars: Decodable {
  var text: String
  var truth: Bool
  var whole: Int
  var number: Double
  var single: Float
  var amount: Decimal
  var moment: Date
  var link: URL
  var id: UUID
  var bytes: Data
}

struct Widths: Decodable {
  var a: Int8
  var b: Int16
  var c: Int32
  var d: Int64
  var e: UInt
  var f: UInt8
  var g: UInt16
  var h: UInt32
  var i: UInt64
  var j: Int128
  var k: UInt128
}

struct Optionals: Codable {
  var text: String?
  var number: Int?
  var list: [String?]?
  var never: Never?
}

struct Renamed: Codable {
  var total: Int
  var dueDate: String?
  var notCoded = 5
  var kept: Int

  enum CodingKeys: String, CodingKey {
    case kept = "Kept!"
    case total = "the total"
    case dueDate
  }
}

struct Defaulted: Codable {
  var count = 5
  let version: Int
  private var hidden = "x"
  lazy var late = 3
  var computed: Int { count }
  init(version: Int) { self.version = version }
}

struct Lenient: Decodable {
  var tries: Int?
  var pages: Int
  var tags: [String]
  var note: String

  enum CodingKeys: CodingKey { case tries, pages, tags, note }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    tries = try container.decodeIfPresent(Int.self, forKey: .tries)
    pages = try container.decodeIfPresent(Int.self, forKey: .pages) ?? 1
    tags = container.contains(.tags) ? try container.decode([String].self, forKey: .tags) : []
    guard let note = try container.decodeIfPresent(String.self, forKey: .note) else {
      throw DecodingError.dataCorruptedError(
        forKey: .note, in: container, debugDescription: "a note is needed")
    }
    self.note = note
  }
}

struct Nested: Codable {
  struct Line: Codable {
    var text: String
    var amounts: [[Decimal]]
  }
  var lines: [Line]
  var unique: Set<String>
  var byName: [String: Int]
  var byUnit: [Unit: Double]

  enum Unit: String, Codable, CodingKeyRepresentable { case hour, day }
}

struct Numbered: Codable { var years: [Int: Decimal] }

struct Party: Codable {
  var name: String
  var country: String?
}

struct Contract: Codable {
  var seller: Party
  var buyer: Party?
  var witnesses: [Party]
}

enum Status: String, Codable, CaseIterable { case draft, issued = "ISSUED", paid }
enum Rate: Int, Codable { case none = 0, low = 7, high = 19 }
enum Single: String, Codable { case only }

struct Enums: Codable {
  var status: Status
  var rate: Rate?
  var single: Single
  var several: [Status]
}

enum Shipping: Codable {
  case post(street: String, zip: String)
  case pickup
  case courier(String, hours: Int?)
}

indirect enum Expression: Codable {
  case sum(Expression, Expression)
  case number(Double)
}

struct Person: Codable {
  var name: String?
  var reports: [Person]
}

final class Chain: Codable {
  var title: String
  var next: Chain?
  init(title: String) { self.title = title }
}

struct Chicken: Codable {
  var egg: Egg?
  var name: String
}
final class Egg: Codable {
  var chicken: Chicken
  var isFresh: Bool
}

class Animal: Codable { var name: String = "" }
class Dog: Animal {
  var breed: String
  enum CodingKeys: CodingKey { case breed }
  required init(from decoder: any Decoder) throws {
    breed = try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .breed)
    try super.init(from: decoder)
  }
}
class Cat: Animal {
  var lives: Int
  enum CodingKeys: CodingKey { case lives }
  required init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    lives = try container.decode(Int.self, forKey: .lives)
    try super.init(from: container.superDecoder())
  }
}

@propertyWrapper struct Clamped: Codable {
  var wrappedValue: Int
  init(wrappedValue: Int) { self.wrappedValue = wrappedValue }
  init(from decoder: any Decoder) throws {
    wrappedValue = try decoder.singleValueContainer().decode(Int.self)
  }
}
struct Wrapped: Codable { @Clamped var share: Int }

struct Page<Item: Codable>: Codable {
  var items: [Item]
  var next: Item?
}
struct Generic: Codable {
  var parties: Page<Party>
  var more: Page<Party>
  var numbers: Page<Int>
}

struct Place: Decodable {
  var latitude: Double
  var longitude: Double
  var country: String?

  enum CodingKeys: CodingKey { case position, address }
  enum PositionKeys: CodingKey { case lat, lon }
  enum AddressKeys: CodingKey { case country }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let position = try container.nestedContainer(keyedBy: PositionKeys.self, forKey: .position)
    latitude = try position.decode(Double.self, forKey: .lat)
    longitude = try position.decode(Double.self, forKey: .lon)
    let address = try container.nestedContainer(keyedBy: AddressKeys.self, forKey: .address)
    country = try address.decodeIfPresent(String.self, forKey: .country)
  }
}

struct Point: Decodable {
  var x: Double
  var y: Double
  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    x = try container.decode(Double.self)
    y = try container.decode(Double.self)
  }
}

struct Pair: Decodable {
  var name: String
  var count: UInt8?
  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    name = try container.decode(String.self)
    count = try container.decode(UInt8?.self)
  }
}

struct Looped: Decodable {
  var words: [String] = []
  init(from decoder: any Decoder) throws {
    var container = try decoder.unkeyedContainer()
    while !container.isAtEnd { words.append(try container.decode(String.self)) }
  }
}

struct Free: Decodable {
  var values: [String: Int] = [:]
  struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: AnyKey.self)
    for key in container.allKeys {
      values[key.stringValue] = try container.decode(Int.self, forKey: key)
    }
  }
}

enum Loose: Decodable {
  case number(Int)
  case text(String)
  case party(Party)
  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .party(try container.decode(Party.self))
    }
  }
}

enum Pet: Decodable {
  enum Kind: String, Codable { case cat, dog }
  case cat(lives: Int)
  case dog(breed: String?)
  enum CodingKeys: CodingKey { case type, lives, breed }
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(Kind.self, forKey: .type) {
    case .cat: self = .cat(lives: try container.decode(Int.self, forKey: .lives))
    case .dog: self = .dog(breed: try container.decodeIfPresent(String.self, forKey: .breed))
    }
  }
}

struct Meters: RawRepresentable, Codable { var rawValue: Double }
struct Flags: OptionSet, Codable { let rawValue: UInt8 }
struct Values: Codable {
  var length: Meters
  var flags: Flags
}

/// Takes only what looks like a day.
struct Day: Decodable {
  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard text.split(separator: "-").count == 3 else {
      throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no day"))
    }
  }
}

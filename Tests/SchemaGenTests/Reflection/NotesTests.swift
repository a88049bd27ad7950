import Foundation
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `Notes on a type` {
  @Test func `say bounds, words, meanings and what may be missing, by key paths`() throws {
    let schema = try `A Codable type`.schema(of: Invoice.self)

    #expect(
      schema == #"""
        {"type":"object","properties":{\#
        "number":{"type":"string","minLength":1,"maxLength":40,"description":"exactly as printed"},\#
        "day":{"type":"string","format":"date"},\#
        "due":{"type":["string","null"],"format":"date","description":"nothing if paid"},\#
        "total":{"type":"number","multipleOf":0.01,"minimum":0},\#
        "VAT":{"type":"number","minimum":0,"description":"in percent"},\#
        "reference":{"type":"string"},\#
        "both":{"type":["string","null"],"maxLength":9},\#
        "seller":{"$ref":"#/$defs/party","description":"who sends it"},\#
        "lines":{"type":"array","items":{"$ref":"#/$defs/Line"},"minItems":1,"maxItems":50},\#
        "more":{"type":["array","null"],"items":{"$ref":"#/$defs/Line"},"minItems":2},\#
        "tags":{"type":"array","items":{"type":"string","maxLength":40},"maxItems":5,\#
        "uniqueItems":true,"examples":[["a","b"]]},\#
        "rates":{"type":"object","additionalProperties":{"type":"number"},"maxProperties":3},\#
        "state":{"type":"string","enum":["open","PAID"],\#
        "description":"how far it is (PAID: money came)"},\#
        "kind":{"type":"string","enum":["a","b"]},\#
        "share":{"type":"integer","minimum":0,"maximum":100},\#
        "extra":{"type":"object","maxProperties":2,"description":"anything"}},\#
        "required":["number","day","due","total","VAT","seller","lines","more","tags","rates",\#
        "state","kind","share","extra"],\#
        "additionalProperties":false,"description":"a supplier's invoice","$defs":{\#
        "party":{"type":"object","properties":{"name":{"type":"string"}},"required":["name"],\#
        "additionalProperties":false,"description":"a company"},\#
        "Line":{"type":"object","properties":{"text":{"type":"string"}},"required":["text"],\#
        "additionalProperties":false}}}
        """#)
  }

  @Test func `say what a type looks like that cannot be asked`() throws {
    let schema = try `A Codable type`.schema(of: Account.self)

    #expect(
      schema == #"""
        {"type":"object","properties":{\#
        "iban":{"type":"string","pattern":"^(?:[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30})$"},\#
        "payment":{"anyOf":[\#
        {"type":"object","properties":{"method":{"const":"transfer"},"to":{"type":"string"}},\#
        "required":["method","to"],"additionalProperties":false,"description":"by bank"},\#
        {"type":"object","properties":{"method":{"const":"cash"}},\#
        "required":["method"],"additionalProperties":false}],"description":"how it is paid"},\#
        "term":{"$ref":"#/$defs/term"}},\#
        "required":["iban","payment","term"],"additionalProperties":false,"$defs":{\#
        "term":{"anyOf":[{"type":"object","properties":{"op":{"const":"sum"},\#
        "left":{"$ref":"#/$defs/term"},"right":{"$ref":"#/$defs/term"}},\#
        "required":["op","left","right"],"additionalProperties":false},\#
        {"type":"object","properties":{"op":{"const":"number"},"value":{"type":"number"}},\#
        "required":["op","value"],"additionalProperties":false}]}}}
        """#)
  }

  @Test func `carry what no schema says`() throws {
    let blueprint = try Blueprint(of: Invoice.self)

    let local = LocalSchema(blueprint)
    #expect(local.keyMeanings == [["properties", "rates"]: "the country"])
    guard case .group(let group) = blueprint.output.kind else {
      Issue.record("an invoice is a group")
      return
    }
    let day = try #require(group.fields.first { $0.name == "day" })
    #expect(
      day.shape.normalisers
        == [NormaliserCall("trim"), NormaliserCall("date", ["dmy", "pivot 50"])])
  }

  @Test func `spell normalisers as a schema file does`() throws {
    guard case .group(let group) = try Blueprint(of: Tidied.self).output.kind else {
      Issue.record("it is a group")
      return
    }
    #expect(
      group.fields.map(\.shape.normalisers) == [
        [NormaliserCall("null_words", ["n/a, see below", ")", "it's"])], [],
      ])
  }

  @Test(arguments: Wrong.rows.indices)
  func `have to agree with the type`(row: Int) {
    let row = Wrong.rows[row]

    #expect {
      _ = try Blueprint(of: row.type)
    } throws: {
      "\($0)" == row.complaint
    }
  }
}

private struct Invoice: Codable, SchemaDescribed {
  var number: String
  var day: String
  var due: String?
  var total: Decimal
  var vat: Double
  var reference: String?
  var both: String?
  var seller: Seller
  var lines: [Line]
  var more: [Line]?
  var tags: [String]
  var rates: [String: Double]
  var state: State
  var kind: String
  @Clamped var share: Int
  var extra: JSON

  enum CodingKeys: String, CodingKey {
    case number, day, due, total
    case vat = "VAT"
    case reference, both, seller, lines, more, tags, rates, state, kind, share, extra
  }

  struct Line: Codable { var text: String }

  enum State: String, Codable, SchemaDescribed {
    case open
    case paid = "PAID"
    static let schemaNotes = SchemaNotes<Self>("how far it is").value(.paid, "money came")
  }

  static let schemaNotes = SchemaNotes<Self>("a supplier's invoice")
    .field(\.number, "string 1..40 -- exactly as printed")
    .field(\.day, "date", normalize: ["trim", "date(dmy, pivot 50)"])
    .field(\.due, "date? -- nothing if paid")
    .field(\.total, "decimal(2) >= 0")
    .field(\.vat, ">= 0 -- in percent")
    .field(\.reference, mayBeMissing: true)
    .field(\.both, "? ..9", mayBeMissing: true)
    .field(\.seller, "-- who sends it")
    .field(\.lines, "1..50")
    .field(\.more, "Line[]? 2..")
    .field(\.tags, "(string ..40)[] ..5", isUnique: true, examples: [#"["a", "b"]"#])
    .field(\.rates, "..3", keys: "the country")
    .field(\.kind, "one of a, b")
    .field(\._share, "0..100")
    .field(\.extra, jsonSchema: #"{"type": "object", "maxProperties": 2}"#, "anything")
}

private struct Tidied: Decodable, SchemaDescribed {
  var name: String?
  var code: String
  static let schemaNotes = SchemaNotes<Self>()
    .field(\.name, normalize: [#"null_words("n/a, see below", ")", 'it''s')"#])
    .field(\.code, normalize: ["none"])
}

private struct Seller: Codable, SchemaDescribed {
  var name: String
  static let schemaNotes = SchemaNotes<Self>("a company", definition: "party")
}

private struct Account: Decodable {
  var iban: IBAN
  var payment: Payment
  var term: Term
}

private struct IBAN: Decodable, SchemaDescribed {
  static let schemaNotes = SchemaNotes<Self>(as: "string /[A-Z]{2}[0-9]{2}[A-Z0-9]{10,30}/")
  init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    precondition(text.utf8.count >= 14, "what else is given ends the program")
  }
}

private enum Payment: Decodable, SchemaDescribed {
  case transfer(Transfer)
  case cash

  struct Transfer: Decodable { var to: String }

  static let schemaNotes = SchemaNotes<Self>(tag: "method", "how it is paid")
    .variant("transfer", Transfer.self, "by bank")
    .variant("cash")

  enum CodingKeys: CodingKey { case method }
  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    switch try container.decode(String.self, forKey: .method) {
    case "transfer": self = .transfer(try Transfer(from: decoder))
    case "cash": self = .cash
    default:
      throw DecodingError.dataCorruptedError(
        forKey: .method, in: container, debugDescription: "no such method")
    }
  }
}

private indirect enum Term: Decodable, SchemaDescribed {
  case sum(Sum)
  case number(Number)

  struct Sum: Decodable {
    var left: Term
    var right: Term
  }
  struct Number: Decodable { var value: Double }

  static let schemaNotes = SchemaNotes<Self>(tag: "op", definition: "term")
    .variant("sum", Sum.self)
    .variant("number", Number.self)

  enum CodingKeys: CodingKey { case op }
  init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .op) {
    case "sum": self = .sum(try Sum(from: decoder))
    default: self = .number(try Number(from: decoder))
    }
  }
}

private enum Wrong {
  typealias Row = (type: any (Decodable & SendableMetatype).Type, complaint: String)

  static let rows: [Row] = [
    (
      OtherType.self,
      "OtherType.count: the notes say date, but the property is integer; change one of them"
    ),
    (
      NotNull.self,
      "NotNull.name: the notes say \"?\", but the property is string; change one of them"
    ),
    (
      NotMissing.self,
      "NotMissing.name: the notes say that it may be missing, but the property is string; change one "
        + "of them"
    ),
    (
      Mistyped.self, "Mistyped.name: strng ..4: unknown type \"strng\"; did you mean \"string\"?"
    ),
    (
      Computed.self,
      "Computed: the notes speak of \"other\", which is not decoded; known are \"name\""
    ),
    (
      Places.self,
      "Places.share: the notes say decimal(2), but the property is number; change one of them"
    ),
    (
      Values.self,
      "Values.state: the notes say one of open, late, but the property is one of open, paid; change "
        + "one of them"
    ),
    (
      Unknown.self, "Unknown.name: uper: unknown normaliser \"uper\"; did you mean \"upper\"?"
    ),
  ]

  struct Unknown: Decodable, SchemaDescribed {
    var name: String
    static let schemaNotes = SchemaNotes<Self>().field(\.name, normalize: ["trim", "uper"])
  }
  struct OtherType: Decodable, SchemaDescribed {
    var count: Int
    static let schemaNotes = SchemaNotes<Self>().field(\.count, "date")
  }
  struct NotNull: Decodable, SchemaDescribed {
    var name: String
    static let schemaNotes = SchemaNotes<Self>().field(\.name, "string?")
  }
  struct NotMissing: Decodable, SchemaDescribed {
    var name: String
    static let schemaNotes = SchemaNotes<Self>().field(\.name, mayBeMissing: true)
  }
  struct Mistyped: Decodable, SchemaDescribed {
    var name: String
    static let schemaNotes = SchemaNotes<Self>().field(\.name, "strng ..4")
  }
  struct Computed: Decodable, SchemaDescribed {
    var name: String
    static let schemaNotes = SchemaNotes<Self>().field(named: "other", "string")
  }
  struct Places: Decodable, SchemaDescribed {
    var share: Double
    static let schemaNotes = SchemaNotes<Self>().field(\.share, "decimal(2)")
  }
  struct Values: Decodable, SchemaDescribed {
    enum State: String, Decodable { case open, paid }
    var state: State
    static let schemaNotes = SchemaNotes<Self>().field(\.state, "one of open, late")
  }
}

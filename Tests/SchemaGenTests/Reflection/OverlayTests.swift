import Foundation
import OrderedJSON
import SchemaGen
import Testing

@Suite struct `A schema in YAML laid over a type` {
  @Test func `brings words, bounds, meanings and what may be missing, by name`() throws {
    let yaml = """
      output:
        reports: (person[]) ..9 -- who works for whom
        kind?: {$enum: {a: one, b: another}}
        total: decimal(2) >= 0
        day: date?
        pay -- how:
          $one_of:
            $tag: by
            cash -- in coins: {amount: decimal(2)}
        holder: {name: string ..40}
        by day: (map of (string ..9)) ..3
      definitions:
        person -- one of us:
          title: string 1.. -- as on the door
          next: person? -- the one below
      """

    let overlaid = try Blueprint(of: Firm.self).overlaid(by: Schema(yaml: yaml).blueprint)

    var schema = LocalSchema(overlaid).schema
    schema["$schema"] = nil
    #expect(
      schema.text() == #"""
        {"type":"object","properties":{\#
        "total":{"type":"number","multipleOf":0.01,"minimum":0},\#
        "day":{"type":["string","null"],"format":"date"},\#
        "kind":{"type":"string","enum":["a","b"],"description":"a: one; b: another"},\#
        "reports":{"type":"array","items":{"$ref":"#/$defs/Chain"},"maxItems":9,\#
        "description":"who works for whom"},\#
        "pay":{"anyOf":[{"type":"object","properties":{"by":{"const":"cash"},\#
        "amount":{"type":"number","multipleOf":0.01}},"required":["by","amount"],\#
        "additionalProperties":false,"description":"in coins"},\#
        {"type":"object","properties":{"by":{"const":"card"},"last4":{"type":"string"}},\#
        "required":["by","last4"],"additionalProperties":false}],"description":"how"},\#
        "holder":{"type":"object","properties":{"name":{"type":"string","maxLength":40},\#
        "country":{"type":["string","null"]}},"required":["name","country"],\#
        "additionalProperties":false},\#
        "by day":{"type":"object","additionalProperties":{"type":"string","maxLength":9},\#
        "maxProperties":3}},\#
        "required":["total","day","reports","pay","holder","by day"],\#
        "additionalProperties":false,"$defs":{"Chain":{"type":"object","properties":{\#
        "title":{"type":"string","minLength":1,"description":"as on the door"},\#
        "next":{"anyOf":[{"$ref":"#/$defs/Chain"},{"type":"null"}],\#
        "description":"the one below"}},"required":["title","next"],\#
        "additionalProperties":false,"description":"one of us"}}}
        """#)
  }

  @Test(arguments: [
    (
      "{total: date}",
      "total: the notes say date, but the property is decimal; change one of them"
    ),
    (
      "{totl: decimal}",
      "output: the notes speak of \"totl\", which is not decoded; known are \"total\", \"day\", "
        + "\"kind\", \"reports\", \"pay\", \"holder\", \"by day\""
    ),
    (
      "{total: 'decimal?'}",
      "total: the notes say that it may be null, but the property is decimal; change one of them"
    ),
    (
      "{total?: decimal}",
      "total: the notes say that it may be missing, but the property is decimal; change one of them"
    ),
    (
      "{reports: [{title: integer}]}",
      "reports[].title: the notes say integer, but the property is string; change one of them"
    ),
    (
      "{kind: 'one of a, c'}",
      "kind: the notes say one of a, c, but the property is one of a, b; change one of them"
    ),
  ])
  func `has to agree with it`(output: String, complaint: String) throws {
    let said = try Schema(yaml: "output: \(output)").blueprint

    #expect {
      _ = try Blueprint(of: Firm.self).overlaid(by: said)
    } throws: {
      "\($0)" == complaint
    }
  }

  @Test(arguments: GeneratedTypes.rows.indices)
  func `says of generated types what they say themselves`(row: Int) throws {
    let reflected = try Blueprint(of: GeneratedTypes.rows[row].type)

    let overlaid = try reflected.overlaid(by: reflected)
    #expect(LocalSchema(overlaid).schema.text() == LocalSchema(reflected).schema.text())
  }
}

private struct Firm: Decodable {
  var total: Decimal
  var day: String?
  var kind: Kind?
  var reports: [Chain]
  var pay: Pay
  var holder: Party
  var byDay: [String: String]

  enum CodingKeys: String, CodingKey {
    case total, day, kind, reports, pay, holder
    case byDay = "by day"
  }

  enum Kind: String, Codable { case a, b }
}

private enum Pay: Decodable, SchemaDescribed {
  case cash(Cash)
  case card(Card)

  struct Cash: Codable { var amount: Decimal }
  struct Card: Codable { var last4: String }

  static let schemaNotes = SchemaNotes<Self>(tag: "by")
    .variant("cash", Cash.self)
    .variant("card", Card.self)

  enum CodingKeys: CodingKey { case by }
  init(from decoder: any Decoder) throws {
    switch try decoder.container(keyedBy: CodingKeys.self).decode(String.self, forKey: .by) {
    case "cash": self = .cash(try Cash(from: decoder))
    default: self = .card(try Card(from: decoder))
    }
  }
}

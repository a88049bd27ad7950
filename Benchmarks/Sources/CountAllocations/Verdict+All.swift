// `unevaluated…` is left out: it keeps notes of what was evaluated, which takes memory.

extension Verdict {
  /// Every sort of rule, at values that take the long ways through it.
  static let all: [Verdict] = numbers + strings + arrays + objects + branches

  private static let numbers = [
    Verdict(#"{"type":["integer","null"]}"#, accepts: "1.0", refuses: "1.5"),
    Verdict(#"{"minimum":-1.5,"exclusiveMaximum":1e2}"#, accepts: "99.999", refuses: "1E2"),
    Verdict(
      #"{"maximum":1}"#, accepts: "-123456789012345678901234567890", refuses: "1e1000000000"),
    Verdict(#"{"multipleOf":0.01}"#, accepts: "19.9", refuses: "19.999"),
    Verdict(#"{"multipleOf":3}"#, accepts: "3e400", refuses: "100000000000000000000000000"),
    Verdict(#"{"const":1e2}"#, accepts: "100.0", refuses: "101"),
  ]

  private static let strings = [
    Verdict(#"{"minLength":3}"#, accepts: #""\u00e4öü""#, refuses: #""\ud83d\ude00!""#),
    Verdict(#"{"maxLength":2}"#, accepts: #""😀\n""#, refuses: #""äöü""#),
    Verdict(#"{"pattern":"^[A-Z]{3}$"}"#, accepts: #""EU\u0052""#, refuses: #""EUr""#),
    Verdict(#"{"pattern":"^x-"}"#, accepts: #""x-a""#, refuses: #""y-a""#),
    Verdict(#"{"enum":["a","b\n",2,[1]]}"#, accepts: #""b\u000a""#, refuses: #""c""#),
    Verdict(#"{"format":"date-time"}"#, accepts: #""2023-08-28T12:31:00Z""#, refuses: #""no""#),
    Verdict(#"{"format":"email"}"#, accepts: #""a@example.org""#, refuses: #""a@""#),
    Verdict(#"{"format":"uuid"}"#, accepts: #""\#(uuid)""#, refuses: #""no""#),
    Verdict(#"{"format":"ipv6"}"#, accepts: #""2001:db8::1""#, refuses: #""1::2::3""#),
    Verdict(#"{"format":"uri"}"#, accepts: #""https://example.org/a?b#c""#, refuses: #""/a""#),
    Verdict(#"{"format":"hostname"}"#, accepts: #""example.org""#, refuses: #""-a""#),
  ]

  private static let uuid = "123e4567-e89b-12d3-a456-426614174000"

  private static let arrays = [
    Verdict(
      #"{"prefixItems":[{"type":"string"}],"items":{"type":"number"},"minItems":1,"maxItems":3}"#,
      accepts: #"["a",1,2]"#, refuses: #"["a",1,"b"]"#),
    Verdict(
      #"{"contains":{"const":1},"minContains":2,"maxContains":3}"#, accepts: "[1,2,1.0]",
      refuses: "[1,2]"),
    Verdict(#"{"uniqueItems":true}"#, accepts: #"[1,"1",[1],{"a":1}]"#, refuses: "[1,2,1.0]"),
    Verdict(
      #"{"uniqueItems":true}"#, accepts: "[1,2,3,4,5,6,7,8,9,10,11]",
      refuses: "[1,2,3,4,5,6,7,8,9,10,1e0]"),
  ]

  private static let objects = [
    Verdict(
      #"{"properties":{"a":{"type":"null"},"\u00e4":true},"required":["a"],"#
        + #""additionalProperties":false}"#,
      accepts: #"{"\u0061":null,"ä":1}"#, refuses: #"{"a":null,"b":1}"#),
    Verdict(
      #"{"patternProperties":{"^x-":{"type":"string"},"[0-9]$":true},"additionalProperties":false}"#,
      accepts: #"{"x-a":"","a1":1}"#, refuses: #"{"x-a":1}"#),
    Verdict(
      #"{"propertyNames":{"maxLength":2},"minProperties":1,"maxProperties":2}"#,
      accepts: #"{"a":1,"bc":2}"#, refuses: "{}"),
    Verdict(
      #"{"dependentRequired":{"a":["b"]},"dependentSchemas":{"b":{"required":["a"]}}}"#,
      accepts: #"{"a":1,"b":2}"#, refuses: #"{"a":1}"#),
    Verdict(
      #"{"enum":[{"a":[1,{"b":null}],"c":"d"}]}"#, accepts: #"{"c":"d","a":[1.0,{"b":null}]}"#,
      refuses: #"{"c":"d","a":[1.0,{"b":0}]}"#),
  ]

  private static let branches = [
    Verdict(
      #"{"allOf":[{"type":"object"},{"anyOf":[{"required":["a"]},{"required":["b"]}]}]}"#,
      accepts: #"{"b":1}"#, refuses: "{}"),
    Verdict(#"{"oneOf":[{"minimum":1},{"maximum":3}]}"#, accepts: "4", refuses: "2"),
    Verdict(#"{"not":{"const":"a"}}"#, accepts: #""b""#, refuses: #""a""#),
    Verdict(
      #"{"if":{"type":"string"},"then":{"minLength":1},"else":{"minimum":1}}"#, accepts: #""a""#,
      refuses: "0"),
    Verdict(
      ##"{"$ref":"#/$defs/tree","$defs":{"tree":{"items":{"$ref":"#/$defs/tree"},"type":"array"}}}"##,
      accepts: "[[],[[]]]", refuses: "[[],[[1]]]"),
  ]
}

/// What can be found out about a wire schema before it is sent; each has a code that users can look up.
public enum WireCode: String, CaseIterable, Sendable {
  // What refuses a schema.
  case unknownDialect = "S001"
  case outside = "S002"
  case dynamic = "S003"
  case anything = "S004"
  case fieldsBesideMap = "S005"
  case never = "S006"
  case endless = "S007"
  case places = "S008"
  case alike = "S009"
  case tooLarge = "S010"
  // What a provider may refuse.
  case depth = "S020"
  case names = "S021"
  case choices = "S022"
  case wordyChoices = "S023"
  case longChoice = "S024"
  case itemCounts = "S025"
  case optionals = "S026"
  case unions = "S027"
  case bytes = "S028"
  case fields = "S029"
}

extension WireCode {
  /// What it is about, in a few words.
  public var title: String {
    switch self {
    case .unknownDialect: "a metaschema that is not known, or not that of the whole"
    case .outside: "a reference that leads out of the schema"
    case .dynamic: "a dynamic reference"
    case .anything: "a place where anything is allowed"
    case .fieldsBesideMap: "named fields beside a map"
    case .never: "a place where nothing is allowed"
    case .endless: "a value without an end"
    case .places: "a list with a form for each place"
    case .alike: "branches that look alike"
    case .tooLarge: "a schema that is too large"
    case .depth: "nesting that is too deep"
    case .names: "names that are too long together"
    case .choices: "too many values to choose from"
    case .wordyChoices: "too many values of several words"
    case .longChoice: "one choice with too much text"
    case .itemCounts: "limits of lists that are too high together"
    case .optionals: "too many fields that may be missing"
    case .unions: "too many places that take several types"
    case .bytes: "a schema with too much text"
    case .fields: "too many fields"
    }
  }
}

extension WireCode {
  /// What it means, why it is so, and what can be done, in a few lines.
  public var explanation: String {
    switch self {
    case .unknownDialect:
      """
      The schema, or a part of it, names a metaschema by $schema that is none of drafts 4 to 2020-12.
      Which of its keywords count is therefore not known, and one that is sent could forbid what the
      schema allows. Take $schema out, or name one of the known editions. Records are judged by each part
      in its own edition, but what is sent has to be of one.
      """
    case .outside:
      """
      A $ref leads to a place that is not in the schema: to another file, to an address, or nowhere.
      A provider is sent one text and fetches nothing. Copy what the reference means under $defs, and
      refer to it there.
      """
    case .dynamic:
      """
      A $dynamicRef or $recursiveRef leads to one of several places, depending on the way that led to
      it. No provider knows such references. Write a $ref to the one place that is meant.
      """
    case .anything:
      """
      A place of the schema has no type, so that anything may stand there, or is an object without
      fields. Providers that write by a grammar need one: they refuse such a schema, or always answer
      {}. Say what is wanted there, or let it be asked for as text that holds JSON, which is turned
      back into a value before it is judged.
      """
    case .fieldsBesideMap:
      """
      An object has named fields, and a rule for all others (additionalProperties). A map is sent as a
      list of keys and values, in which named fields have no place. Put the others into a map of
      their own, under one named field.
      """
    case .never:
      """
      No value is allowed at a place that every answer must have: a schema is false, its types exclude
      each other, or no value of an enum is left. Such a schema can only fail. Take the place out, or
      one of the rules that exclude each other.
      """
    case .endless:
      """
      A definition needs itself: each value must have another one inside it, and so on without an end.
      Let the field be missing or null, put it into a list that may be empty, or add a variant to the
      union that does without. Providers that know no recursion are sent a few levels of it; there the
      end must be reached within those levels.
      """
    case .places:
      """
      A list has a form for each of its places (prefixItems). Providers without a keyword for it are
      sent an object with one field for each place where they take one; that needs the list to end
      there ("items": false). Otherwise use an object with a name for each field, which models fill in
      more reliably anyway.
      """
    case .alike:
      """
      Answers of a union are turned back by the branch that they belong to: maps come as lists, missing
      fields as null. Two branches look alike, so that an answer could not be told to belong to one of
      them. Give each branch a required field with one fixed value of its own (a tag), or sorts of
      value that differ: a text and an object can always be told apart.
      """
    case .tooLarge:
      """
      The schema is nested too deeply, or grows too large once references are written out: schemas that
      refer to each other many times over can stand for billions of parts. Split it into several
      schemas, or name parts under $defs once and refer to them less often.
      """
    case .depth:
      """
      Objects and lists stand inside each other, references followed, and the provider bears only so
      many levels; batches bear fewer. A list of objects counts as two, a map that is sent as a list as
      two. Lift fields to their parents, or ask for the inner part by a schema of its own.
      """
    case .names:
      """
      All names of fields together have more characters than the provider takes (OpenAI counts values
      of enums, too). Shorten names and say in the description what they mean, or split the schema.
      """
    case .choices, .wordyChoices:
      """
      Each value of an enum becomes a part of the grammar that answers are written by, and values of
      several words cost more than short ones. Long lists are refused, often without a reason. Ask for
      text and match it to the list afterwards, or give the values short codes and say in the
      description what they mean.
      """
    case .longChoice:
      """
      One enum of more than 250 values has more text than the provider takes. Ask for text and match it
      to the list afterwards, or give the values short codes.
      """
    case .itemCounts:
      """
      Limits of lists (maxItems) add up over the whole schema, and lists of objects cost most: this is
      the commonest reason for a refusal without a reason. Take the limits off what is sent; they stay
      in the local schema, and answers are judged by them.
      """
    case .optionals:
      """
      Fields that may be missing multiply the ways in which an answer can be written. Require them and
      let them be null: a model then says that it looked, and found nothing.
      """
    case .unions:
      """
      Places that take several types, null among them, multiply the ways in which an answer can be
      written. Let fields be missing instead of null where the provider takes that, or ask in two steps.
      """
    case .bytes:
      """
      The schema is sent with every call, read as input, and compiled to a grammar; large ones are
      refused. Shorten descriptions, move common advice into the prompt, or split the schema.
      """
    case .fields:
      """
      The schema has more fields than the provider takes. Split it into several that are asked for one
      after the other.
      """
    }
  }
}

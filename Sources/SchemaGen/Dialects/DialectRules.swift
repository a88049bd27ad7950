/// What a provider's response schema can say: one row for each provider, one column for each keyword
/// that not all of them take.
///
/// What is not sent is said in words in the description, and judged locally all the same; so a rule
/// here is never a matter of correctness, only of how often a model has to be asked again.
struct DialectRules: Sendable {
  var constants = Constants.send
  var absence = Absence.notRequired
  /// Whether every object must say `additionalProperties: false`.
  var closesGroups = false
  /// Whether `additionalProperties` is sent where the local schema has it.
  var sendsClosing = false
  var maps = Maps.asPairs
  var integerBounds = true
  var numberBounds = true
  var exclusiveBounds = ExclusiveBounds.send
  var multiples = true
  var lengths = Lengths.send
  var patterns = Patterns.withoutLookaround
  var formats: Set<String> = []
  var itemCounts = ItemCounts.send
  var tuples = Tuples.refuse
  var loops = Loops.send
  /// Whether every `$ref` is replaced by what it leads to.
  var inlinesAll = false
  /// Whether a definition that is used once is replaced, too.
  var inlinesSingle = true
  /// Whether `{}` and objects without properties may be sent.
  var takesAnything = false
  /// Whether the root must be an object that is no union.
  var wantsObjectAtRoot = false
  /// Whether `propertyOrdering` is written.
  var writesOrdering = false
  /// Choices of more values become text with the list in words.
  var mostChoices = Int.max
  /// Descriptions are cut to so many characters.
  var longestNote = Int.max

  enum Constants { case send, asChoice }
  /// How a member that may be missing is said: left out of `required`, or required and null.
  enum Absence { case notRequired, null }
  enum Maps { case send, asPairs }
  enum ExclusiveBounds { case send, shiftIntegers, words }
  enum Lengths { case send, unlessPattern, words }
  enum Patterns { case send, withoutLookaround, anchored, words }
  enum ItemCounts { case send, noneOrOne, words }
  enum Tuples { case send, asGroup, refuse }
  /// What is done with definitions that contain themselves.
  enum Loops { case send, relax, unroll }
}

extension DialectRules {
  /// The table.
  static func of(_ provider: Provider) -> DialectRules {
    switch provider {
    case .gemini, .geminiBatch:
      DialectRules(
        constants: .asChoice, numberBounds: false, exclusiveBounds: .shiftIntegers,
        multiples: false, lengths: .words, patterns: .words,
        formats: ["date", "time", "date-time"], itemCounts: .words, tuples: .send, loops: .relax,
        writesOrdering: true)
    case .openAI:
      DialectRules(
        absence: .null, closesGroups: true,
        formats: [
          "date-time", "time", "date", "duration", "email", "hostname", "ipv4", "ipv6", "uuid",
        ], tuples: .asGroup, wantsObjectAtRoot: true)
    case .anthropic:
      DialectRules(
        constants: .asChoice, closesGroups: true, integerBounds: false, numberBounds: false,
        exclusiveBounds: .words, multiples: false, lengths: .words,
        formats: [
          "date-time", "time", "date", "duration", "email", "hostname", "uri", "ipv4", "ipv6",
          "uuid",
        ], itemCounts: .noneOrOne, tuples: .refuse, loops: .unroll)
    case .llamaCpp:
      DialectRules(
        maps: .send, numberBounds: false, exclusiveBounds: .words, multiples: false,
        patterns: .anchored, formats: ["date", "time", "date-time", "uuid"], tuples: .asGroup,
        loops: .unroll, inlinesAll: true, takesAnything: true)
    case .vLLM:
      DialectRules(
        sendsClosing: true, maps: .send, multiples: false, lengths: .unlessPattern, patterns: .send,
        formats: [
          "date", "time", "date-time", "duration", "email", "hostname", "ipv4", "ipv6", "uuid",
          "uri", "uri-reference", "uri-template", "json-pointer", "relative-json-pointer",
        ], tuples: .send, takesAnything: true)
    }
  }
}

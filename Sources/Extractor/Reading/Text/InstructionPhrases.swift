/// What documents say that want to steer the model instead of being read.
///
/// A short list of what such texts have in common, in the languages that most documents of ours are
/// in; spacing, case and punctuation do not matter. It is a net with wide meshes: who knows it can
/// slip through, and an honest paper about language models is caught. What protects a record is
/// that nothing a model answers is believed unjudged; this only says where a person should look.
enum InstructionPhrases {
  /// Those that stand in a text.
  static func found(in text: FoldedText) -> [String] {
    // Most texts have nothing that begins like any of them.
    guard beginnings.mayStand(in: text) else { return [] }
    return zip(texts, phrases.found(in: text)).compactMap { $1 ? $0 : nil }
  }

  /// The words that stand first: there are few.
  private static let beginnings = Phrases(sentences.flatMap(\.firstWords) + fixed)
  private static let texts = sentences.flatMap(\.spelledOut) + fixed
  private static let phrases = Phrases(texts)

  /// Phrases of which some words are one of several.
  private static let sentences: [Sentence] = [
    // English
    Sentence([
      ["ignore", "disregard", "forget", "override", "bypass"],
      ["", "all", "any", "the", "your", "all the", "all of the", "all your", "any of the", "my"],
      ["previous", "prior", "above", "preceding", "earlier", "foregoing", "former", "system"],
      ["instruction", "instructions", "prompt", "prompts", "rules", "directions", "guidelines"],
    ]),
    // German
    Sentence([
      ["ignoriere", "ignorieren sie", "vergiss", "vergessen sie", "missachte"],
      ["", "alle", "die", "deine", "ihre", "alle deine", "sämtliche"],
      ["vorherigen", "bisherigen", "obigen", "früheren", "vorigen", "vorangegangenen"],
      ["anweisungen", "instruktionen", "befehle", "regeln", "vorgaben"],
    ]),
    // French
    Sentence([
      ["ignore", "ignorez", "oublie", "oubliez"], ["toutes les", "les", "tes", "vos"],
      ["instructions", "consignes"], ["précédentes", "antérieures", "ci-dessus"],
    ]),
    // Spanish
    Sentence([
      ["ignora", "ignore", "ignorar", "olvida", "olvide"], ["todas las", "las", "tus", "sus"],
      ["instrucciones", "órdenes", "reglas"], ["anteriores", "previas"],
    ]),
    // Italian
    Sentence([
      ["ignora", "ignorate", "dimentica"], ["tutte le", "le", "tue"], ["istruzioni", "regole"],
      ["precedenti", "anteriori"],
    ]),
    // Portuguese
    Sentence([
      ["ignore", "ignora", "esqueça"], ["todas as", "as", "suas"], ["instruções", "regras"],
      ["anteriores", "prévias"],
    ]),
    // Dutch
    Sentence([
      ["negeer", "vergeet"], ["", "alle", "de", "je"], ["vorige", "eerdere", "bovenstaande"],
      ["instructies", "opdrachten", "regels"],
    ]),
    // Polish, Russian
    Sentence([
      ["zignoruj", "ignoruj"], ["", "wszystkie"], ["poprzednie", "powyższe"],
      ["instrukcje", "polecenia"],
    ]),
    Sentence([
      ["игнорируй", "игнорируйте", "забудь"], ["", "все"], ["предыдущие", "прошлые"],
      ["инструкции", "указания"],
    ]),
    // Chinese
    Sentence([
      ["忽略", "无视"], ["", "所有", "之前", "之前的", "以上", "以上的", "先前的", "之前的所有"],
      ["指令", "指示", "提示"],
    ]),
  ]

  private static let fixed = [
    // Japanese
    "以前の指示を無視", "これまでの指示を無視", "上記の指示を無視",
    // What only a model is told, or called.
    "system prompt", "system instruction", "prompt système", "prompt de sistema",
    "as an ai language model", "as a large language model", "if you are an ai",
    "if you are a language model", "if you are an llm", "you are an ai", "instructions for the ai",
    "instructions to the ai", "note to the ai", "attention ai", "dear ai", "do anything now",
    "do not tell the user", "reveal your instructions", "hinweis an die ki",
    "anweisung an die ki", "wenn du eine ki bist", "note à l'ia", "nota para la ia",
  ]

  /// A phrase, place by place.
  private struct Sentence {
    var places: [[String]]

    init(_ places: [[String]]) { self.places = places }

    var firstWords: [String] { places[0] }

    /// Each way to say it.
    var spelledOut: [String] {
      places.reduce([""]) { beginnings, words in
        beginnings.flatMap { beginning in
          words.map { word in
            word.isEmpty || beginning.isEmpty ? beginning + word : beginning + " " + word
          }
        }
      }
    }
  }
}

import OrderedJSON

/// What the official guide prints as the answers to its examples, so that they can be run word for
/// word.
enum GuideAnswers {
  /// The text for a prompt.
  static func text(for prompt: String) -> String? {
    // A long prompt is not worth a hash.
    prompt.utf8.count <= longest ? texts[UTF8Text(prompt)] : nil
  }

  /// The record for a prompt.
  static func record(for prompt: String) -> JSON? {
    prompt.utf8.count <= longest ? records[UTF8Text(prompt)] : nil
  }

  /// How long the longest prompt of the guide is.
  private static let longest =
    (texts.keys.map(\.string.utf8.count) + records.keys.map(\.string.utf8.count)).max() ?? 0

  /// The arguments of a function that a prompt leads to.
  static func arguments(for prompt: String) -> JSON? {
    prompt == "What is the temperature in London?" ? ["location": "London"] : nil
  }

  private static let texts: [UTF8Text: String] = keyed([
    (
      "Explain how AI works in a few words",
      "AI learns patterns from data, then uses those patterns to make predictions or decisions on"
        + " new data."
    ),
    ("Explain how AI works", "AI works "),
    ("How does AI work?", "AI learns patterns from data and applies them to new inputs."),
    ("Hello there", "Meow. I am Neko."),
    ("I have 2 dogs in my house.", "Great - two dogs!"),
    (
      "How many paws are in my house?",
      "There are 8 paws in your house. 2 dogs × 4 paws = 8 paws."
    ),
    (
      "Compare this local image and this remote audio file.",
      "The local image displays a pipe organ while the remote audio file is a sample MP3 clip..."
    ),
    ("Tell me about this instrument", "This is a pipe organ."),
    (
      "Who won the euro 2024?", "Spain won Euro 2024, defeating England 2-1 in the final."
    ),
    (
      "What is the temperature in London?", "The temperature in London is currently 22°C."
    ),
    (
      "Write a detailed analysis of the impact of artificial intelligence on modern healthcare.",
      "Artificial intelligence has transformed modern healthcare in several..."
    ),
    (
      "Write a Python script that generates the first 20 Fibonacci numbers and saves them to"
        + " fibonacci.txt. Then read the file and print its contents.",
      "0\n1\n1\n2\n3\n5\n8\n13\n21\n34\n55\n89\n144\n233\n377\n610\n987\n1597\n2584\n4181"
    ),
  ])

  private static let records: [UTF8Text: JSON] = keyed([
    (
      "Give me a recipe for banana bread",
      [
        "recipe_name": "Classic Banana Bread",
        "ingredients": [
          "3 ripe bananas, mashed", "1/3 cup melted butter", "3/4 cup sugar", "1 egg, beaten",
          "1 teaspoon vanilla extract", "1 teaspoon baking soda", "Pinch of salt",
          "1.5 cups all-purpose flour",
        ],
        "prep_time_minutes": 15,
      ]
    )
  ])

  private static func keyed<Value>(_ pairs: [(String, Value)]) -> [UTF8Text: Value] {
    Dictionary(pairs.map { (UTF8Text($0), $1) }) { $1 }
  }
}

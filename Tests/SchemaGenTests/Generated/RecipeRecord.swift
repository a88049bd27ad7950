// Generated from recipe.yaml by extract schema swift; do not edit.

public import SchemaGen

/// A record by recipe.yaml.
public struct RecipeRecord: Codable, Sendable, Hashable, SchemaDescribed {
  /// Name of the recipe.
  public var recipeName: String
  /// List of ingredients.
  public var ingredients: [String]
  /// Prep time in minutes.
  public var prepTimeMinutes: Int?

  /// Makes one of its values.
  public init(recipeName: String, ingredients: [String], prepTimeMinutes: Int?) {
    self.recipeName = recipeName
    self.ingredients = ingredients
    self.prepTimeMinutes = prepTimeMinutes
  }

  /// Writes null where nothing is known, and leaves out what may be missing.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(recipeName, forKey: .recipeName)
    try container.encode(ingredients, forKey: .ingredients)
    try container.encode(prepTimeMinutes, forKey: .prepTimeMinutes)
  }

  private enum CodingKeys: String, CodingKey {
    case recipeName = "recipe_name"
    case ingredients
    case prepTimeMinutes = "prep_time_minutes"
  }

  /// What the schema says beside the types.
  public static let schemaNotes = SchemaNotes<Self>()
    .field(\.recipeName, "-- Name of the recipe.")
    .field(\.ingredients, "-- List of ingredients.")
    .field(\.prepTimeMinutes, "-- Prep time in minutes.")
}

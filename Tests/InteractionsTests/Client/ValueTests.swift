import Interactions
import OrderedJSON
import Testing

@Suite struct `A value asked for by its type` {
  struct Recipe: Codable, Equatable {
    let name: String
    let ingredients: [String]
    let minutes: Int?
  }

  @Test func `is asked for by its schema and decoded`() async throws {
    let text = #"{"name":"Banana bread","ingredients":["bananas","flour"],"minutes":60}"#
    let server = Scripted(.json(.said(text)))

    let (recipe, interaction) = try await Gemini.scripted(server).create(
      "Give me a recipe", as: Recipe.self)

    #expect(
      recipe == Recipe(name: "Banana bread", ingredients: ["bananas", "flour"], minutes: 60))
    #expect(interaction.usage?.totalTokens == 12)
    let format = try #require(try server.bodies[0]["response_format"])
    #expect(format["type"] == "text")
    #expect(format["mime_type"] == "application/json")
    #expect(format["schema"]?["properties"]?.object?.names == ["name", "ingredients", "minutes"])
  }

  @Test func `comes in one line`() async throws {
    let server = Scripted(.json(.said(#"{"name":"Tea","ingredients":["tea"],"minutes":null}"#)))
    let recipe = try await Gemini.scripted(server).value(Recipe.self, from: "Tea?")
    #expect(recipe == Recipe(name: "Tea", ingredients: ["tea"], minutes: nil))
  }

  /// What came, and what is said of it.
  @Test(arguments: [
    (
      JSON.said(#"{"name":"Tea","#, status: "incomplete"),
      "v1_x: the answer is incomplete; ask for less, or allow more tokens"
    ),
    (
      JSON.said(
        "", status: "failed",
        and: ["errors": [["code": "recitation", "message": "It is known by heart."]]]),
      "v1_x: the answer is failed: recitation, It is known by heart; change what is asked"
    ),
    (JSON.said(""), "v1_x: the answer holds no text; see its steps"),
    (
      JSON.said("Here you are: {}"),
      "v1_x: the answer is no JSON, line 1, column 1: the only words of JSON are true, false and "
        + "null; ask again"
    ),
    (
      JSON.said(#"{"name":"Tea","name":"Coffee","ingredients":[]}"#),
      #"v1_x: the answer is no JSON, line 1, column 15: the name "name" stands twice in one object; "#
        + "ask again"
    ),
  ])
  func `is an error with the interaction when it does not come`(
    answer: JSON, message: String
  ) async throws {
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(Scripted(.json(answer))).value(Recipe.self, from: "Tea?")
    }
    #expect(error?.description == message)
    #expect(error?.progress?.id == "v1_x")
    #expect(error?.mayHaveBeenBilled == true)
    #expect(error?.isTransient == false)
  }

  @Test func `is judged by the schema before it is decoded`() async throws {
    let server = Scripted(.json(.said(#"{"name":7,"ingredients":["tea"],"extra":1}"#)))
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).value(Recipe.self, from: "Tea?")
    }
    guard case .notAsAsked(.violations(let lines), _)? = error else {
      throw Unexpected("\(error as Any)")
    }
    #expect(
      lines == [
        "name: must be a string, is a whole number", #"extra: "extra" is not a known name"#,
        #""minutes" is missing"#,
      ])
    #expect(
      error?.description
        == "v1_x: the answer is not as its schema wants it: name: must be a string, is a whole "
        + #"number; extra: "extra" is not a known name; "minutes" is missing; ask again"#)
  }

  @Test func `needs a schema that can be sent`() async throws {
    struct Anything: Codable { let value: JSON }
    let server = Scripted()
    let error = await #expect(throws: GeminiError.self) {
      try await Gemini.scripted(server).value(Anything.self, from: "x")
    }
    #expect(error?.description.contains("Anything") == true, "\(error as Any)")
    #expect(server.asked.isEmpty)
  }
}

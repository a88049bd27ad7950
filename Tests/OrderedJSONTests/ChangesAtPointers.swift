import OrderedJSON
import Testing

@Suite struct `A value changed at a pointer` {
  static let before = #"{"list":[1,{"n":2},[3]],"name":"x"}"#

  @Test(arguments: [
    ("", "9"),
    ("/name", #"{"list":[1,{"n":2},[3]],"name":9}"#),
    ("/new", #"{"list":[1,{"n":2},[3]],"name":"x","new":9}"#),
    ("/list", #"{"list":9,"name":"x"}"#),
    ("/list/0", #"{"list":[9,{"n":2},[3]],"name":"x"}"#),
    ("/list/1/n", #"{"list":[1,{"n":9},[3]],"name":"x"}"#),
    ("/list/1/m", #"{"list":[1,{"n":2,"m":9},[3]],"name":"x"}"#),
    ("/list/2/0", #"{"list":[1,{"n":2},[9]],"name":"x"}"#),
    ("/list/3", "/list/3: not a position in the array; count from 0, or give - for its end"),
    ("/list/-", "/list/-: not a position in the array; count from 0, or give - for its end"),
    ("/list/x/n", "/list/x/n: not a position in the array; count from 0, or give - for its end"),
    ("/list/7/n", "/list/7/n: nothing is there"),
    ("/gone/n", "/gone/n: nothing is there"),
    ("/name/n", "/name/n: the value around it is no object or array"),
    ("/name/n/m", "/name/n/m: the value around it is no object or array"),
    ("/list/0/0", "/list/0/0: the value around it is no object or array"),
  ])
  func `by setting`(pointer: String, outcome: String) throws {
    try check(outcome) { (value) throws(JSONPointerError) in
      try value.set(9, at: JSONPointer(parsing: pointer))
    }
  }

  @Test(arguments: [
    ("", "9"),
    ("/name", #"{"list":[1,{"n":2},[3]],"name":9}"#),
    ("/list/0", #"{"list":[9,1,{"n":2},[3]],"name":"x"}"#),
    ("/list/3", #"{"list":[1,{"n":2},[3],9],"name":"x"}"#),
    ("/list/-", #"{"list":[1,{"n":2},[3],9],"name":"x"}"#),
    ("/list/2/-", #"{"list":[1,{"n":2},[3,9]],"name":"x"}"#),
    ("/-", #"{"list":[1,{"n":2},[3]],"name":"x","-":9}"#),
    ("/list/4", "/list/4: not a position in the array; count from 0, or give - for its end"),
    ("/list/01", "/list/01: not a position in the array; count from 0, or give - for its end"),
    ("/list/-/n", "/list/-/n: not a position in the array; count from 0, or give - for its end"),
    ("/list/3/n", "/list/3/n: nothing is there"),
    ("/name/0", "/name/0: the value around it is no object or array"),
  ])
  func `by inserting`(pointer: String, outcome: String) throws {
    try check(outcome) { (value) throws(JSONPointerError) in
      try value.insert(9, at: JSONPointer(parsing: pointer))
    }
  }

  @Test(arguments: [
    ("/name", #"{"list":[1,{"n":2},[3]]}"#, #""x""#),
    ("/list", #"{"name":"x"}"#, #"[1,{"n":2},[3]]"#),
    ("/list/1", #"{"list":[1,[3]],"name":"x"}"#, #"{"n":2}"#),
    ("/list/1/n", #"{"list":[1,{},[3]],"name":"x"}"#, "2"),
    ("/list/2/0", #"{"list":[1,{"n":2},[]],"name":"x"}"#, "3"),
    ("", "the whole value cannot be removed; point at a member or an item", nil),
    ("/list/3", "/list/3: nothing is there", nil),
    ("/list/1/m", "/list/1/m: nothing is there", nil),
    ("/list/-", "/list/-: not a position in the array; count from 0, or give - for its end", nil),
    ("/list/0/n", "/list/0/n: the value around it is no object or array", nil),
  ])
  func `by removing`(pointer: String, outcome: String, removed: String?) throws {
    var taken: JSON?
    try check(outcome) { (value) throws(JSONPointerError) in
      taken = try value.remove(at: JSONPointer(parsing: pointer))
    }

    #expect(taken?.text() == removed)
  }

  /// A change gives a text; one that fails gives its sentence, and leaves the value as it was.
  private func check(
    _ outcome: String, _ change: (inout JSON) throws(JSONPointerError) -> Void
  ) throws {
    var value = try JSON(parsing: Self.before)
    do throws(JSONPointerError) {
      try change(&value)
      #expect(value.text() == outcome)
    } catch {
      #expect(error.description == outcome)
      #expect(value.text() == Self.before)
    }
  }
}

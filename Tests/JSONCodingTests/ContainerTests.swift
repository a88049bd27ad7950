import JSONCoding
import OrderedJSON
import Testing

@Suite struct `Nested containers` {
  struct Flat: Codable, Equatable {
    var name: String
    var street: String
    var town: String
    var first: Int
    var rest: [Int]

    enum Outer: CodingKey { case name, address, numbers }
    enum Inner: CodingKey { case street, town }

    init(name: String, street: String, town: String, first: Int, rest: [Int]) {
      (self.name, self.street, self.town, self.first, self.rest) = (name, street, town, first, rest)
    }

    init(from decoder: any Decoder) throws {
      let outer = try decoder.container(keyedBy: Outer.self)
      let inner = try outer.nestedContainer(keyedBy: Inner.self, forKey: .address)
      var numbers = try outer.nestedUnkeyedContainer(forKey: .numbers)
      name = try outer.decode(String.self, forKey: .name)
      street = try inner.decode(String.self, forKey: .street)
      town = try inner.decode(String.self, forKey: .town)
      first = try numbers.decode(Int.self)
      rest = []
      var others = try numbers.nestedUnkeyedContainer()
      while !others.isAtEnd { rest.append(try others.decode(Int.self)) }
    }

    /// Fills its containers in turn, the outer one last.
    func encode(to encoder: any Encoder) throws {
      var outer = encoder.container(keyedBy: Outer.self)
      var inner = outer.nestedContainer(keyedBy: Inner.self, forKey: .address)
      var numbers = outer.nestedUnkeyedContainer(forKey: .numbers)
      try numbers.encode(first)
      var others = numbers.nestedUnkeyedContainer()
      try inner.encode(street, forKey: .street)
      for number in rest { try others.encode(number) }
      try outer.encode(name, forKey: .name)
      try inner.encode(town, forKey: .town)
    }
  }

  @Test func `are read and written in any order of calls, each name at its first place`() throws {
    let text = """
      {"address":{"street":"Elm","town":"Ulm"},"numbers":[1,[2,3]],"name":"Ada"}
      """
    let flat = Flat(name: "Ada", street: "Elm", town: "Ulm", first: 1, rest: [2, 3])

    #expect(try JSON(encoding: flat).text() == text)
    #expect(try Flat(decoding: text) == flat)
    #expect(try [Flat](decoding: "[\(text),\(text)]") == [flat, flat])
  }

  /// Asks twice for the container of one name, as types do that fold an object into their own.
  struct Twice: Encodable {
    func encode(to encoder: any Encoder) throws {
      var one = encoder.container(keyedBy: AnyKey.self)
      var first = one.nestedContainer(keyedBy: AnyKey.self, forKey: "inner")
      try first.encode(1, forKey: "a")
      var other = encoder.container(keyedBy: AnyKey.self)
      try other.encode(true, forKey: "between")
      var second = other.nestedContainer(keyedBy: AnyKey.self, forKey: "inner")
      try second.encode(2, forKey: "b")
      var list = one.nestedUnkeyedContainer(forKey: "list")
      try list.encode(3)
      list = one.nestedUnkeyedContainer(forKey: "list")
      try list.encode(4)
      #expect(list.count == 2)
    }
  }

  @Test func `that are asked for again go on`() throws {
    #expect(
      try JSON(encoding: Twice()).text() == #"{"inner":{"a":1,"b":2},"between":true,"list":[3,4]}"#)
  }

  struct Rewriting: Encodable {
    var write: @Sendable (inout KeyedEncodingContainer<AnyKey>) throws -> Void
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: AnyKey.self)
      try container.encode(0, forKey: "first")
      try write(&container)
      try container.encode(9, forKey: "last")
    }
  }

  @Test func `and values of one name leave what was written last, at the first place`() throws {
    let writings: [@Sendable (inout KeyedEncodingContainer<AnyKey>) throws -> Void] = [
      { container in
        try container.encode("old", forKey: "x")
        try container.encode(["new"], forKey: "x")
      },
      { container in
        try container.encode(["old": 1], forKey: "x")
        try container.encode([1], forKey: "x")
        try container.encode(["new"], forKey: "x")
      },
      { container in
        var inner = container.nestedContainer(keyedBy: AnyKey.self, forKey: "x")
        try inner.encode(1, forKey: "old")
        try container.encode(["new"], forKey: "x")
      },
      { container in
        try container.encode(["old": 1], forKey: "x")
        var inner = container.nestedContainer(keyedBy: AnyKey.self, forKey: "x")
        try inner.encode(1, forKey: "old")
        try container.encode(["new"] as JSON, forKey: "x")
      },
    ]
    for write in writings {
      let text = try JSON(encoding: Rewriting(write: write)).text()
      #expect(text == #"{"first":0,"x":["new"],"last":9}"#)
    }
  }

  @Test func `hold what was handed out after a value of the name`() throws {
    let rewriting = Rewriting { container in
      try container.encode("old", forKey: "x")
      var inner = container.nestedContainer(keyedBy: AnyKey.self, forKey: "x")
      try inner.encode(1, forKey: "new")
    }

    #expect(try JSON(encoding: rewriting).text() == #"{"first":0,"x":{"new":1},"last":9}"#)
  }

  @Test func `that stay empty are empty`() throws {
    let rewriting = Rewriting { container in
      _ = container.nestedContainer(keyedBy: AnyKey.self, forKey: "a")
      _ = container.nestedUnkeyedContainer(forKey: "b")
      _ = container.superEncoder(forKey: "c")
      try container.encode(Nothing(), forKey: "d")
      try container.encode([Nothing()], forKey: "e")
      try container.encode([Int](), forKey: "f")
      try container.encode([String: Int](), forKey: "g")
    }

    #expect(
      try JSON(encoding: rewriting).text()
        == #"{"first":0,"a":{},"b":[],"c":{},"d":{},"e":[{}],"f":[],"g":{},"last":9}"#)
  }

  struct Nothing: Encodable { func encode(to encoder: any Encoder) {} }
  struct Unkeyed: Encodable {
    func encode(to encoder: any Encoder) throws {
      var items = encoder.unkeyedContainer()
      try items.encodeNil()
      var object = items.nestedContainer(keyedBy: AnyKey.self)
      var array = items.nestedUnkeyedContainer()
      let last = items.superEncoder()
      try items.encode("end")
      try array.encode(2)
      try object.encode(1, forKey: "a")
      try "super".encode(to: last)
      #expect(items.count == 5)
    }
  }

  @Test func `of an array keep their positions`() throws {
    #expect(try JSON(encoding: Unkeyed()).text() == #"[null,{"a":1},[2],"super","end"]"#)
  }

  struct Path: Decodable {
    init(from decoder: any Decoder) throws {
      func words(_ path: [any CodingKey]) -> [String] { path.map(\.stringValue) }
      #expect(decoder.codingPath.isEmpty)
      let object = try decoder.container(keyedBy: AnyKey.self)
      let a = try object.nestedContainer(keyedBy: AnyKey.self, forKey: "a")
      #expect(words(a.codingPath) == ["a"])
      var list = try a.nestedUnkeyedContainer(forKey: "b/c")
      #expect(words(list.codingPath) == ["a", "b/c"])
      _ = try list.decode(Int.self)
      let inner = try list.superDecoder()
      #expect(words(inner.codingPath) == ["a", "b/c", "1"])
      #expect(inner.codingPath.map(\.intValue) == [nil, nil, 1])
      #expect(words(try a.superDecoder(forKey: "d").codingPath) == ["a", "d"])
      #expect(words(try object.superDecoder(forKey: "e").codingPath) == ["e"])
      #expect(words(list.codingPath) == ["a", "b/c"])
    }
  }

  @Test func `know the way to themselves`() throws {
    _ = try Path(decoding: #"{"x":[1,{"y":2}],"a":{"z":{},"b/c":[0,[1]],"d":2},"e":3}"#)
  }
}

@Suite struct `Inheritance` {
  class Animal: Codable {
    var name: String
    init(name: String) { self.name = name }
  }

  final class Dog: Animal {
    var tricks: [String]
    enum CodingKeys: CodingKey { case tricks }

    init(name: String, tricks: [String]) {
      self.tricks = tricks
      super.init(name: name)
    }

    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      tricks = try container.decode([String].self, forKey: .tricks)
      try super.init(from: container.superDecoder())
    }

    override func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try super.encode(to: container.superEncoder())
      try container.encode(tricks, forKey: .tricks)
    }
  }

  final class Cat: Animal {
    var lives: Int
    enum CodingKeys: CodingKey { case lives, animal }

    init(name: String, lives: Int) {
      self.lives = lives
      super.init(name: name)
    }

    required init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      lives = try container.decode(Int.self, forKey: .lives)
      try super.init(from: container.superDecoder(forKey: .animal))
    }

    override func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(lives, forKey: .lives)
      try super.encode(to: container.superEncoder(forKey: .animal))
    }
  }

  final class Fish: Animal {
    var depth: Int
    enum CodingKeys: CodingKey { case depth }

    init(name: String, depth: Int) {
      self.depth = depth
      super.init(name: name)
    }

    required init(from decoder: any Decoder) throws {
      depth = try decoder.container(keyedBy: CodingKeys.self).decode(Int.self, forKey: .depth)
      try super.init(from: decoder)
    }

    override func encode(to encoder: any Encoder) throws {
      try super.encode(to: encoder)
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(depth, forKey: .depth)
    }
  }

  @Test func `through a member named super`() throws {
    let text = #"{"super":{"name":"Rex"},"tricks":["sit"]}"#
    let dog = try Dog(decoding: text)

    #expect(dog.name == "Rex")
    #expect(dog.tricks == ["sit"])
    #expect(try JSON(encoding: dog).text() == text)
  }

  @Test func `through a member of a key`() throws {
    let text = #"{"lives":9,"animal":{"name":"Tom"}}"#
    let cat = try Cat(decoding: text)

    #expect(cat.name == "Tom")
    #expect(cat.lives == 9)
    #expect(try JSON(encoding: cat).text() == text)
  }

  @Test func `through one object for both`() throws {
    let text = #"{"name":"Nemo","depth":20}"#
    let fish = try Fish(decoding: text)

    #expect(fish.name == "Nemo")
    #expect(fish.depth == 20)
    #expect(try JSON(encoding: fish).text() == text)
  }

  @Test func `with the name super under a rule of one's own, both ways`() throws {
    let rules = JSONCodingRules(
      keys: .custom(name: { $0.uppercased() }, property: { $0.lowercased() }))
    let text = #"{"SUPER":{"NAME":"Rex"},"TRICKS":[]}"#

    #expect(try JSON(encoding: Dog(name: "Rex", tricks: []), by: rules).text() == text)
    #expect(try Dog(decoding: text, by: rules).name == "Rex")
  }

  @Test func `misses its member like any other`() {
    let error = #expect(throws: JSONDecodingError.self) { try Dog(decoding: #"{"tricks":[]}"#) }

    #expect(
      error?.description
        == "line 1, column 1 /super: is missing; a value for Decoder must be there")
  }
}

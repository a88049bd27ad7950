public import OrderedJSON

// A property may be of type `JSON`, to keep a part of a record as it is. With the coders of this module
// nothing is lost; others keep the values, but neither the order of members nor all digits.

extension JSON: Codable {
  /// Takes whatever value there is.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? TapeDecoder {
      self.init(decoder.decoding.view(decoder.index))
    } else if let container = try? decoder.container(keyedBy: TapeKey.self) {
      var object = JSON.object(JSONObject())
      for key in container.allKeys {
        object[key.stringValue] = try container.decode(JSON.self, forKey: key)
      }
      self = object
    } else if var container = try? decoder.unkeyedContainer() {
      var items: [JSON] = []
      while !container.isAtEnd { items.append(try container.decode(JSON.self)) }
      self = .array(items)
    } else {
      let container = try decoder.singleValueContainer()
      if container.decodeNil() {
        self = .null
      } else if let value = try? container.decode(Bool.self) {
        self = .bool(value)
      } else if let value = try? container.decode(String.self) {
        self = .string(value)
      } else {
        self = .number(try JSONNumber(from: decoder))
      }
    }
  }

  /// Writes the value as it is.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? SlotEncoder { return encoder.slot.set(self) }
    switch self {
    case .null:
      var container = encoder.singleValueContainer()
      try container.encodeNil()
    case .bool(let value): try value.encode(to: encoder)
    case .number(let value): try value.encode(to: encoder)
    case .string(let value): try value.encode(to: encoder)
    case .array(let value): try value.encode(to: encoder)
    case .object(let value):
      var container = encoder.container(keyedBy: TapeKey.self)
      for (name, value) in value { try container.encode(value, forKey: TapeKey(stringValue: name)) }
    }
  }
}

extension JSONNumber: Codable {
  /// Takes a number.
  public init(from decoder: any Decoder) throws {
    if let decoder = decoder as? TapeDecoder {
      self = try decoder.decode(JSONNumber.self)
      return
    }
    let container = try decoder.singleValueContainer()
    if let value = try? container.decode(Int64.self) {
      self.init(value)
    } else if let value = try? container.decode(UInt64.self) {
      self.init(value)
    } else {
      let value = try container.decode(Double.self)
      guard let number = JSONNumber(value) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "\(value) cannot stand in JSON")
      }
      self = number
    }
  }

  /// Writes the number as it is.
  public func encode(to encoder: any Encoder) throws {
    if let encoder = encoder as? SlotEncoder { return encoder.slot.set(.number(self)) }
    var container = encoder.singleValueContainer()
    if let value = int64 {
      try container.encode(value)
    } else if let value = uint64 {
      try container.encode(value)
    } else {
      try container.encode(double)
    }
  }
}

@testable import Interactions
import OrderedJSON

/// A Swift type with its windows, and the types of the API that it stands for.
struct WireType: Sendable {
  let names: [String]
  let type: any WireObject.Type
  let windows: [Window]

  /// The word that stands in `type`, where there is one.
  var tag: String? { (type as? any TaggedObject.Type)?.tag.string }
}

/// A property that stands for a member.
struct Window: Sendable {
  let name: String
  let type: any WireValue.Type
  /// What is wrong with reading and writing a value, if anything is.
  let fault: @Sendable (JSON) -> String?

  /// A property that may be missing.
  init<Object: WireObject, Value: WireValue>(
    _ name: String, _ path: any WritableKeyPath<Object, Value?> & Sendable
  ) {
    self.name = name
    type = Value.self
    fault = { value in
      let object = Object(members: JSONObject([(name, value)]))
      guard let read = object[keyPath: path] else { return "reads nothing of \(value)" }
      var written = Object(members: JSONObject())
      written[keyPath: path] = read
      var emptied = object
      emptied[keyPath: path] = nil
      return Self.fault(of: value, under: name, read.wire, written.wire, emptied.wire)
    }
  }

  /// A property that is always there.
  init<Object: WireObject, Value: WireValue>(
    _ name: String, _ path: any WritableKeyPath<Object, Value> & Sendable
  ) {
    self.name = name
    type = Value.self
    fault = { value in
      let object = Object(members: JSONObject([(name, value)]))
      var written = Object(members: JSONObject())
      written[keyPath: path] = object[keyPath: path]
      return Self.fault(of: value, under: name, object[keyPath: path].wire, written.wire, [:])
    }
  }

  /// Texts are compared, for members have an order and numbers a spelling.
  private static func fault(
    of value: JSON, under name: String, _ read: JSON, _ written: JSON, _ emptied: JSON
  ) -> String? {
    if read.text() != value.text() { return "reads \(value) as \(read)" }
    if written.text() != JSON.object([(name, value)]).text() {
      return "writes \(value) as \(written)"
    }
    return emptied == [:] ? nil : "is not removed by nil: \(emptied)"
  }
}

extension [WireType] {
  mutating func add(_ type: any WireObject.Type, _ names: [String], _ windows: [Window]) {
    append(WireType(names: names, type: type, windows: windows))
  }
}

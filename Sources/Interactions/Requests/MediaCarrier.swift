import OrderedJSON

/// An object with one member that may hold media of this machine.
///
/// The JSON of such media lacks their bytes, so the value itself is kept beside the members. It counts
/// for as long as the member is what was written for it.
protocol MediaCarrier: WireObject, RequestPart {
  associatedtype Carried: RequestPart

  /// The name of the member.
  static var carrying: String { get }

  /// The member's value while it holds media of this machine.
  var carried: Carried? { get set }
}

extension MediaCarrier {
  /// The value of the member.
  var carriedValue: Carried? {
    get { local ?? self[Self.carrying] }
    set {
      self[Self.carrying] = newValue
      carried = newValue.flatMap { $0.holdsLocalMedia ? $0 : nil }
    }
  }

  var holdsLocalMedia: Bool { local != nil }

  func write(to writer: inout RequestWriter) throws(MediaFileError) {
    guard let local else { return writer.write(wire) }
    try writer.write(members, with: Self.carrying) { writer throws(MediaFileError) in
      try local.write(to: &writer)
    }
  }

  /// The value of the member, where the JSON alone does not say it.
  var local: Carried? { carried.flatMap { members[Self.carrying] == $0.wire ? $0 : nil } }
}

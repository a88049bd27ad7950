/// Whoever wants to know what happens on the way: a function that is told of each event.
///
/// It is called where the event happens, by whatever task is at work there; what takes long belongs
/// elsewhere. Nothing that it does has an effect on the extraction. For swift-log it is one line:
///
///     let logger = Logger(label: "extract")
///     extractor.observer = ExtractionObserver { event in
///       logger.info("\(event)", metadata: event.attributes.reduce(into: [:]) { metadata, attribute in
///         metadata[attribute.name] = "\(attribute.value.text())"
///       })
///     }
public struct ExtractionObserver: Sendable {
  private let notice: @Sendable (ExtractionEvent) -> Void

  /// Tells a function of each event.
  public init(_ notice: @escaping @Sendable (ExtractionEvent) -> Void) { self.notice = notice }

  /// Nobody.
  public static let none = ExtractionObserver { _ in }

  /// All of several, in their order.
  public static func combined(_ observers: [ExtractionObserver]) -> ExtractionObserver {
    ExtractionObserver { event in for observer in observers { observer(event) } }
  }

  /// Tells of an event.
  public func callAsFunction(_ event: ExtractionEvent) { notice(event) }
}

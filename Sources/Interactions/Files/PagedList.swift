import HTTP
import OrderedJSON

/// What the API lists in pages; the next page is fetched when the last one has been read.
public struct PagedList<Item: WireObject>: AsyncSequence, Sendable {
  private let connection: Connection
  /// Both the path and the member that holds the items.
  private let name: String
  private let pageSize: Int?
  private let options: CallOptions

  init(_ connection: Connection, _ name: String, pageSize: Int?, _ options: CallOptions) {
    self.connection = connection
    self.name = name
    self.pageSize = pageSize
    self.options = options
  }

  /// Reads one item after the other.
  public struct AsyncIterator: AsyncIteratorProtocol {
    let list: PagedList
    private var items: ArraySlice<Item> = []
    /// What the next page is asked for by; an empty one begins the list.
    private var token: String? = ""

    init(_ list: PagedList) { self.list = list }

    /// The next item.
    public mutating func next(
      isolation actor: isolated (any Actor)? = #isolation
    ) async throws(GeminiError) -> Item? {
      while items.isEmpty {
        guard let token else { return nil }
        let page = try await list.page(token)
        items = page.items[...]
        // A token that leads to itself would never end.
        let isNew = page.next.map(UTF8Text.init) != UTF8Text(token)
        self.token = isNew ? page.next : nil
      }
      return items.removeFirst()
    }
  }

  /// Reads from the beginning.
  public func makeAsyncIterator() -> AsyncIterator { AsyncIterator(self) }

  /// Everything there is.
  public func all() async throws(GeminiError) -> [Item] {
    var items: [Item] = []
    var rest = makeAsyncIterator()
    while let item = try await rest.next() { items.append(item) }
    return items
  }

  private func page(_ token: String) async throws(GeminiError) -> (items: [Item], next: String?) {
    var call = Call(.get, .resource(name))
    if let pageSize { call.query.append(("pageSize", "\(pageSize)")) }
    if !token.isEmpty { call.query.append(("pageToken", token)) }
    let answer = try await connection.object(call.adjusted(by: options))
    let items = answer[name]?.array?.compactMap(Item.init(wire:)) ?? []
    let next = answer["nextPageToken"]?.string ?? ""
    return (items, next.isEmpty ? nil : next)
  }
}

public import OrderedJSON

extension ResponseFormat {
  /// JSON that keeps a schema.
  public static func json(schema: JSONObject) -> ResponseFormat {
    .text(TextResponseFormat(mimeType: .json, schema: schema))
  }
}

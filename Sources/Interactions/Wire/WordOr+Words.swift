extension WordOr where Value == RemoteEnvironment {
  /// A fresh machine of the service.
  public static var remote: Self { .word("remote") }
}

extension WordOr where Value == NetworkAccess {
  /// Nothing can be reached.
  public static var disabled: Self { .word("disabled") }
}

extension WordOr where Value == [AllowedDomain] {
  /// Nothing can be reached.
  public static var disabled: Self { .word("disabled") }
}

extension WordOr where Value == ToolChoiceConfig {
  /// The model calls a tool when it sees fit.
  public static var auto: Self { Self(ToolChoiceMode.auto) }
  /// The model has to call a tool.
  public static var any: Self { Self(ToolChoiceMode.any) }
  /// The model calls no tool: `none` on the wire, which in Swift would read as nothing at all.
  public static var never: Self { Self(ToolChoiceMode.never) }
  /// The model calls a tool when it sees fit, and the arguments keep their schema.
  public static var validated: Self { Self(ToolChoiceMode.validated) }
}

extension WordOr where Value == TranscriptionMode {
  /// Word by word.
  public static var verbatim: Self { Self(TranscriptionModeName.verbatim) }
  /// As it was meant.
  public static var smart: Self { Self(TranscriptionModeName.smart) }
}

extension WordOr where Value == AudioProcessing {
  /// Taken in once, from the first to the last second.
  public static var staticMedia: Self { Self(ProcessingMode.staticMedia) }
}

extension WordOr where Value == VideoProcessing {
  /// Taken in once, from the first to the last picture.
  public static var staticMedia: Self { Self(ProcessingMode.staticMedia) }
  /// Looked at where the model wants to look.
  public static var agentic: Self { Self(ProcessingMode.agentic) }
}

extension WordOr where Value == DocumentProcessing {
  /// Taken in once, from the first to the last page.
  public static var staticMedia: Self { Self(ProcessingMode.staticMedia) }
}

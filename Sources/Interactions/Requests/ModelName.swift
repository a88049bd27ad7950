/// A model by its name.
public struct ModelName: OpenSet {
  /// The word on the wire.
  public let rawValue: String

  /// Takes any word, known or not.
  public init(rawValue: String) { self.rawValue = rawValue }

  /// `gemini-3.5-flash`.
  public static let gemini35Flash = Self("gemini-3.5-flash")
  /// `gemini-3.5-flash-lite`.
  public static let gemini35FlashLite = Self("gemini-3.5-flash-lite")
  /// `gemini-3.6-flash`.
  public static let gemini36Flash = Self("gemini-3.6-flash")
  /// `gemini-3.7-flash`.
  public static let gemini37Flash = Self("gemini-3.7-flash")
  /// `gemini-3.8-flash`.
  public static let gemini38Flash = Self("gemini-3.8-flash")
  /// `gemini-4-argon`.
  public static let gemini4Argon = Self("gemini-4-argon")
  /// `gemini-4-carbon`.
  public static let gemini4Carbon = Self("gemini-4-carbon")
  /// `gemini-4-hydrogen`.
  public static let gemini4Hydrogen = Self("gemini-4-hydrogen")
  /// `gemini-3-flash-preview`.
  public static let gemini3FlashPreview = Self("gemini-3-flash-preview")
  /// `gemini-3.1-pro-preview`.
  public static let gemini31ProPreview = Self("gemini-3.1-pro-preview")
  /// `gemini-3.1-pro-preview-customtools`.
  public static let gemini31ProPreviewCustomTools = Self("gemini-3.1-pro-preview-customtools")
  /// `gemini-3.1-flash-lite`.
  public static let gemini31FlashLite = Self("gemini-3.1-flash-lite")
  /// `gemini-2.5-flash`.
  public static let gemini25Flash = Self("gemini-2.5-flash")
  /// `gemini-2.5-pro`.
  public static let gemini25Pro = Self("gemini-2.5-pro")
  /// `gemini-2.5-flash-lite`.
  public static let gemini25FlashLite = Self("gemini-2.5-flash-lite")
  /// `gemini-flash-latest`.
  public static let geminiFlashLatest = Self("gemini-flash-latest")
  /// `gemini-flash-lite-latest`.
  public static let geminiFlashLiteLatest = Self("gemini-flash-lite-latest")
  /// `gemini-pro-latest`.
  public static let geminiProLatest = Self("gemini-pro-latest")
  /// `gemini-3.1-flash-image`.
  public static let gemini31FlashImage = Self("gemini-3.1-flash-image")
  /// `gemini-3.1-flash-lite-image`.
  public static let gemini31FlashLiteImage = Self("gemini-3.1-flash-lite-image")
  /// `gemini-3-pro-image`.
  public static let gemini3ProImage = Self("gemini-3-pro-image")
  /// `gemini-2.5-flash-image`.
  public static let gemini25FlashImage = Self("gemini-2.5-flash-image")
  /// `nano-banana-pro-preview`.
  public static let nanoBananaProPreview = Self("nano-banana-pro-preview")
  /// `gemini-nano-banana-2.1`.
  public static let geminiNanoBanana21 = Self("gemini-nano-banana-2.1")
  /// `gemini-3.8-flash-tts`.
  public static let gemini38FlashTTS = Self("gemini-3.8-flash-tts")
  /// `gemini-3.8-flash-lite-tts`.
  public static let gemini38FlashLiteTTS = Self("gemini-3.8-flash-lite-tts")
  /// `gemini-3.1-flash-tts-preview`.
  public static let gemini31FlashTTSPreview = Self("gemini-3.1-flash-tts-preview")
  /// `gemini-3.5-transcribe`.
  public static let gemini35Transcribe = Self("gemini-3.5-transcribe")
  /// `lyria-3.5`.
  public static let lyria35 = Self("lyria-3.5")
  /// `lyria-3-clip-preview`.
  public static let lyria3ClipPreview = Self("lyria-3-clip-preview")
  /// `lyria-3-pro-preview`.
  public static let lyria3ProPreview = Self("lyria-3-pro-preview")
  /// `gemini-omni-1.2-flash`.
  public static let geminiOmni12Flash = Self("gemini-omni-1.2-flash")
  /// `gemini-omni-1.1-flash`.
  public static let geminiOmni11Flash = Self("gemini-omni-1.1-flash")
  /// `gemini-omni-flash-preview`.
  public static let geminiOmniFlashPreview = Self("gemini-omni-flash-preview")
  /// `gemini-robotics-er-1.6-preview`.
  public static let geminiRoboticsER16Preview = Self("gemini-robotics-er-1.6-preview")
  /// `gemini-robotics-er-2-preview`.
  public static let geminiRoboticsER2Preview = Self("gemini-robotics-er-2-preview")
  /// `gemma-4-26b-a4b-it`.
  public static let gemma4With26B = Self("gemma-4-26b-a4b-it")
  /// `gemma-4-31b-it`.
  public static let gemma4With31B = Self("gemma-4-31b-it")

  /// Every word that was known when this was written.
  public static let known: [Self] = [
    .gemini35Flash, .gemini35FlashLite, .gemini36Flash, .gemini37Flash, .gemini38Flash,
    .gemini4Argon, .gemini4Carbon, .gemini4Hydrogen, .gemini3FlashPreview, .gemini31ProPreview,
    .gemini31ProPreviewCustomTools, .gemini31FlashLite, .gemini25Flash, .gemini25Pro,
    .gemini25FlashLite, .geminiFlashLatest, .geminiFlashLiteLatest, .geminiProLatest,
    .gemini31FlashImage, .gemini31FlashLiteImage, .gemini3ProImage, .gemini25FlashImage,
    .nanoBananaProPreview, .geminiNanoBanana21, .gemini38FlashTTS, .gemini38FlashLiteTTS,
    .gemini31FlashTTSPreview, .gemini35Transcribe, .lyria35, .lyria3ClipPreview, .lyria3ProPreview,
    .geminiOmni12Flash, .geminiOmni11Flash, .geminiOmniFlashPreview, .geminiRoboticsER16Preview,
    .geminiRoboticsER2Preview, .gemma4With26B, .gemma4With31B,
  ]
}

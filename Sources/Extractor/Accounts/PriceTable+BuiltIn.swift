extension PriceTable {
  /// The prices that came with this version.
  ///
  /// They are not from Google itself: they were taken from the package `genai-prices` 0.2.3, which cites
  /// Google's pricing page as it was read in the middle of October 2026. Whoever is billed by them
  /// should compare; a file of one's own overrides them model by model.
  public static let builtIn: PriceTable = {
    do { return try PriceTable(yaml: builtInText.utf8) } catch {
      fatalError("The prices above are written wrongly: \(error)")
    }
  }()

  /// The same as a file, to begin one's own with.
  ///
  /// The flex tier is half the price of input and output. Cached input is half where the source says
  /// so of the batch price, and as it is otherwise; priority is 1.8 times all of it.
  public static let builtInText = """
    # Dollars for a million tokens. Thinking is paid as output.
    as_of: 2026-10-15
    models:
      gemini-4-argon:
        - until: 2026-11-30
          input: 2.00
          cached: 0.10
          output: 10.00
          tiers:
            flex: {input: 1.00, cached: 0.05, output: 5.00}
            priority: {input: 3.60, cached: 0.18, output: 18.00}
        - input: 4.00
          cached: 0.20
          output: 20.00
          tiers:
            flex: {input: 2.00, cached: 0.10, output: 10.00}
            priority: {input: 7.20, cached: 0.36, output: 36.00}
      gemini-3.8-flash:
        - until: 2026-12-31
          input: 0.75
          cached: 0.075
          output: 3.75
          tiers:
            flex: {input: 0.375, cached: 0.0375, output: 1.875}
            priority: {input: 1.35, cached: 0.135, output: 6.75}
        - input: 1.50
          cached: 0.15
          output: 7.50
          tiers:
            flex: {input: 0.75, cached: 0.075, output: 3.75}
            priority: {input: 2.70, cached: 0.27, output: 13.50}
      gemini-3.7-flash:
        - until: 2026-12-31
          input: 0.75
          cached: 0.075
          output: 3.75
          tiers:
            flex: {input: 0.375, cached: 0.075, output: 1.875}
            priority: {input: 1.35, cached: 0.135, output: 6.75}
        - input: 1.50
          cached: 0.15
          output: 7.50
          tiers:
            flex: {input: 0.75, cached: 0.15, output: 3.75}
            priority: {input: 2.70, cached: 0.27, output: 13.50}
      gemini-3.6-flash:
        - until: 2026-12-31
          input: 0.75
          cached: 0.075
          output: 3.75
          tiers:
            flex: {input: 0.375, cached: 0.0375, output: 1.875}
        - input: 1.50
          cached: 0.15
          output: 7.50
          tiers:
            flex: {input: 0.75, cached: 0.075, output: 3.75}
      gemini-3.5-flash:
        input: 1.50
        cached: 0.15
        output: 9.00
        tiers:
          flex: {input: 0.75, cached: 0.15, output: 4.50}
      gemini-3.5-flash-lite:
        input: 0.30
        cached: 0.03
        output: 2.50
        tiers:
          flex: {input: 0.15, cached: 0.03, output: 1.25}
      gemini-3-flash-preview:
        {input: 0.50, cached: 0.05, output: 3.00, audio: 1.00, cached_audio: 0.10}
      gemini-3.1-flash-lite:
        {input: 0.25, cached: 0.025, output: 1.50, audio: 0.50, cached_audio: 0.05}
      gemini-3.1-pro-preview: &pro
        input: 2.00
        cached: 0.20
        output: 12.00
        above: {tokens: 200000, input: 4.00, cached: 0.40, output: 18.00}
      gemini-3.1-pro-preview-customtools: *pro
      gemini-3.1-flash-image: {input: 0.50, output: 3.00, images: 60.00}
      gemini-nano-banana-2.1: {input: 1.50, output: 7.50, images: 30.00}
      gemini-2.5-pro:
        input: 1.25
        cached: 0.125
        output: 10.00
        above: {tokens: 200000, input: 2.50, cached: 0.25, output: 15.00}
      gemini-2.5-flash:
        {input: 0.30, cached: 0.03, output: 2.50, audio: 1.00, cached_audio: 0.10}
      gemini-2.5-flash-lite:
        {input: 0.10, cached: 0.01, output: 0.40, audio: 0.30, cached_audio: 0.03}
      # Free of charge, says the same source; there is no paid tier.
      gemma-4-26b-a4b-it: {input: 0, output: 0}
      gemma-4-31b-it: {input: 0, output: 0}

    """
}

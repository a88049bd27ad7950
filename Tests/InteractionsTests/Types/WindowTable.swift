@testable import Interactions

/// Which Swift type stands for which types of the API, and which property for which member.
///
/// The names on the left are those of `types.json`; that the table lacks none of them is tested.
enum WindowTable {
  static let all = requests + content + tools + steps + answers + events

  static let requests: [WireType] = {
    var types: [WireType] = []
    types.add(
      InteractionRequest.self, ["CreateModelInteraction", "CreateAgentInteraction"],
      [
        Window("model", \InteractionRequest.model),
        Window("agent", \InteractionRequest.agent),
        Window("input", \InteractionRequest.input),
        Window("system_instruction", \InteractionRequest.systemInstruction),
        Window("generation_config", \InteractionRequest.generationConfig),
        Window("agent_config", \InteractionRequest.agentConfig),
        Window("response_format", \InteractionRequest.responseFormat),
        Window("tools", \InteractionRequest.tools),
        Window("previous_interaction_id", \InteractionRequest.previousInteractionID),
        Window("store", \InteractionRequest.store),
        Window("stream", \InteractionRequest.stream),
        Window("background", \InteractionRequest.background),
        Window("environment", \InteractionRequest.environment),
        Window("labels", \InteractionRequest.labels),
        Window("service_tier", \InteractionRequest.serviceTier),
        Window("safety_settings", \InteractionRequest.safetySettings),
        Window("webhook_config", \InteractionRequest.webhookConfig),
        Window("continuation_token", \InteractionRequest.continuationToken),
        Window("response_mime_type", \InteractionRequest.responseMimeType),
        Window("response_modalities", \InteractionRequest.responseModalities),
        Window("cached_content", \InteractionRequest.cachedContent),
      ])
    types.add(
      SafetySetting.self, ["SafetySetting"],
      [
        Window("type", \SafetySetting.type),
        Window("threshold", \SafetySetting.threshold),
        Window("method", \SafetySetting.method),
      ])
    types.add(
      WebhookConfig.self, ["WebhookConfig"],
      [
        Window("uris", \WebhookConfig.uris),
        Window("user_metadata", \WebhookConfig.userMetadata),
      ])
    types.add(
      GenerationConfig.self, ["GenerationConfig"],
      [
        Window("thinking_level", \GenerationConfig.thinkingLevel),
        Window("thinking_summaries", \GenerationConfig.thinkingSummaries),
        Window("max_output_tokens", \GenerationConfig.maxOutputTokens),
        Window("seed", \GenerationConfig.seed),
        Window("stop_sequences", \GenerationConfig.stopSequences),
        Window("tool_choice", \GenerationConfig.toolChoice),
        Window("speech_config", \GenerationConfig.speechConfig),
        Window("transcription_config", \GenerationConfig.transcriptionConfig),
        Window("video_config", \GenerationConfig.videoConfig),
        Window("temperature", \GenerationConfig.temperature),
        Window("top_p", \GenerationConfig.topP),
        Window("image_config", \GenerationConfig.imageConfig),
      ])
    types.add(
      ImageConfig.self, ["ImageConfig"],
      [
        Window("aspect_ratio", \ImageConfig.aspectRatio),
        Window("image_size", \ImageConfig.imageSize),
      ])
    types.add(
      VideoConfig.self, ["VideoConfig"],
      [
        Window("task", \VideoConfig.task)
      ])
    types.add(
      SpeechConfig.self, ["SpeechConfig"],
      [
        Window("voice", \SpeechConfig.voice),
        Window("language", \SpeechConfig.language),
        Window("speaker", \SpeechConfig.speaker),
      ])
    types.add(
      SpeakerConfig.self, ["SpeakerConfig"],
      [
        Window("speakers", \SpeakerConfig.speakers)
      ])
    types.add(
      TranscriptionConfig.self, ["TranscriptionConfig"],
      [
        Window("mode", \TranscriptionConfig.mode),
        Window("language_codes", \TranscriptionConfig.languageCodes),
        Window("custom_vocabulary", \TranscriptionConfig.customVocabulary),
        Window("language_hints", \TranscriptionConfig.languageHints),
        Window("adaptation_phrases", \TranscriptionConfig.adaptationPhrases),
        Window("diarization_mode", \TranscriptionConfig.diarizationMode),
        Window("timestamp_granularities", \TranscriptionConfig.timestampGranularities),
      ])
    types.add(
      VerbatimTranscription.self, ["VerbatimTranscriptionMode"],
      [
        Window("diarization_mode", \VerbatimTranscription.diarizationMode),
        Window("timestamp_granularities", \VerbatimTranscription.timestampGranularities),
      ])
    types.add(
      SmartTranscription.self, ["SmartTranscriptionMode"],
      [
        Window("source_text", \SmartTranscription.sourceText)
      ])
    types.add(
      ToolChoiceConfig.self, ["ToolChoiceConfig"],
      [
        Window("allowed_tools", \ToolChoiceConfig.allowedTools)
      ])
    types.add(
      AllowedTools.self, ["AllowedTools"],
      [
        Window("mode", \AllowedTools.mode),
        Window("tools", \AllowedTools.tools),
      ])
    types.add(
      TextResponseFormat.self, ["TextResponseFormat"],
      [
        Window("mime_type", \TextResponseFormat.mimeType),
        Window("schema", \TextResponseFormat.schema),
      ])
    types.add(
      ImageResponseFormat.self, ["ImageResponseFormat"],
      [
        Window("aspect_ratio", \ImageResponseFormat.aspectRatio),
        Window("image_size", \ImageResponseFormat.imageSize),
        Window("mime_type", \ImageResponseFormat.mimeType),
        Window("delivery", \ImageResponseFormat.delivery),
      ])
    types.add(
      AudioResponseFormat.self, ["AudioResponseFormat"],
      [
        Window("mime_type", \AudioResponseFormat.mimeType),
        Window("sample_rate", \AudioResponseFormat.sampleRate),
        Window("bit_rate", \AudioResponseFormat.bitRate),
        Window("delivery", \AudioResponseFormat.delivery),
      ])
    types.add(
      VideoResponseFormat.self, ["VideoResponseFormat"],
      [
        Window("aspect_ratio", \VideoResponseFormat.aspectRatio),
        Window("resolution", \VideoResponseFormat.resolution),
        Window("duration", \VideoResponseFormat.duration),
        Window("delivery", \VideoResponseFormat.delivery),
        Window("gcs_uri", \VideoResponseFormat.gcsURI),
      ])
    types.add(
      AntigravityAgentConfig.self, ["AntigravityAgentConfig"],
      [
        Window("max_total_tokens", \AntigravityAgentConfig.maxTotalTokens),
        Window("model", \AntigravityAgentConfig.model),
      ])
    types.add(
      DeepResearchAgentConfig.self, ["DeepResearchAgentConfig"],
      [
        Window("collaborative_planning", \DeepResearchAgentConfig.collaborativePlanning),
        Window("enable_bigquery_tool", \DeepResearchAgentConfig.enableBigqueryTool),
        Window("thinking_summaries", \DeepResearchAgentConfig.thinkingSummaries),
        Window("visualization", \DeepResearchAgentConfig.visualization),
      ])
    types.add(
      CodeMenderAgentConfig.self, ["CodeMenderAgentConfig"],
      [
        Window("model", \CodeMenderAgentConfig.model),
        Window("session_id", \CodeMenderAgentConfig.sessionID),
        Window("session_config", \CodeMenderAgentConfig.sessionConfig),
        Window("find_request", \CodeMenderAgentConfig.findRequest),
        Window("fix_request", \CodeMenderAgentConfig.fixRequest),
      ])
    types.add(DynamicAgentConfig.self, ["DynamicAgentConfig"], [])
    types.add(
      CodeMenderSession.self, ["SessionConfig"],
      [
        Window("max_rounds", \CodeMenderSession.maxRounds)
      ])
    types.add(
      FindRequest.self, ["FindRequest"],
      [
        Window("description", \FindRequest.description),
        Window("finding_id", \FindRequest.findingID),
        Window("mode", \FindRequest.mode),
        Window("source_files", \FindRequest.sourceFiles),
      ])
    types.add(
      FixRequest.self, ["FixRequest"],
      [
        Window("description", \FixRequest.description),
        Window("finding_id", \FixRequest.findingID),
        Window("source_files", \FixRequest.sourceFiles),
      ])
    types.add(
      CodeFile.self, ["FileContent"],
      [
        Window("path", \CodeFile.path),
        Window("content", \CodeFile.content),
      ])
    types.add(
      RemoteEnvironment.self, ["Environment"],
      [
        Window("environment_id", \RemoteEnvironment.environmentID),
        Window("env", \RemoteEnvironment.env),
        Window("network", \RemoteEnvironment.network),
        Window("sources", \RemoteEnvironment.sources),
      ])
    types.add(
      EnvironmentVariable.self, ["EnvVar"],
      [
        Window("value", \EnvironmentVariable.value),
        Window("credential", \EnvironmentVariable.credential),
      ])
    types.add(
      NetworkAccess.self, ["EnvironmentNetworkEgressAllowlist"],
      [
        Window("allowlist", \NetworkAccess.allowlist)
      ])
    types.add(
      AllowedDomain.self, ["AllowlistEntry"],
      [
        Window("domain", \AllowedDomain.domain),
        Window("credential", \AllowedDomain.credential),
        Window("transform", \AllowedDomain.transform),
      ])
    types.add(
      EnvironmentSource.self, ["Source"],
      [
        Window("type", \EnvironmentSource.type),
        Window("source", \EnvironmentSource.source),
        Window("content", \EnvironmentSource.content),
        Window("encoding", \EnvironmentSource.encoding),
        Window("target", \EnvironmentSource.target),
      ])
    return types
  }()

  static let content: [WireType] = {
    var types: [WireType] = []
    types.add(
      TextContent.self, ["TextContent", "TextDelta"],
      [
        Window("text", \TextContent.text),
        Window("annotations", \TextContent.annotations),
      ])
    types.add(
      ImageContent.self, ["ImageContent", "ImageDelta"],
      [
        Window("data", \ImageContent.base64),
        Window("uri", \ImageContent.uri),
        Window("mime_type", \ImageContent.mimeType),
        Window("resolution", \ImageContent.resolution),
      ])
    types.add(
      AudioContent.self, ["AudioContent", "AudioDelta"],
      [
        Window("data", \AudioContent.base64),
        Window("uri", \AudioContent.uri),
        Window("mime_type", \AudioContent.mimeType),
        Window("channels", \AudioContent.channels),
        Window("sample_rate", \AudioContent.sampleRate),
        Window("processing", \AudioContent.processing),
        Window("rate", \AudioContent.rate),
      ])
    types.add(
      AudioProcessing.self, ["AudioStaticMediaProcessing"],
      [
        Window("start_offset", \AudioProcessing.startOffset),
        Window("end_offset", \AudioProcessing.endOffset),
      ])
    types.add(
      VideoContent.self, ["VideoContent", "VideoDelta"],
      [
        Window("data", \VideoContent.base64),
        Window("uri", \VideoContent.uri),
        Window("mime_type", \VideoContent.mimeType),
        Window("name", \VideoContent.name),
        Window("resolution", \VideoContent.resolution),
        Window("processing", \VideoContent.processing),
      ])
    types.add(
      VideoProcessing.self, ["StaticMediaProcessing"],
      [
        Window("start_offset", \VideoProcessing.startOffset),
        Window("end_offset", \VideoProcessing.endOffset),
        Window("fps", \VideoProcessing.fps),
        Window("content_layers", \VideoProcessing.contentLayers),
      ])
    types.add(
      DocumentContent.self, ["DocumentContent", "DocumentDelta"],
      [
        Window("data", \DocumentContent.base64),
        Window("uri", \DocumentContent.uri),
        Window("mime_type", \DocumentContent.mimeType),
        Window("resolution", \DocumentContent.resolution),
        Window("processing", \DocumentContent.processing),
      ])
    types.add(
      DocumentProcessing.self, ["DocumentStaticMediaProcessing"],
      [
        Window("page_options", \DocumentProcessing.pageOptions),
        Window("spreadsheet_options", \DocumentProcessing.spreadsheetOptions),
      ])
    types.add(
      PageWindow.self, ["PageProcessingOptions"],
      [
        Window("start_page", \PageWindow.startPage),
        Window("end_page", \PageWindow.endPage),
        Window("content_layers", \PageWindow.contentLayers),
      ])
    types.add(
      SheetWindow.self, ["SpreadsheetProcessingOptions"],
      [
        Window("sheet_index", \SheetWindow.sheetIndex),
        Window("visible_cells", \SheetWindow.visibleCells),
        Window("content_layers", \SheetWindow.contentLayers),
      ])
    types.add(
      URLCitation.self, ["URLCitation"],
      [
        Window("start_index", \URLCitation.startIndex),
        Window("end_index", \URLCitation.endIndex),
        Window("url", \URLCitation.url),
        Window("title", \URLCitation.title),
      ])
    types.add(
      FileCitation.self, ["FileCitation"],
      [
        Window("start_index", \FileCitation.startIndex),
        Window("end_index", \FileCitation.endIndex),
        Window("file_name", \FileCitation.fileName),
        Window("document_uri", \FileCitation.documentURI),
        Window("page_number", \FileCitation.pageNumber),
        Window("source", \FileCitation.source),
        Window("media_id", \FileCitation.mediaID),
        Window("custom_metadata", \FileCitation.customMetadata),
      ])
    types.add(
      PlaceCitation.self, ["PlaceCitation"],
      [
        Window("start_index", \PlaceCitation.startIndex),
        Window("end_index", \PlaceCitation.endIndex),
        Window("place_id", \PlaceCitation.placeID),
        Window("name", \PlaceCitation.name),
        Window("url", \PlaceCitation.url),
        Window("review_snippets", \PlaceCitation.reviewSnippets),
      ])
    types.add(
      SpeechAnnotation.self, ["SpeechAnnotation"],
      [
        Window("start_index", \SpeechAnnotation.startIndex),
        Window("end_index", \SpeechAnnotation.endIndex),
        Window("speaker", \SpeechAnnotation.speaker),
        Window("style", \SpeechAnnotation.style),
      ])
    types.add(
      WordInfo.self, ["WordInfo"],
      [
        Window("start_index", \WordInfo.startIndex),
        Window("end_index", \WordInfo.endIndex),
        Window("text", \WordInfo.text),
        Window("start_offset", \WordInfo.startOffset),
        Window("end_offset", \WordInfo.endOffset),
        Window("speaker", \WordInfo.speaker),
      ])
    types.add(
      ReviewSnippet.self, ["ReviewSnippet"],
      [
        Window("review_id", \ReviewSnippet.reviewID),
        Window("title", \ReviewSnippet.title),
        Window("url", \ReviewSnippet.url),
      ])
    return types
  }()

  static let tools: [WireType] = {
    var types: [WireType] = []
    types.add(
      FunctionTool.self, ["Function"],
      [
        Window("name", \FunctionTool.name),
        Window("description", \FunctionTool.description),
        Window("parameters", \FunctionTool.parameters),
        Window("defer_loading", \FunctionTool.deferLoading),
        Window("short_description", \FunctionTool.shortDescription),
      ])
    types.add(
      GoogleSearchTool.self, ["GoogleSearch"],
      [
        Window("search_types", \GoogleSearchTool.searchTypes)
      ])
    types.add(CodeExecutionTool.self, ["CodeExecution"], [])
    types.add(URLContextTool.self, ["URLContext"], [])
    types.add(
      FileSearchTool.self, ["FileSearch"],
      [
        Window("file_search_store_names", \FileSearchTool.fileSearchStoreNames),
        Window("metadata_filter", \FileSearchTool.metadataFilter),
        Window("top_k", \FileSearchTool.topK),
      ])
    types.add(
      GoogleMapsTool.self, ["GoogleMaps"],
      [
        Window("latitude", \GoogleMapsTool.latitude),
        Window("longitude", \GoogleMapsTool.longitude),
        Window("enable_widget", \GoogleMapsTool.enableWidget),
      ])
    types.add(
      ComputerUseTool.self, ["ComputerUse"],
      [
        Window("environment", \ComputerUseTool.environment),
        Window("excluded_predefined_functions", \ComputerUseTool.excludedPredefinedFunctions),
        Window("disabled_safety_policies", \ComputerUseTool.disabledSafetyPolicies),
        Window(
          "enable_prompt_injection_detection", \ComputerUseTool.enablePromptInjectionDetection),
      ])
    types.add(
      MCPServerTool.self, ["MCPServer"],
      [
        Window("name", \MCPServerTool.name),
        Window("url", \MCPServerTool.url),
        Window("headers", \MCPServerTool.headers),
        Window("allowed_tools", \MCPServerTool.allowedTools),
      ])
    types.add(
      ToolSearchTool.self, ["ToolSearch"],
      [
        Window("execution", \ToolSearchTool.execution),
        Window("name", \ToolSearchTool.name),
        Window("description", \ToolSearchTool.description),
        Window("parameters", \ToolSearchTool.parameters),
      ])
    types.add(
      RetrievalTool.self, ["Retrieval"],
      [
        Window("retrieval_types", \RetrievalTool.retrievalTypes),
        Window("vertex_ai_search_config", \RetrievalTool.vertexAISearchConfig),
        Window("rag_store_config", \RetrievalTool.ragStoreConfig),
        Window("exa_ai_search_config", \RetrievalTool.exaAISearchConfig),
        Window("parallel_ai_search_config", \RetrievalTool.parallelAISearchConfig),
      ])
    types.add(
      VertexAISearchConfig.self, ["VertexAISearchConfig"],
      [
        Window("engine", \VertexAISearchConfig.engine),
        Window("datastores", \VertexAISearchConfig.datastores),
      ])
    types.add(
      ExaAISearchConfig.self, ["ExaAISearchConfig"],
      [
        Window("api_key", \ExaAISearchConfig.apiKey),
        Window("custom_config", \ExaAISearchConfig.customConfig),
      ])
    types.add(
      ParallelAISearchConfig.self, ["ParallelAISearchConfig"],
      [
        Window("api_key", \ParallelAISearchConfig.apiKey),
        Window("custom_config", \ParallelAISearchConfig.customConfig),
      ])
    types.add(
      RAGStoreConfig.self, ["RagStoreConfig"],
      [
        Window("rag_resources", \RAGStoreConfig.resources),
        Window("rag_retrieval_config", \RAGStoreConfig.retrieval),
        Window("similarity_top_k", \RAGStoreConfig.similarityTopK),
        Window("vector_distance_threshold", \RAGStoreConfig.vectorDistanceThreshold),
      ])
    types.add(
      RAGResource.self, ["RagResource"],
      [
        Window("rag_corpus", \RAGResource.corpus),
        Window("rag_file_ids", \RAGResource.fileIDs),
      ])
    types.add(
      RAGRetrievalConfig.self, ["RagRetrievalConfig"],
      [
        Window("top_k", \RAGRetrievalConfig.topK),
        Window("filter", \RAGRetrievalConfig.filter),
        Window("hybrid_search", \RAGRetrievalConfig.hybridSearch),
        Window("ranking", \RAGRetrievalConfig.ranking),
      ])
    types.add(
      RAGFilter.self, ["Filter"],
      [
        Window("metadata_filter", \RAGFilter.metadataFilter),
        Window("vector_distance_threshold", \RAGFilter.vectorDistanceThreshold),
        Window("vector_similarity_threshold", \RAGFilter.vectorSimilarityThreshold),
      ])
    types.add(
      RAGHybridSearch.self, ["HybridSearch"],
      [
        Window("alpha", \RAGHybridSearch.alpha)
      ])
    types.add(
      RAGRanking.self, ["Ranking"],
      [
        Window("ranking_config", \RAGRanking.rankingConfig),
        Window("model_name", \RAGRanking.modelName),
        Window("rank_service", \RAGRanking.rankService),
      ])
    types.add(
      RAGRankService.self, ["RankService"],
      [
        Window("model_name", \RAGRankService.modelName)
      ])
    return types
  }()

  static let steps: [WireType] = {
    var types: [WireType] = []
    types.add(
      UserInputStep.self, ["UserInputStep"],
      [
        Window("content", \UserInputStep.content)
      ])
    types.add(
      ModelOutputStep.self, ["ModelOutputStep"],
      [
        Window("content", \ModelOutputStep.content),
        Window("error", \ModelOutputStep.error),
      ])
    types.add(
      ThoughtStep.self, ["ThoughtStep"],
      [
        Window("signature", \ThoughtStep.signature),
        Window("summary", \ThoughtStep.summary),
      ])
    types.add(
      StepFault.self, ["Status"],
      [
        Window("code", \StepFault.code),
        Window("message", \StepFault.message),
        Window("details", \StepFault.details),
      ])
    types.add(
      FunctionCallStep.self, ["FunctionCallStep"],
      [
        Window("id", \FunctionCallStep.id),
        Window("name", \FunctionCallStep.name),
        Window("arguments", \FunctionCallStep.arguments),
      ])
    types.add(
      FunctionResultStep.self, ["FunctionResultStep", "FunctionResultDelta"],
      [
        Window("call_id", \FunctionResultStep.callID),
        Window("result", \FunctionResultStep.result),
        Window("name", \FunctionResultStep.name),
        Window("is_error", \FunctionResultStep.isError),
      ])
    types.add(
      GoogleSearchCallStep.self, ["GoogleSearchCallStep", "GoogleSearchCallDelta"],
      [
        Window("id", \GoogleSearchCallStep.id),
        Window("arguments", \GoogleSearchCallStep.arguments),
        Window("search_type", \GoogleSearchCallStep.searchType),
        Window("signature", \GoogleSearchCallStep.signature),
      ])
    types.add(
      GoogleSearchCallArguments.self, ["GoogleSearchCallArguments"],
      [
        Window("queries", \GoogleSearchCallArguments.queries)
      ])
    types.add(
      GoogleSearchResultStep.self, ["GoogleSearchResultStep", "GoogleSearchResultDelta"],
      [
        Window("call_id", \GoogleSearchResultStep.callID),
        Window("result", \GoogleSearchResultStep.result),
        Window("is_error", \GoogleSearchResultStep.isError),
        Window("signature", \GoogleSearchResultStep.signature),
      ])
    types.add(
      GoogleSearchResult.self, ["GoogleSearchResult"],
      [
        Window("search_suggestions", \GoogleSearchResult.searchSuggestions)
      ])
    types.add(
      FileSearchCallStep.self, ["FileSearchCallStep", "FileSearchCallDelta"],
      [
        Window("id", \FileSearchCallStep.id),
        Window("signature", \FileSearchCallStep.signature),
      ])
    types.add(
      FileSearchResultStep.self, ["FileSearchResultStep", "FileSearchResultDelta"],
      [
        Window("call_id", \FileSearchResultStep.callID),
        Window("result", \FileSearchResultStep.result),
        Window("signature", \FileSearchResultStep.signature),
      ])
    types.add(FileSearchResult.self, ["FileSearchResult"], [])
    types.add(
      RetrievalCallStep.self, ["RetrievalCallStep", "RetrievalCallDelta"],
      [
        Window("id", \RetrievalCallStep.id),
        Window("arguments", \RetrievalCallStep.arguments),
        Window("retrieval_type", \RetrievalCallStep.retrievalType),
        Window("signature", \RetrievalCallStep.signature),
      ])
    types.add(
      RetrievalCallArguments.self, ["RetrievalCallArguments"],
      [
        Window("queries", \RetrievalCallArguments.queries)
      ])
    types.add(
      RetrievalResultStep.self, ["RetrievalResultStep", "RetrievalResultDelta"],
      [
        Window("call_id", \RetrievalResultStep.callID),
        Window("is_error", \RetrievalResultStep.isError),
        Window("signature", \RetrievalResultStep.signature),
      ])
    types.add(
      URLContextCallStep.self, ["URLContextCallStep", "URLContextCallDelta"],
      [
        Window("id", \URLContextCallStep.id),
        Window("arguments", \URLContextCallStep.arguments),
        Window("signature", \URLContextCallStep.signature),
      ])
    types.add(
      URLContextCallArguments.self, ["URLContextCallArguments"],
      [
        Window("urls", \URLContextCallArguments.urls)
      ])
    types.add(
      URLContextResultStep.self, ["URLContextResultStep", "URLContextResultDelta"],
      [
        Window("call_id", \URLContextResultStep.callID),
        Window("result", \URLContextResultStep.result),
        Window("is_error", \URLContextResultStep.isError),
        Window("signature", \URLContextResultStep.signature),
      ])
    types.add(
      URLContextResult.self, ["URLContextResult"],
      [
        Window("url", \URLContextResult.url),
        Window("status", \URLContextResult.status),
      ])
    types.add(
      GoogleMapsCallStep.self, ["GoogleMapsCallStep", "GoogleMapsCallDelta"],
      [
        Window("id", \GoogleMapsCallStep.id),
        Window("arguments", \GoogleMapsCallStep.arguments),
        Window("signature", \GoogleMapsCallStep.signature),
      ])
    types.add(
      GoogleMapsCallArguments.self, ["GoogleMapsCallArguments"],
      [
        Window("queries", \GoogleMapsCallArguments.queries)
      ])
    types.add(
      GoogleMapsResultStep.self, ["GoogleMapsResultStep", "GoogleMapsResultDelta"],
      [
        Window("call_id", \GoogleMapsResultStep.callID),
        Window("result", \GoogleMapsResultStep.result),
        Window("signature", \GoogleMapsResultStep.signature),
      ])
    types.add(
      GoogleMapsResult.self, ["GoogleMapsResult"],
      [
        Window("places", \GoogleMapsResult.places),
        Window("widget_context_token", \GoogleMapsResult.widgetContextToken),
      ])
    types.add(
      GoogleMapsPlace.self, ["GoogleMapsResultPlaces"],
      [
        Window("place_id", \GoogleMapsPlace.placeID),
        Window("name", \GoogleMapsPlace.name),
        Window("url", \GoogleMapsPlace.url),
        Window("review_snippets", \GoogleMapsPlace.reviewSnippets),
      ])
    types.add(
      CodeExecutionCallStep.self, ["CodeExecutionCallStep", "CodeExecutionCallDelta"],
      [
        Window("id", \CodeExecutionCallStep.id),
        Window("arguments", \CodeExecutionCallStep.arguments),
        Window("signature", \CodeExecutionCallStep.signature),
      ])
    types.add(
      CodeExecutionCallArguments.self, ["CodeExecutionCallArguments"],
      [
        Window("code", \CodeExecutionCallArguments.code),
        Window("language", \CodeExecutionCallArguments.language),
      ])
    types.add(
      CodeExecutionResultStep.self, ["CodeExecutionResultStep", "CodeExecutionResultDelta"],
      [
        Window("call_id", \CodeExecutionResultStep.callID),
        Window("result", \CodeExecutionResultStep.result),
        Window("is_error", \CodeExecutionResultStep.isError),
        Window("signature", \CodeExecutionResultStep.signature),
      ])
    types.add(
      ProcessingCallStep.self, ["ProcessingCallStep", "ProcessingCallDelta"],
      [
        Window("id", \ProcessingCallStep.id),
        Window("signature", \ProcessingCallStep.signature),
      ])
    types.add(
      ProcessingResultStep.self, ["ProcessingResultStep", "ProcessingResultDelta"],
      [
        Window("call_id", \ProcessingResultStep.callID),
        Window("signature", \ProcessingResultStep.signature),
      ])
    types.add(
      MCPServerToolCallStep.self, ["MCPServerToolCallStep", "MCPServerToolCallDelta"],
      [
        Window("id", \MCPServerToolCallStep.id),
        Window("name", \MCPServerToolCallStep.name),
        Window("server_name", \MCPServerToolCallStep.serverName),
        Window("arguments", \MCPServerToolCallStep.arguments),
      ])
    types.add(
      MCPServerToolResultStep.self, ["MCPServerToolResultStep", "MCPServerToolResultDelta"],
      [
        Window("call_id", \MCPServerToolResultStep.callID),
        Window("result", \MCPServerToolResultStep.result),
        Window("name", \MCPServerToolResultStep.name),
        Window("server_name", \MCPServerToolResultStep.serverName),
      ])
    types.add(
      ToolSearchCallStep.self, ["ToolSearchCallStep", "ToolSearchCallDelta"],
      [
        Window("id", \ToolSearchCallStep.id),
        Window("arguments", \ToolSearchCallStep.arguments),
        Window("signature", \ToolSearchCallStep.signature),
      ])
    types.add(
      ToolSearchCallArguments.self, ["ToolSearchCallStepArguments"],
      [
        Window("function_names", \ToolSearchCallArguments.functionNames)
      ])
    types.add(
      ToolSearchResultStep.self, ["ToolSearchResultStep", "ToolSearchResultDelta"],
      [
        Window("call_id", \ToolSearchResultStep.callID),
        Window("result", \ToolSearchResultStep.result),
        Window("signature", \ToolSearchResultStep.signature),
      ])
    return types
  }()

  static let answers: [WireType] = {
    var types: [WireType] = []
    types.add(
      Interaction.self, ["Interaction", "InteractionSseEventInteraction"],
      [
        Window("id", \Interaction.id),
        Window("status", \Interaction.status),
        Window("model", \Interaction.model),
        Window("agent", \Interaction.agent),
        Window("steps", \Interaction.steps),
        Window("usage", \Interaction.usage),
        Window("errors", \Interaction.errors),
        Window("created", \Interaction.created),
        Window("updated", \Interaction.updated),
        Window("service_tier", \Interaction.serviceTier),
        Window("environment_id", \Interaction.environmentID),
        Window("continuation_token", \Interaction.continuationToken),
        Window("continuation_ids", \Interaction.continuationIDs),
        Window("previous_interaction_id", \Interaction.previousInteractionID),
        Window("input", \Interaction.input),
        Window("object", \Interaction.object),
        Window("system_instruction", \Interaction.systemInstruction),
        Window("generation_config", \Interaction.generationConfig),
        Window("agent_config", \Interaction.agentConfig),
        Window("response_format", \Interaction.responseFormat),
        Window("tools", \Interaction.tools),
        Window("environment", \Interaction.environment),
        Window("labels", \Interaction.labels),
        Window("safety_settings", \Interaction.safetySettings),
        Window("webhook_config", \Interaction.webhookConfig),
        Window("response_mime_type", \Interaction.responseMimeType),
        Window("response_modalities", \Interaction.responseModalities),
        Window("cached_content", \Interaction.cachedContent),
      ])
    types.add(
      APIFault.self, ["Error"],
      [
        Window("code", \APIFault.code),
        Window("message", \APIFault.message),
      ])
    types.add(
      Usage.self, ["Usage"],
      [
        Window("total_tokens", \Usage.totalTokens),
        Window("total_input_tokens", \Usage.totalInputTokens),
        Window("total_output_tokens", \Usage.totalOutputTokens),
        Window("total_thought_tokens", \Usage.totalThoughtTokens),
        Window("total_cached_tokens", \Usage.totalCachedTokens),
        Window("total_tool_use_tokens", \Usage.totalToolUseTokens),
        Window("initial_input_tokens", \Usage.initialInputTokens),
        Window("input_tokens_by_modality", \Usage.inputTokensByModality),
        Window("output_tokens_by_modality", \Usage.outputTokensByModality),
        Window("cached_tokens_by_modality", \Usage.cachedTokensByModality),
        Window("tool_use_tokens_by_modality", \Usage.toolUseTokensByModality),
        Window("grounding_tool_count", \Usage.groundingToolCount),
      ])
    types.add(
      ModalityTokens.self, ["ModalityTokens"],
      [
        Window("modality", \ModalityTokens.modality),
        Window("tokens", \ModalityTokens.tokens),
      ])
    types.add(
      GroundingToolCount.self, ["GroundingToolCount"],
      [
        Window("type", \GroundingToolCount.type),
        Window("count", \GroundingToolCount.count),
      ])
    return types
  }()

  static let events: [WireType] = {
    var types: [WireType] = []
    types.add(
      InteractionEvent.self, ["InteractionCreatedEvent", "InteractionCompletedEvent"],
      [
        Window("event_id", \InteractionEvent.eventID),
        Window("interaction", \InteractionEvent.interaction),
      ])
    types.add(
      StatusUpdateEvent.self, ["InteractionStatusUpdate"],
      [
        Window("event_id", \StatusUpdateEvent.eventID),
        Window("interaction_id", \StatusUpdateEvent.interactionID),
        Window("status", \StatusUpdateEvent.status),
        Window("continuation_token", \StatusUpdateEvent.continuationToken),
        Window("usage", \StatusUpdateEvent.usage),
      ])
    types.add(
      StepStartEvent.self, ["StepStart"],
      [
        Window("event_id", \StepStartEvent.eventID),
        Window("index", \StepStartEvent.index),
        Window("step", \StepStartEvent.step),
      ])
    types.add(
      StepDeltaEvent.self, ["StepDelta"],
      [
        Window("event_id", \StepDeltaEvent.eventID),
        Window("index", \StepDeltaEvent.index),
        Window("delta", \StepDeltaEvent.delta),
        Window("metadata", \StepDeltaEvent.metadata),
      ])
    types.add(
      StepDeltaMetadata.self, ["StepDeltaMetadata"],
      [
        Window("total_usage", \StepDeltaMetadata.totalUsage)
      ])
    types.add(
      StepStopEvent.self, ["StepStop"],
      [
        Window("event_id", \StepStopEvent.eventID),
        Window("index", \StepStopEvent.index),
        Window("usage", \StepStopEvent.usage),
        Window("step_usage", \StepStopEvent.stepUsage),
      ])
    types.add(
      ErrorEvent.self, ["ErrorEvent"],
      [
        Window("event_id", \ErrorEvent.eventID),
        Window("error", \ErrorEvent.error),
      ])
    types.add(
      ArgumentsDelta.self, ["ArgumentsDelta"],
      [
        Window("arguments", \ArgumentsDelta.arguments)
      ])
    types.add(
      ThoughtSignatureDelta.self, ["ThoughtSignatureDelta"],
      [
        Window("signature", \ThoughtSignatureDelta.signature)
      ])
    types.add(
      ThoughtSummaryDelta.self, ["ThoughtSummaryDelta"],
      [
        Window("content", \ThoughtSummaryDelta.content)
      ])
    types.add(
      TextAnnotationDelta.self, ["TextAnnotationDelta"],
      [
        Window("annotations", \TextAnnotationDelta.annotations)
      ])
    return types
  }()
}

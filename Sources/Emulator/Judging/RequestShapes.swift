/// What the bodies of requests may hold, as a table that ``ShapeNotation`` makes a JSON Schema of.
///
///     ImageContent(image): data=string uri=string resolution='low,high
///
/// is an object whose `type` is `image`, with these members and no other. A `!` marks one that must be
/// there; `'a,b` is one of these texts, `[T]` a list, `{T}` a map, `T|U` either; `Name` is another line.
/// `Name by type: A B` is one of these objects, told apart by its `type`.
///
/// The table stands for itself: it is written from the reference of the protocol, so that a client
/// with a wrong name in it is contradicted. Names of models, agents and media types are open; words
/// that steer the service are not.
enum RequestShapes {
  static let create = #"""
    Create: model=string agent=string input=string|Content|[Item] system_instruction=string
    + generation_config=GenerationConfig agent_config=AgentConfig response_format=Format|[Format]
    + response_mime_type=string response_modalities=['text,image,audio,video,document,TEXT,IMAGE,AUDIO,VIDEO,DOCUMENT]
    + tools=[Tool] previous_interaction_id=string store=bool stream=bool background=bool
    + environment=string|Environment labels={string} service_tier='flex,standard,priority,deferred
    + safety_settings=[SafetySetting] webhook_config=WebhookConfig cached_content=string
    + continuation_token=string
    SafetySetting: method='severity,probability
    + type!='hate_speech,dangerous_content,harassment,sexually_explicit,civic_integrity,image_hate,image_dangerous_content,image_harassment,image_sexually_explicit,jailbreak
    + threshold!='block_low_and_above,block_medium_and_above,block_only_high,block_none,off
    WebhookConfig: uris=[string] user_metadata=object

    """# + content + steps + tools + generation + formats + agents

  private static let content = #"""
    Content by type: TextContent ImageContent AudioContent VideoContent DocumentContent
    TextContent(text): text!=string annotations=[Annotation]
    ImageContent(image): data=string uri=string mime_type=string resolution='low,medium,high,ultra_high
    AudioContent(audio): data=string uri=string mime_type=string channels=int sample_rate=int
    + processing='static|AudioProcessing
    VideoContent(video): data=string uri=string mime_type=string name=string
    + resolution='low,medium,high,ultra_high processing='static,agentic|VideoProcessing
    DocumentContent(document): data=string uri=string mime_type=string
    + resolution='low,medium,high,ultra_high processing='static|DocumentProcessing
    AudioProcessing(static): start_offset=string end_offset=string
    VideoProcessing(static): start_offset=string end_offset=string fps=number
    + content_layers=['frames,audio,transcript]
    DocumentProcessing(static): page_options=Pages spreadsheet_options=Cells
    Pages: start_page=int end_page=int content_layers=['page_image,page_text]
    Cells: sheet_index=int visible_cells=string content_layers=['visual,data,formulas]
    Annotation by type: URLCitation FileCitation PlaceCitation SpeechMetadata WordInfo
    URLCitation(url_citation): start_index=int end_index=int url=string title=string
    FileCitation(file_citation): start_index=int end_index=int file_name=string document_uri=string
    + page_number=int source=string media_id=string custom_metadata=object
    PlaceCitation(place_citation): start_index=int end_index=int place_id=string name=string url=string
    + review_snippets=[ReviewSnippet]
    SpeechMetadata(speech_metadata): start_index=int end_index=int speaker=string style=string
    WordInfo(word_info): start_index=int end_index=int text=string start_offset=string
    + end_offset=string speaker=string
    ReviewSnippet: review_id=string title=string url=string

    """#

  private static let steps = #"""
    Item by type: TextContent ImageContent AudioContent VideoContent DocumentContent UserInput
    + ModelOutput Thought FunctionCall FunctionResult GoogleSearchCall GoogleSearchResult
    + CodeExecutionCall CodeExecutionResult URLContextCall URLContextResult FileSearchCall
    + FileSearchResult GoogleMapsCall GoogleMapsResult MCPServerToolCall MCPServerToolResult
    + ToolSearchCall ToolSearchResult RetrievalCall RetrievalResult ProcessingCall ProcessingResult
    UserInput(user_input): content=string|[Content]
    ModelOutput(model_output): content=[Content] error=Status
    Status: code=int message=string details=[object]
    Thought(thought): signature=string summary=[Content]
    FunctionCall(function_call): id!=string name!=string arguments!=object signature=string
    FunctionResult(function_result): call_id!=string result!=string|object|[ResultContent] name=string
    + is_error=bool signature=string
    ResultContent by type: TextContent ImageContent AudioContent VideoContent DocumentContent Function
    GoogleSearchCall(google_search_call): id=string arguments!=Queries signature=string
    + search_type='web_search,image_search,enterprise_web_search
    GoogleSearchResult(google_search_result): call_id!=string result!=[Suggestions] is_error=bool
    + signature=string
    Queries: queries=[string]
    Suggestions: search_suggestions=string
    CodeExecutionCall(code_execution_call): id!=string arguments!=Code signature=string
    CodeExecutionResult(code_execution_result): call_id!=string result!=string|[Content] is_error=bool
    + signature=string
    Code: code=string language='python,bash
    URLContextCall(url_context_call): id!=string arguments!=URLs signature=string
    URLContextResult(url_context_result): call_id!=string result!=[FetchedURL] is_error=bool
    + signature=string
    URLs: urls=[string]
    FetchedURL: url=string status='success,error,paywall,unsafe
    FileSearchCall(file_search_call): id!=string signature=string
    FileSearchResult(file_search_result): call_id!=string signature=string
    GoogleMapsCall(google_maps_call): id!=string arguments=Queries signature=string
    GoogleMapsResult(google_maps_result): call_id!=string result!=[Places] signature=string
    Places: places=[Place] widget_context_token=string
    Place: name=string place_id=string url=string review_snippets=[ReviewSnippet]
    MCPServerToolCall(mcp_server_tool_call): id!=string name!=string server_name!=string
    + arguments!=object signature=string
    MCPServerToolResult(mcp_server_tool_result): call_id!=string
    + result!=string|object|[ResultContent] name=string server_name=string signature=string
    ToolSearchCall(tool_search_call): id!=string arguments!=FoundFunctions signature=string
    FoundFunctions: function_names=[string]
    ToolSearchResult(tool_search_result): call_id!=string result=[Function] signature=string
    RetrievalCall(retrieval_call): id!=string arguments!=Queries signature=string
    + retrieval_type='vertex_ai_search,rag_store,exa_ai_search,parallel_ai_search
    RetrievalResult(retrieval_result): call_id!=string is_error=bool signature=string
    ProcessingCall(processing_call): id!=string signature=string
    ProcessingResult(processing_result): call_id!=string signature=string

    """#

  private static let tools = #"""
    Tool by type: Function GoogleSearch CodeExecution URLContext FileSearch GoogleMaps ComputerUse
    + MCPServer Retrieval ToolSearch
    Function(function): name=string description=string parameters=object|bool defer_loading=bool
    + short_description=string
    GoogleSearch(google_search): search_types=['web_search,image_search,enterprise_web_search]
    CodeExecution(code_execution):
    URLContext(url_context):
    FileSearch(file_search): file_search_store_names=[string] metadata_filter=string top_k=int
    GoogleMaps(google_maps): latitude=number longitude=number enable_widget=bool
    ComputerUse(computer_use): environment='browser,mobile,desktop
    + excluded_predefined_functions=[string] enable_prompt_injection_detection=bool
    + disabled_safety_policies=['financial_transactions,sensitive_data_modification,communication_tool,account_creation,data_modification,user_consent_management,legal_terms_and_agreements]
    MCPServer(mcp_server): name=string url=string headers={string} allowed_tools=[AllowedTools]
    AllowedTools: mode='auto,any,none,validated tools=[string]
    Retrieval(retrieval): exa_ai_search_config=ExaAISearch parallel_ai_search_config=ParallelAISearch
    + retrieval_types=['vertex_ai_search,rag_store,exa_ai_search,parallel_ai_search]
    + rag_store_config=RagStore vertex_ai_search_config=VertexAISearch
    ExaAISearch: api_key!=string custom_config=object
    ParallelAISearch: api_key=string custom_config=object
    VertexAISearch: datastores=[string] engine=string
    RagStore: rag_resources=[RagResource] rag_retrieval_config=RagRetrieval similarity_top_k=int
    + vector_distance_threshold=number
    RagResource: rag_corpus=string rag_file_ids=[string]
    RagRetrieval: filter=RagFilter hybrid_search=HybridSearch ranking=Ranking top_k=int
    RagFilter: metadata_filter=string vector_distance_threshold=number
    + vector_similarity_threshold=number
    HybridSearch: alpha=number
    Ranking: model_name=string rank_service=RankService ranking_config='rank_service
    RankService: model_name=string
    ToolSearch(tool_search): execution='server,client name=string description=string
    + parameters=object|bool

    """#

  private static let generation = #"""
    GenerationConfig: thinking_level='minimal,low,medium,high,xhigh thinking_summaries='auto,none
    + max_output_tokens=int seed=int stop_sequences=[string] temperature=number top_p=number
    + tool_choice='auto,any,none,validated|ToolChoice speech_config=Speakers|[Speech]
    + transcription_config=Transcription video_config=VideoConfig image_config=ImageConfig
    ToolChoice: allowed_tools=AllowedTools
    Speakers: speakers=[Speech]
    Speech: voice=string language=string speaker=string
    Transcription: language_codes=[string] custom_vocabulary=[string]
    + mode='verbatim,smart|TranscriptionMode adaptation_phrases=[string] diarization_mode=string
    + language_hints=[string] timestamp_granularities=[string]
    TranscriptionMode by type: Verbatim Smart
    Verbatim(verbatim): diarization_mode=string timestamp_granularities=[string]
    Smart(smart): source_text=string
    VideoConfig: task='text_to_video,image_to_video,reference_to_video,edit,extend,upscale
    ImageConfig: image_size='512,1K,2K,4K
    + aspect_ratio='1:1,2:3,3:2,3:4,4:3,4:5,5:4,9:16,16:9,21:9,1:8,8:1,1:4,4:1

    """#

  private static let formats = #"""
    Format by type: TextFormat ImageFormat AudioFormat VideoFormat
    + or object
    TextFormat(text): mime_type='application/json,text/plain schema=object|bool
    ImageFormat(image): image_size='512,1K,2K,4K mime_type='image/jpeg,image/png delivery='inline,uri
    + aspect_ratio='1:1,2:3,3:2,3:4,4:3,4:5,5:4,9:16,16:9,21:9,1:8,8:1,1:4,4:1
    AudioFormat(audio): sample_rate=int bit_rate=int delivery='inline,uri
    + mime_type='audio/mp3,audio/ogg_opus,audio/l16,audio/wav,audio/alaw,audio/mulaw
    VideoFormat(video): aspect_ratio='16:9,9:16 resolution='360p,720p,1080p,4k duration=string
    + delivery='inline,uri gcs_uri=string

    """#

  private static let agents = #"""
    AgentConfig by type: Antigravity DeepResearch CodeMender Dynamic
    Antigravity(antigravity): max_total_tokens=int model=string
    DeepResearch(deep-research): collaborative_planning=bool enable_bigquery_tool=bool
    + thinking_summaries='auto,none visualization='off,auto
    CodeMender(code-mender): model=string session_id=string session_config=Session
    + find_request=FindRequest fix_request=FixRequest
    Dynamic(dynamic):
    Session: max_rounds=int
    FindRequest: description=string finding_id=string mode='scan,verify source_files=[SourceFile]
    FixRequest: description=string finding_id=string source_files=[SourceFile]
    SourceFile: content=string path=string
    Environment(remote): environment_id=string env={string|Variable} network='disabled|Network
    + sources=[Source]
    Variable: value=string credential=string
    Network: allowlist='disabled|[Allowed]
    Allowed: domain!=string credential=string transform={string}|[{string}]
    Source: type='gcs,inline,repository,skill_registry source=string content=string encoding=string
    + target=string

    """#

  /// The start of an upload, in either of the two spellings.
  static let startUpload = #"""
    Start: file=File
    File: name=string display_name=string displayName=string mime_type=string mimeType=string
    + size_bytes=int|string sizeBytes=int|string

    """#

  static let registerFiles = #"""
    Register: uris!=[string]

    """#

  static let countTokens = #"""
    Count: contents=[Turn] generateContentRequest=object
    Turn: role='user,model,function parts!=[Part]
    Part: text=string inlineData=Blob inline_data=Blob fileData=FileData file_data=FileData
    + thought=bool thoughtSignature=string functionCall=object functionResponse=object
    Blob: mimeType=string mime_type=string data!=string displayName=string
    FileData: mimeType=string mime_type=string fileUri=string file_uri=string

    """#
}

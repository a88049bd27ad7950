"""The peers' best honest programs for one job: a folder of documents → a line of JSON for each.

    peers.py PEER FOLDER texts|images WIDTH URL OUT SCHEMA

Each reads a document, asks for the invoice by its schema, as many at a time as asked, has the answer judged by
pydantic, and writes it down. All of them use what their library offers for this, with its defaults for
repeating; only the pool of connections is made as wide as the job. A document that fails is left out.
"""

import asyncio
import base64
import json
import os
import sys
import warnings
from pathlib import Path

warnings.filterwarnings("ignore")
os.environ["NO_PROXY"] = "127.0.0.1"
for name in ["GOOGLE_API_KEY", "GEMINI_API_KEY"]:
    os.environ.pop(name, None)

MODEL = "gemini-3.5-flash"


class Job:
    def __init__(self, folder, kind, width, url, out, schema):
        self.folder, self.width, self.url = Path(folder), int(width), url
        self.is_image = kind == "images"
        self.names = sorted(os.listdir(folder))
        self.out = open(out, "w", buffering=1 << 20)
        self.schema = json.loads(Path(schema).read_bytes())

    def read(self, name):
        data = (self.folder / name).read_bytes()
        return data if self.is_image else data.decode()

    def write(self, name, record):
        self.out.write(f'{{"file":"{name}","record":{record}}}\n')

    async def run(self, extract):
        """So many workers over one list of names: no more documents are in memory, or on their way."""
        names = iter(self.names)
        failures = []

        async def work():
            for name in names:
                try:
                    record = await extract(self.read(name))
                    self.write(name, record.model_dump_json())
                except Exception as error:
                    failures.append(f"{name}: {type(error).__name__}: {error}"[:300])

        await asyncio.gather(*(work() for _ in range(self.width)))
        self.out.close()
        if failures:
            print(f"{len(failures)} failed; the first: {failures[0]}", file=sys.stderr)


def google(job):
    import httpx2
    from google import genai

    pool = {"limits": httpx2.Limits(max_connections=job.width, max_keepalive_connections=job.width)}
    options = {"base_url": job.url, "client_args": pool, "async_client_args": pool}
    return genai.Client(api_key="key", http_options=options)


def interactions(job):
    from models import PROMPT, Invoice

    create = google(job).aio.interactions.create
    form = {"type": "text", "mime_type": "application/json", "schema": job.schema}

    async def extract(document):
        part = {"type": "text", "text": document}
        if job.is_image:
            data = base64.b64encode(document).decode("ascii")
            part = {"type": "image", "mime_type": "image/png", "data": data}
        parts = [{"type": "text", "text": PROMPT}, part]
        answer = await create(model=MODEL, input=parts, response_format=form)
        return Invoice.model_validate_json(answer.output_text)

    asyncio.run(job.run(extract))


def generate_content(job):
    from google.genai import types
    from models import PROMPT, Invoice

    generate = google(job).aio.models.generate_content
    config = types.GenerateContentConfig(
        response_mime_type="application/json", response_json_schema=job.schema)

    async def extract(document):
        part = types.Part.from_bytes(data=document, mime_type="image/png") if job.is_image else document
        answer = await generate(model=MODEL, contents=[PROMPT, part], config=config)
        return Invoice.model_validate_json(answer.text)

    asyncio.run(job.run(extract))


def instructor(job):
    import instructor
    from instructor.processing.multimodal import Image
    from models import PROMPT, Invoice

    client = instructor.from_genai(google(job), mode=instructor.Mode.JSON, use_async=True, model=MODEL)

    async def extract(document):
        content = f"{PROMPT}\n\n{document}" if not job.is_image else [
            PROMPT, Image.from_raw_base64(base64.b64encode(document).decode("ascii"))]
        messages = [{"role": "user", "content": content}]
        return await client.chat.completions.create(messages=messages, response_model=Invoice)

    asyncio.run(job.run(extract))


def pydantic_ai(job):
    from models import PROMPT, Invoice
    from pydantic_ai import Agent, BinaryContent, NativeOutput
    from pydantic_ai.models.google import GoogleModel
    from pydantic_ai.providers.google import GoogleProvider

    agent = Agent(GoogleModel(MODEL, provider=GoogleProvider(client=google(job))), output_type=NativeOutput(Invoice))

    async def extract(document):
        part = BinaryContent(data=document, media_type="image/png") if job.is_image else document
        return (await agent.run([PROMPT, part])).output

    asyncio.run(job.run(extract))


def langextract(job):
    """Knows no schema and no pictures: it asks for pieces of a text, by an example, and looks them up in it."""
    import httpx2
    import langextract as lx
    from models import PROMPT

    pool = {"limits": httpx2.Limits(max_connections=job.width, max_keepalive_connections=job.width)}
    pieces = [
        lx.data.Extraction("number", "A-1", attributes={"currency": "EUR"}),
        lx.data.Extraction("seller", "Acme GmbH", attributes={"country": "DE"}),
        lx.data.Extraction("line", "bolt", attributes={"amount": "3.00"}),
        lx.data.Extraction("total", "3.00", attributes={"currency": "EUR"}),
    ]
    example = lx.data.ExampleData(text="INVOICE A-1\nAcme GmbH\nbolt  2  1.50  3.00\nTotal 3.00", extractions=pieces)
    documents = [lx.data.Document(text=job.read(name), document_id=name) for name in job.names]
    found = lx.extract(
        documents, prompt_description=PROMPT, examples=[example], model_id=MODEL, api_key="key",
        max_char_buffer=100_000, batch_length=job.width, max_workers=job.width, show_progress=False,
        language_model_params={"http_options": {"base_url": job.url, "client_args": pool}},
        resolver_params={"enable_fuzzy_alignment": False},
    )
    for document in found:
        pieces = {piece.extraction_class: piece.extraction_text for piece in document.extractions}
        job.write(document.document_id, json.dumps(pieces))
    job.out.close()


def by_hand(job):
    """What somebody writes who wants it fast and knows how: the quickest libraries, and the body put together."""
    import aiohttp
    import orjson
    import uvloop
    from models import PROMPT, Invoice

    head = b'{"model":%b,"input":[{"type":"text","text":%b},' % (orjson.dumps(MODEL), orjson.dumps(PROMPT))
    tail = b'}],"response_format":{"type":"text","mime_type":"application/json","schema":%b}}' % (
        orjson.dumps(job.schema))
    fields = {"x-goog-api-key": "key", "content-type": "application/json"}

    async def run():
        async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), headers=fields) as session:

            async def extract(document):
                if job.is_image:
                    part = b'{"type":"image","mime_type":"image/png","data":"', base64.b64encode(document), b'"'
                else:
                    part = b'{"type":"text","text":', orjson.dumps(document)
                body = b"".join((head, *part, tail))
                async with session.post(f"{job.url}/v1beta/interactions", data=body) as response:
                    response.raise_for_status()
                    answer = orjson.loads(await response.read())
                output = next(step for step in answer["steps"] if step["type"] == "model_output")
                return Invoice.model_validate_json(output["content"][0]["text"])

            await job.run(extract)

    uvloop.run(run())


PEERS = {
    "by-hand": by_hand, "generate-content": generate_content, "interactions": interactions,
    "instructor": instructor, "pydantic-ai": pydantic_ai, "langextract": langextract,
}

if __name__ == "__main__":
    PEERS[sys.argv[1]](Job(*sys.argv[2:]))

// The least that a client on libcurl does: floor FOLDER TEXTS|IMAGES WIDTH PORT OUT SCHEMA.
//
// Reads each document of a folder, sends it, cuts the record out of the answer and writes it as a line. It
// checks nothing, repeats nothing and writes nothing down: a floor, not a rival.
#define _GNU_SOURCE
#include <curl/curl.h>
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct call {
  CURL *handle;
  const char *name;
  FILE *document;    // a picture that is being sent
  char *body;        // a text's whole body; of a picture's, what stands before it
  size_t length, at; // of the body
  size_t encoded;    // how much of the picture is still to come, in base64
  size_t tailAt;
  char answer[16 << 10];
  size_t answerLength;
};

static char *folder, *prompt, head[1024], *tail;
static size_t tailLength;
static bool isImage;
static struct dirent **names;
static int count, next;
static FILE *out;
static uint16_t pairs[4096];

static FILE *opened(const char *path, long *length) {
  FILE *file = fopen(path, "rb");
  if (!file) {
    perror(path);
    exit(1);
  }
  fseek(file, 0, SEEK_END);
  *length = ftell(file);
  rewind(file);
  return file;
}

static char *contents(const char *path, long *length) {
  FILE *file = opened(path, length);
  char *bytes = malloc(*length + 1);
  if (!bytes || fread(bytes, 1, *length, file) != (size_t)*length) exit(1);
  bytes[*length] = 0;
  fclose(file);
  return bytes;
}

static char *escape(const char *text, size_t length, char *to) {
  for (size_t i = 0; i < length; i++) {
    unsigned char letter = text[i];
    if (letter == '"' || letter == '\\') *to++ = '\\', *to++ = letter;
    else if (letter == '\n') *to++ = '\\', *to++ = 'n';
    else if (letter < ' ') to += sprintf(to, "\\u%04x", letter);
    else *to++ = letter;
  }
  return to;
}

static size_t encode(const unsigned char *bytes, size_t length, char *to) {
  char *start = to;
  size_t i = 0;
  for (; i + 3 <= length; i += 3, to += 4) {
    uint32_t bits = bytes[i] << 16 | bytes[i + 1] << 8 | bytes[i + 2];
    memcpy(to, &pairs[bits >> 12], 2);
    memcpy(to + 2, &pairs[bits & 4095], 2);
  }
  if (i < length) {
    uint32_t bits = bytes[i] << 16 | (i + 1 < length ? bytes[i + 1] << 8 : 0);
    memcpy(to, &pairs[bits >> 12], 2);
    memcpy(to + 2, &pairs[bits & 4095], 2);
    if (i + 1 == length) to[2] = '=';
    to[3] = '=', to += 4;
  }
  return to - start;
}

static size_t send_more(char *to, size_t size, size_t times, void *context) {
  struct call *call = context;
  size_t room = size * times;
  if (call->at < call->length) {
    size_t part = call->length - call->at < room ? call->length - call->at : room;
    memcpy(to, call->body + call->at, part);
    call->at += part;
    return part;
  }
  if (call->encoded) {
    static unsigned char bytes[192 << 10];
    size_t most = room / 4 * 3 < sizeof bytes ? room / 4 * 3 : sizeof bytes;
    size_t part = encode(bytes, fread(bytes, 1, most, call->document), to);
    call->encoded -= part;
    return part;
  }
  size_t part = tailLength - call->tailAt < room ? tailLength - call->tailAt : room;
  memcpy(to, tail + call->tailAt, part);
  call->tailAt += part;
  return part;
}

static size_t keep(char *bytes, size_t size, size_t times, void *context) {
  struct call *call = context;
  size_t length = size * times;
  if (call->answerLength + length >= sizeof call->answer) return 0;
  memcpy(call->answer + call->answerLength, bytes, length);
  call->answerLength += length;
  return length;
}

static bool start(CURLM *all, struct call *call) {
  if (next == count) return false;
  call->name = names[next++]->d_name;
  char path[4096];
  long length;
  snprintf(path, sizeof path, "%s/%s", folder, call->name);
  call->at = call->encoded = call->tailAt = call->answerLength = 0;
  if (isImage) {
    call->document = opened(path, &length);
    call->encoded = (length + 2) / 3 * 4;
    call->body = head, call->length = strlen(head);
  } else {
    char *text = contents(path, &length);
    call->body = realloc(call->body, strlen(head) + 6 * length);
    if (!call->body) exit(1);
    call->length = escape(text, length, stpcpy(call->body, head)) - call->body;
    free(text);
  }
  curl_easy_setopt(call->handle, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)(call->length + call->encoded + tailLength));
  curl_multi_add_handle(all, call->handle);
  return true;
}

static bool write_record(struct call *call) {
  char *end = call->answer + call->answerLength;
  char *output = memmem(call->answer, call->answerLength, "\"model_output\"", 14);
  char *text = output ? memmem(output, end - output, "\"text\":\"", 8) : NULL;
  if (!text) return false;
  fprintf(out, "{\"file\":\"%s\",\"record\":", call->name);
  for (text += 8; text < end && *text != '"'; text++) {
    if (*text == '\\' && *++text == 'n') putc('\n', out);
    else putc(*text, out);
  }
  fputs("}\n", out);
  return true;
}

int main(int argumentCount, char **arguments) {
  if (argumentCount < 8) return 2;
  folder = arguments[1], isImage = !strcmp(arguments[2], "images"), prompt = arguments[7];
  int width = atoi(arguments[3]), running = 1, left;
  out = fopen(arguments[5], "w");
  long length;
  char *schema = contents(arguments[6], &length), url[128];
  snprintf(
    head, sizeof head, "{\"model\":\"gemini-3.5-flash\",\"input\":[{\"type\":\"text\",\"text\":\"%s\"},%s", prompt,
    isImage ? "{\"type\":\"image\",\"mime_type\":\"image/png\",\"data\":\"" : "{\"type\":\"text\",\"text\":\"");
  tailLength = asprintf(
    &tail, "\"}],\"response_format\":{\"type\":\"text\",\"mime_type\":\"application/json\",\"schema\":%s}}", schema);
  snprintf(url, sizeof url, "http://127.0.0.1:%s/v1beta/interactions", arguments[4]);
  const char *alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (int i = 0; i < 4096; i++) pairs[i] = (uint16_t)(alphabet[i >> 6] | alphabet[i & 63] << 8);
  struct dirent **found;
  int all = scandir(folder, &found, NULL, alphasort);
  names = found;
  for (int i = 0; i < all; i++) if (found[i]->d_name[0] != '.') names[count++] = found[i];

  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURLM *multi = curl_multi_init();
  curl_multi_setopt(multi, CURLMOPT_MAXCONNECTS, (long)width);
  struct curl_slist *fields = curl_slist_append(NULL, "Content-Type: application/json");
  fields = curl_slist_append(fields, "x-goog-api-key: key");
  fields = curl_slist_append(fields, "Expect:");
  struct call *calls = calloc(width, sizeof *calls);
  int failed = 0, busy = 0;
  for (int i = 0; i < width; i++) {
    CURL *handle = calls[i].handle = curl_easy_init();
    curl_easy_setopt(handle, CURLOPT_URL, url);
    curl_easy_setopt(handle, CURLOPT_PROXY, "");
    curl_easy_setopt(handle, CURLOPT_POST, 1L);
    curl_easy_setopt(handle, CURLOPT_HTTPHEADER, fields);
    curl_easy_setopt(handle, CURLOPT_READFUNCTION, send_more);
    curl_easy_setopt(handle, CURLOPT_READDATA, &calls[i]);
    curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, keep);
    curl_easy_setopt(handle, CURLOPT_WRITEDATA, &calls[i]);
    curl_easy_setopt(handle, CURLOPT_PRIVATE, &calls[i]);
    curl_easy_setopt(handle, CURLOPT_UPLOAD_BUFFERSIZE, isImage ? 131072L : 65536L);
    busy += start(multi, &calls[i]);
  }
  while (busy > 0) {
    curl_multi_perform(multi, &running);
    CURLMsg *message;
    while ((message = curl_multi_info_read(multi, &left))) {
      struct call *call;
      long status = 0;
      CURLcode result = message->data.result;
      curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &call);
      curl_easy_getinfo(call->handle, CURLINFO_RESPONSE_CODE, &status);
      if (result || status != 200 || !write_record(call)) failed++;
      curl_multi_remove_handle(multi, call->handle);
      if (call->document) fclose(call->document), call->document = NULL;
      busy += start(multi, call) - 1;
    }
    if (busy > 0) curl_multi_poll(multi, NULL, 0, 1000, NULL);
  }
  return fclose(out) != 0 || failed > 0;
}

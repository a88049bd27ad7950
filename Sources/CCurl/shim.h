#pragma once
#include <curl/curl.h>

// These three functions take whatever type the option asks for, and Swift calls no such C
// function, least of all through an address that dlsym() gave. Each wrapper takes that address
// first and passes on one value of a fixed type, so nothing here refers to libcurl by name.

typedef CURLcode (*ccurl_easy_setopt)(CURL *, CURLoption, ...);
typedef CURLcode (*ccurl_easy_getinfo)(CURL *, CURLINFO, ...);
typedef CURLMcode (*ccurl_multi_setopt)(CURLM *, CURLMoption, ...);

static inline CURLcode ccurl_set_long(
    ccurl_easy_setopt function, CURL *handle, CURLoption option, long value) {
  return function(handle, option, value);
}

static inline CURLcode ccurl_set_offset(
    ccurl_easy_setopt function, CURL *handle, CURLoption option, curl_off_t value) {
  return function(handle, option, value);
}

static inline CURLcode ccurl_set_pointer(
    ccurl_easy_setopt function, CURL *handle, CURLoption option, const void *value) {
  return function(handle, option, value);
}

static inline CURLcode ccurl_set_string(
    ccurl_easy_setopt function, CURL *handle, CURLoption option, const char *value) {
  return function(handle, option, value);
}

static inline CURLcode ccurl_set_data_function(
    ccurl_easy_setopt function, CURL *handle, CURLoption option, curl_write_callback value) {
  return function(handle, option, value);
}

static inline CURLcode ccurl_get_pointer(
    ccurl_easy_getinfo function, CURL *handle, CURLINFO info, void *result) {
  return function(handle, info, result);
}

static inline CURLMcode ccurl_multi_set_long(
    ccurl_multi_setopt function, CURLM *handle, CURLMoption option, long value) {
  return function(handle, option, value);
}

static inline CURLMcode ccurl_multi_set_pointer(
    ccurl_multi_setopt function, CURLM *handle, CURLMoption option, const void *value) {
  return function(handle, option, value);
}

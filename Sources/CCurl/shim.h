#pragma once
#include <curl/curl.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>

// libcurl says which sockets to watch; epoll(7) watches them, and Glibc's module lacks it.

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

static inline CURLcode ccurl_set_progress_function(
    ccurl_easy_setopt function, CURL *handle, curl_xferinfo_callback value) {
  return function(handle, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode ccurl_set_before_request_function(
    ccurl_easy_setopt function, CURL *handle, curl_prereq_callback value) {
  return function(handle, CURLOPT_PREREQFUNCTION, value);
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

static inline CURLMcode ccurl_multi_set_socket_function(
    ccurl_multi_setopt function, CURLM *handle, curl_socket_callback value) {
  return function(handle, CURLMOPT_SOCKETFUNCTION, value);
}

static inline CURLMcode ccurl_multi_set_timer_function(
    ccurl_multi_setopt function, CURLM *handle, curl_multi_timer_callback value) {
  return function(handle, CURLMOPT_TIMERFUNCTION, value);
}

// The result of a message CURLMSG_DONE, which stands in a union.
static inline CURLcode ccurl_message_result(const CURLMsg *message) {
  return message->data.result;
}

// epoll_event is a packed struct with a union; these take and give plain numbers.

static inline int ccurl_epoll_change(int epoll, int operation, int descriptor, uint32_t events) {
  struct epoll_event event = {.events = events, .data.fd = descriptor};
  return epoll_ctl(epoll, operation, descriptor, &event);
}

static inline int ccurl_epoll_descriptor(const struct epoll_event *event) {
  return event->data.fd;
}

static inline uint32_t ccurl_epoll_events(const struct epoll_event *event) {
  return event->events;
}

/// The browser client, served from the class path (`web/**` of apps/web).
///
/// Every file is found once, at start, and looked up by its exact name, so no path can lead
/// elsewhere. Files with a hash in their name never change and may be kept for a year; any other
/// path that a browser navigates to answers the page of the app, which is asked for anew each
/// time.
///
/// Dependencies: `api.problem`, proto, Micronaut HTTP.
@NullMarked
package chat.parley.api.web;

import org.jspecify.annotations.NullMarked;

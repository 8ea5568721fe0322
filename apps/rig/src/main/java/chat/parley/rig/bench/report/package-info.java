/// What was measured, and how it is told: on the terminal, as JSON, as Markdown, as a picture.
///
/// A row holds the samples of one subject; a goal holds the samples of one ratio or figure and the
/// target it is held against. Medians decide, least and greatest show the spread.
///
/// Dependencies: none.
@NullMarked
package chat.parley.rig.bench.report;

import org.jspecify.annotations.NullMarked;

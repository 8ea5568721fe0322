package chat.parley.worker.export;

import chat.parley.adapters.archive.ArchiveFile;
import chat.parley.adapters.archive.ArchiveForm;
import chat.parley.adapters.archive.ArchivePage;
import chat.parley.adapters.archive.ArchiveWriter;
import chat.parley.adapters.archive.SectionWriter;
import chat.parley.db.export.ExportJobs;
import chat.parley.db.export.ExportJobs.Job;
import chat.parley.db.export.ExportPlan;
import chat.parley.db.export.ExportTable;
import chat.parley.domain.receipt.ReceiptKey;
import chat.parley.shared.inventory.ExportSchema;
import chat.parley.shared.inventory.Inventory;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes the file of an export from its pieces: once through them for programs, once for people.
@Singleton
final class ExportPacker {
  private final ExportJobs jobs;
  private final Inventory inventory;
  private final Optional<ReceiptKey> key;
  private final String origin;
  private final InstantSource clock;

  ExportPacker(
      ExportJobs jobs,
      Inventory inventory,
      Optional<ReceiptKey> key,
      @Property(name = "parley.public-origin", defaultValue = "http://localhost:8080")
          String origin,
      InstantSource clock) {
    this.jobs = jobs;
    this.inventory = inventory;
    this.key = key;
    this.origin = origin;
    this.clock = clock;
  }

  /// Writes it and notes that it is ready.
  void pack(Job job, ExportPlan plan, Pieces pieces, int count, Instant readAt) throws IOException {
    Runnable beat = () -> jobs.pack(job, clock.instant());
    long bytes =
        ArchiveFile.put(
            pieces.objects(),
            ArchiveFile.name(job.stem()),
            pieces.key(),
            out -> write(out, plan, pieces, count, readAt, beat));
    jobs.finish(job, bytes);
  }

  private void write(
      OutputStream out, ExportPlan plan, Pieces pieces, int count, Instant readAt, Runnable beat)
      throws IOException {
    var about = new ExportAbout(plan, inventory, readAt);
    var rows = new LinkedHashMap<String, Long>();
    var zip = new ArchiveWriter(out);
    var walk = new PieceWalk(pieces, count, beat);
    for (var section : sections(plan).entrySet()) {
      zip.entry(
          ArchiveForm.data(section.getKey()),
          to -> rows.put(section.getKey(), data(to, section.getValue(), walk)));
    }
    zip.entry(ArchiveForm.SCHEMA, ExportSchema.of(plan.fields(), inventory));
    zip.entry(ArchiveForm.FIELDS, about.fields());
    zip.entry(ArchiveForm.WITHHELD, about.withheld());
    zip.entry(
        ArchiveForm.PAGE,
        to -> page(to, plan, about, rows, new PieceWalk(pieces, count, beat), readAt));
    zip.finish(origin, readAt, key);
  }

  /// Answers how many rows there were.
  private static long data(OutputStream to, List<ExportTable> tables, PieceWalk walk)
      throws IOException {
    var writer = new SectionWriter(to);
    long rows = 0;
    for (var table : tables) {
      writer.table(table.name());
      rows += walk.rowsOf(table.place(), writer::row);
    }
    writer.end();
    return rows;
  }

  private void page(
      OutputStream to,
      ExportPlan plan,
      ExportAbout about,
      Map<String, Long> rows,
      PieceWalk walk,
      Instant readAt)
      throws IOException {
    var listed =
        rows.entrySet().stream()
            .map(each -> new ArchivePage.Listed(each.getKey(), each.getValue()))
            .toList();
    var page = new ArchivePage(to, origin, readAt, listed);
    for (var section : sections(plan).entrySet()) {
      page.section(section.getKey());
      for (var table : section.getValue()) {
        page.table(table.name(), about.kept(table), about.columns(table));
        if (walk.rowsOf(table.place(), page::row) == 0) {
          page.nothing();
        }
      }
    }
    page.end(about.fieldLines(), about.withheldLines(), ExportAbout.RIGHTS);
  }

  private static Map<String, List<ExportTable>> sections(ExportPlan plan) {
    var sections = new LinkedHashMap<String, List<ExportTable>>();
    for (var table : plan.tables()) {
      sections.computeIfAbsent(table.section(), _ -> new ArrayList<>()).add(table);
    }
    return sections;
  }
}

package chat.parley.adapters.receipt;

import chat.parley.domain.receipt.Receipt;
import chat.parley.domain.receipt.Receipt.DestroyedEpoch;
import chat.parley.domain.receipt.Receipt.Kept;
import chat.parley.domain.receipt.Receipt.Scan;
import chat.parley.domain.receipt.ReceiptId;
import chat.parley.shared.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A receipt and its place in the chain, as JSON. Ids of 64 bits are texts.
final class ReceiptJson {
  static final String TYPE = "parley.receipt/1";

  private ReceiptJson() {}

  /// Encodes a receipt.
  ///
  /// @param previous SHA-256 of the line before
  static Json.Members encode(Receipt receipt, String previous) {
    var members = new LinkedHashMap<String, Json>();
    members.put("type", Json.text(TYPE));
    members.put("id", Json.text(receipt.id().value()));
    members.put("kind", Json.text(word(receipt.kind())));
    members.put("issued_at", Json.text(receipt.issuedAt().toString()));
    members.put("inventory", Json.text(receipt.inventory()));
    members.put("counts", counts(receipt.counts()));
    members.put(
        "keys_destroyed",
        Json.texts(receipt.keysDestroyed().stream().map(String::valueOf).toList()));
    members.put(
        "epochs_destroyed",
        new Json.Items(receipt.epochsDestroyed().stream().map(ReceiptJson::epoch).toList()));
    receipt.scan().ifPresent(scan -> members.put("scan", scan(scan)));
    members.put("kept", new Json.Items(receipt.kept().stream().map(ReceiptJson::kept).toList()));
    members.put("previous", Json.text(previous));
    return new Json.Members(members);
  }

  /// Decodes what [#encode] made.
  ///
  /// @throws RefusedDocumentException if it is anything else
  static Receipt decode(Fields content) {
    if (!content.text("type").equals(TYPE)) {
      throw new RefusedDocumentException("it is not a receipt of a kind known here");
    }
    content.requireNoOthers(
        "type",
        "id",
        "kind",
        "issued_at",
        "inventory",
        "counts",
        "keys_destroyed",
        "epochs_destroyed",
        "scan",
        "kept",
        "previous");
    try {
      return new Receipt(
          new ReceiptId(content.text("id")),
          kind(content.text("kind")),
          content.instant("issued_at"),
          content.text("inventory"),
          counts(content.object("counts")),
          content.texts("keys_destroyed").stream().map(Long::valueOf).toList(),
          content.objects("epochs_destroyed").stream().map(ReceiptJson::epoch).toList(),
          content.optionalObject("scan").map(ReceiptJson::scan),
          content.objects("kept").stream().map(ReceiptJson::kept).toList());
    } catch (IllegalArgumentException e) {
      throw new RefusedDocumentException("it is not a receipt: " + e.getMessage());
    }
  }

  private static Json counts(SortedMap<String, Long> counts) {
    var members = new LinkedHashMap<String, Json>();
    counts.forEach((record, count) -> members.put(record, Json.whole(count)));
    return new Json.Members(members);
  }

  private static SortedMap<String, Long> counts(Fields fields) {
    var counts = new TreeMap<String, Long>();
    fields.members().keySet().forEach(record -> counts.put(record, fields.whole(record)));
    return counts;
  }

  private static Json epoch(DestroyedEpoch epoch) {
    return new Json.Members(
        Map.of(
            "epoch", Json.whole(epoch.epoch()),
            "live_destroyed_at", Json.text(epoch.liveDestroyedAt().toString()),
            "backups_gone_by", Json.text(epoch.backupsGoneBy().toString())));
  }

  private static DestroyedEpoch epoch(Fields fields) {
    fields.requireNoOthers("epoch", "live_destroyed_at", "backups_gone_by");
    return new DestroyedEpoch(
        whole32(fields, "epoch"),
        fields.instant("live_destroyed_at"),
        fields.instant("backups_gone_by"));
  }

  private static Json scan(Scan scan) {
    return new Json.Members(
        Map.of(
            "finished_at", Json.text(scan.finishedAt().toString()),
            "stores", Json.whole(scan.stores()),
            "forms", Json.whole(scan.forms()),
            "bytes", Json.whole(scan.bytes()),
            "hits", Json.whole(scan.hits())));
  }

  private static Scan scan(Fields fields) {
    fields.requireNoOthers("finished_at", "stores", "forms", "bytes", "hits");
    return new Scan(
        fields.instant("finished_at"),
        whole32(fields, "stores"),
        whole32(fields, "forms"),
        fields.whole("bytes"),
        fields.whole("hits"));
  }

  private static Json kept(Kept kept) {
    return new Json.Members(
        Map.of(
            "record", Json.text(kept.record()),
            "count", Json.whole(kept.count()),
            "reason", Json.text(kept.reason()),
            "law", Json.text(kept.law()),
            "until", Json.text(kept.until())));
  }

  private static Kept kept(Fields fields) {
    fields.requireNoOthers("record", "count", "reason", "law", "until");
    return new Kept(
        fields.text("record"),
        fields.whole("count"),
        fields.text("reason"),
        fields.text("law"),
        fields.text("until"));
  }

  private static int whole32(Fields fields, String key) {
    return Math.toIntExact(Math.clamp(fields.whole(key), 0, Integer.MAX_VALUE));
  }

  private static String word(Receipt.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Receipt.Kind kind(String word) {
    return List.of(Receipt.Kind.values()).stream()
        .filter(kind -> word(kind).equals(word))
        .findFirst()
        .orElseThrow(() -> new RefusedDocumentException("its kind is not known here"));
  }
}

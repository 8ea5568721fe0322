package chat.parley.domain.receipt;

import java.util.regex.Pattern;

/// Names a receipt: 128 random bits in hexadecimal. It is made for the receipt and leads to nobody.
public record ReceiptId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public ReceiptId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a receipt id has 32 hexadecimal digits");
    }
  }
}

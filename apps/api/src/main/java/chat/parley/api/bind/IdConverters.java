package chat.parley.api.bind;

import chat.parley.api.problem.Refused;
import chat.parley.domain.breach.BreachId;
import chat.parley.domain.hold.HoldId;
import chat.parley.domain.id.ChannelId;
import chat.parley.domain.id.ExportId;
import chat.parley.domain.id.InviteId;
import chat.parley.domain.id.MessageId;
import chat.parley.domain.id.RoleId;
import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.SessionId;
import chat.parley.domain.id.UserId;
import chat.parley.domain.request.ThirdPartyRequestId;
import chat.parley.proto.v1.ErrorCode;
import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.regex.Pattern;

/// Turns path variables into ids: positive 64-bit decimals, written in one way only.
@Singleton
public final class IdConverters implements TypeConverterRegistrar {
  private static final Pattern CANONICAL = Pattern.compile("[1-9][0-9]{0,18}");

  @Override
  public void register(MutableConversionService conversions) {
    register(conversions, ServerId.class, ServerId::new);
    register(conversions, ChannelId.class, ChannelId::new);
    register(conversions, MessageId.class, MessageId::new);
    register(conversions, UserId.class, UserId::new);
    register(conversions, SessionId.class, SessionId::new);
    register(conversions, InviteId.class, InviteId::new);
    register(conversions, RoleId.class, RoleId::new);
    register(conversions, HoldId.class, HoldId::new);
    register(conversions, BreachId.class, BreachId::new);
    register(conversions, ThirdPartyRequestId.class, ThirdPartyRequestId::new);
    register(conversions, ExportId.class, ExportId::new);
  }

  private static <I> void register(
      MutableConversionService conversions, Class<I> type, LongFunction<I> id) {
    conversions.addConverter(
        String.class, type, (text, target, context) -> Optional.of(id.apply(snowflake(text))));
  }

  /// The number a path names; refuses everything that is not one in its only form.
  public static long snowflake(String text) {
    if (CANONICAL.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new Refused(ErrorCode.NOT_FOUND); // 19 digits, but more than 2^63
      }
    }
    throw new Refused(ErrorCode.NOT_FOUND);
  }
}

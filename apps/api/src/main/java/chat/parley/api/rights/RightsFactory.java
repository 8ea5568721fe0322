package chat.parley.api.rights;

import chat.parley.domain.account.AccountStore;
import chat.parley.domain.breach.AffectedPeople;
import chat.parley.domain.breach.BreachRegister;
import chat.parley.domain.breach.BreachStore;
import chat.parley.domain.channel.ChannelAccess;
import chat.parley.domain.choice.Choices;
import chat.parley.domain.choice.MakeChoice;
import chat.parley.domain.hold.HoldDesk;
import chat.parley.domain.hold.HoldStore;
import chat.parley.domain.id.IdSource;
import chat.parley.domain.look.Looks;
import chat.parley.domain.look.TakeLook;
import chat.parley.domain.message.DeleteMessage;
import chat.parley.domain.message.MessageStore;
import chat.parley.domain.permission.ServerAccess;
import chat.parley.domain.request.AskAboutMessage;
import chat.parley.domain.request.DecideRequest;
import chat.parley.domain.request.ThirdPartyRequestStore;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

@Factory
final class RightsFactory {
  @Singleton
  TakeLook takeLook(AccountStore accounts, Looks looks, InstantSource clock) {
    return new TakeLook(accounts, looks, clock);
  }

  @Singleton
  BreachRegister breachRegister(
      BreachStore breaches, AffectedPeople affected, IdSource ids, InstantSource clock) {
    return new BreachRegister(breaches, affected, ids, clock);
  }

  @Singleton
  MakeChoice makeChoice(Choices choices, InstantSource clock) {
    return new MakeChoice(choices, clock);
  }

  @Singleton
  AskAboutMessage askAboutMessage(
      ChannelAccess access,
      MessageStore messages,
      ThirdPartyRequestStore requests,
      IdSource ids,
      InstantSource clock) {
    return new AskAboutMessage(access, messages, requests, ids, clock);
  }

  @Singleton
  DecideRequest decideRequest(
      ServerAccess access,
      ThirdPartyRequestStore requests,
      DeleteMessage deleteMessage,
      InstantSource clock) {
    return new DecideRequest(access, requests, deleteMessage, clock);
  }

  @Singleton
  HoldDesk holdDesk(HoldStore holds, IdSource ids, InstantSource clock) {
    return new HoldDesk(holds, ids, clock);
  }
}

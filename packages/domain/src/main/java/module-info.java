/// The rules of Parley. Requires nothing, so SQL, HTTP and logging do not compile here.
module chat.parley.domain {
  requires static org.jspecify;

  exports chat.parley.domain.account;
  exports chat.parley.domain.archive;
  exports chat.parley.domain.audience;
  exports chat.parley.domain.breach;
  exports chat.parley.domain.channel;
  exports chat.parley.domain.choice;
  exports chat.parley.domain.credential;
  exports chat.parley.domain.erasure;
  exports chat.parley.domain.event;
  exports chat.parley.domain.export;
  exports chat.parley.domain.hold;
  exports chat.parley.domain.id;
  exports chat.parley.domain.inactivity;
  exports chat.parley.domain.instance;
  exports chat.parley.domain.invite;
  exports chat.parley.domain.key;
  exports chat.parley.domain.look;
  exports chat.parley.domain.member;
  exports chat.parley.domain.message;
  exports chat.parley.domain.mutation;
  exports chat.parley.domain.password;
  exports chat.parley.domain.permission;
  exports chat.parley.domain.read;
  exports chat.parley.domain.receipt;
  exports chat.parley.domain.request;
  exports chat.parley.domain.restriction;
  exports chat.parley.domain.retention;
  exports chat.parley.domain.server;
  exports chat.parley.domain.session;
  exports chat.parley.domain.text;
}

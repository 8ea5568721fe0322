/// The rules of Parley. Requires nothing, so SQL, HTTP and logging do not compile here.
module chat.parley.domain {
  requires static org.jspecify;

  exports chat.parley.domain.id;
  exports chat.parley.domain.account;
  exports chat.parley.domain.credential;
  exports chat.parley.domain.event;
  exports chat.parley.domain.key;
  exports chat.parley.domain.session;
  exports chat.parley.domain.message;
}

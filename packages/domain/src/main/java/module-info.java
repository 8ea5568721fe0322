/// The rules of Parley. Requires nothing, so SQL, HTTP and logging do not compile here.
module chat.parley.domain {
  requires static org.jspecify;

  exports chat.parley.domain.id;
  exports chat.parley.domain.event;
}

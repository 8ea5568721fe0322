package chat.parley.domain.request;

/// Names a request about what somebody else wrote.
public record ThirdPartyRequestId(long value) {}

package chat.parley.domain.erasure;

import chat.parley.domain.id.ServerId;
import chat.parley.domain.id.UserId;

/// Who is to own a server when its owner is gone.
public record HandOver(ServerId server, UserId successor) {}

-- Servers with their channels, members, invites, bans and read positions.
-- Personal data: owner_id, user_id and inviter_id by opaque id: who is in which server since when, who is kept out, how far a person has read.
--                Names, topics and operator lines are the server's own text and have no subject.
-- Retention:     until the server is deleted; a membership and its read positions until the person leaves, an invite until it is used up, too old
--                or revoked (then an hour at most), a ban until it is lifted.
-- Erasure:       memberships, read positions, bans and invites of the person are deleted; an owned server goes to another owner or is deleted first.
-- Export:        memberships, owned servers, invites made and read positions; a ban is told with the server that keeps the person out.

-- Updated with every change of the server, its channels and members: half of a page is kept free, so an update stays on it.
CREATE TABLE content.servers (
    id            bigint  PRIMARY KEY,
    name          text    NOT NULL,
    operator_line text    NOT NULL,
    owner_id      bigint  NOT NULL,
    member_count  integer NOT NULL,
    server_seq    bigint  NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE INDEX servers_by_owner ON content.servers (owner_id);

-- The role of everybody has the id of its server.
CREATE TABLE content.roles (
    id          bigint PRIMARY KEY,
    server_id   bigint NOT NULL REFERENCES content.servers ON DELETE CASCADE,
    permissions bigint NOT NULL
);

CREATE INDEX roles_by_server ON content.roles (server_id);

CREATE TABLE content.channels (
    id        bigint   PRIMARY KEY,
    server_id bigint   NOT NULL REFERENCES content.servers ON DELETE CASCADE,
    type      smallint NOT NULL,
    name      text     NOT NULL,
    topic     text     NOT NULL,
    position  integer  NOT NULL
);

CREATE INDEX channels_by_server ON content.channels (server_id);

CREATE TABLE content.members (
    server_id bigint      NOT NULL REFERENCES content.servers ON DELETE CASCADE,
    user_id   bigint      NOT NULL,
    joined_at timestamptz NOT NULL,
    PRIMARY KEY (server_id, user_id)
);

CREATE INDEX members_by_user ON content.members (user_id);

-- uses_max 0: as often as people like. expires_at NULL: it does not end by itself.
CREATE TABLE content.invites (
    id         bigint      PRIMARY KEY,
    server_id  bigint      NOT NULL REFERENCES content.servers ON DELETE CASCADE,
    inviter_id bigint      NOT NULL,
    code       text        NOT NULL UNIQUE,
    uses_max   integer     NOT NULL,
    uses       integer     NOT NULL DEFAULT 0,
    expires_at timestamptz,
    created_at timestamptz NOT NULL
);

CREATE INDEX invites_by_server ON content.invites (server_id);
CREATE INDEX invites_by_inviter ON content.invites (inviter_id);

CREATE TABLE content.bans (
    server_id bigint      NOT NULL REFERENCES content.servers ON DELETE CASCADE,
    user_id   bigint      NOT NULL,
    banned_at timestamptz NOT NULL,
    PRIMARY KEY (server_id, user_id)
);

CREATE INDEX bans_by_user ON content.bans (user_id);

-- Ends with the membership and with the channel: the database sees to it.
CREATE TABLE content.read_positions (
    user_id    bigint NOT NULL,
    channel_id bigint NOT NULL REFERENCES content.channels ON DELETE CASCADE,
    server_id  bigint NOT NULL,
    read_seq   bigint NOT NULL,
    PRIMARY KEY (user_id, channel_id),
    FOREIGN KEY (server_id, user_id) REFERENCES content.members ON DELETE CASCADE
) WITH (fillfactor = 70);

CREATE INDEX read_positions_by_channel ON content.read_positions (channel_id);
CREATE INDEX read_positions_by_member ON content.read_positions (server_id, user_id);

package chat.parley.db.sql;

import io.micronaut.context.annotation.ConfigurationProperties;
import io.micronaut.core.bind.annotation.Bindable;

/// Limits of the connections to PostgreSQL.
///
/// @param answerMsMax how long a statement may take before its connection is given up: the other
///     end may be gone without a word
/// @param connectMsMax how long a new connection may take
@ConfigurationProperties("parley.database")
record DatabaseLimits(
    @Bindable(defaultValue = "30000") int answerMsMax,
    @Bindable(defaultValue = "5000") int connectMsMax) {}

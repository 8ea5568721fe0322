/// Tests of backups and the way back.
@NullMarked
package chat.parley.worker.backup;

import org.jspecify.annotations.NullMarked;

package org.aeneas.agent.task;

import java.util.Optional;

import org.aeneas.core.Problem;

/** Keys of tasks whose files on this machine are encrypted, kept apart from these files. For many threads. */
public interface FileKeys {

    /** For an agent that has no safe place for keys: it refuses tasks that want them. */
    FileKeys NONE = new FileKeys() {
        @Override
        public Optional<byte[]> find(String task) {
            return Optional.empty();
        }

        @Override
        public void put(String task, byte[] key) {
            throw new Problem("local-encryption-unsupported", "This agent has no place for keys of files.", task,
                    "Put the output folder on an encrypted disk, and leave the option out.").asException();
        }

        @Override
        public void forget(String task) {
            // there is none
        }
    };

    /** @return a copy that the caller overwrites after use */
    Optional<byte[]> find(String task);

    /** It is on the disk when this returns. */
    void put(String task, byte[] key);

    /** Where there is one. */
    void forget(String task);
}

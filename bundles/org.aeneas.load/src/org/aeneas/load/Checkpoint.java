package org.aeneas.load;

import java.util.Optional;

import org.aeneas.staging.StagedObject;

/** Remembers which staged objects are in the table, over the death of the process. For many threads. */
public interface Checkpoint {

    /** For loads that are done from the start each time. */
    Checkpoint NONE = new Checkpoint() {
        @Override
        public Optional<LoadCounts> loaded(StagedObject object) {
            return Optional.empty();
        }

        @Override
        public void record(StagedObject object, LoadCounts counts) {
            // forgotten
        }
    };

    /** @return what became of it if this very object (name and content) was loaded; empty otherwise */
    Optional<LoadCounts> loaded(StagedObject object);

    /** DynamoDB has acknowledged every item of the object. It is on disk when this returns. */
    void record(StagedObject object, LoadCounts counts);
}

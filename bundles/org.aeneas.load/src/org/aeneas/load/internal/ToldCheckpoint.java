package org.aeneas.load.internal;

import java.util.Optional;

import org.aeneas.load.Checkpoint;
import org.aeneas.load.LoadCounts;
import org.aeneas.staging.PartListener;
import org.aeneas.staging.StagedObject;

/** A checkpoint of which somebody is told. */
public record ToldCheckpoint(Checkpoint checkpoint, PartListener listener) implements Checkpoint {

    @Override
    public Optional<LoadCounts> loaded(StagedObject object) {
        return checkpoint.loaded(object);
    }

    @Override
    public void record(StagedObject object, LoadCounts counts) {
        checkpoint.record(object, counts);
        listener.done();
    }
}

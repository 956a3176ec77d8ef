package org.aeneas.load;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.aeneas.load.internal.LineFile;
import org.aeneas.staging.StagedObject;

/** A checkpoint in a file: a line of JSON for each object that is done. */
public final class CheckpointFile implements Checkpoint, AutoCloseable {

    private record Entry(StagedObject object, LoadCounts counts) {
    }

    private final LineFile<Entry> file;
    private final Map<StagedObject, LoadCounts> done = new HashMap<>();

    /**
     * Opens the file, or makes a new one. A last line that a dying process left unfinished is removed.
     *
     * @throws org.aeneas.core.ProblemException if it cannot be read and written, or is something else
     */
    public CheckpointFile(Path path) {
        file = LineFile.open(path, Entry.class, entry -> true);
        file.kept().forEach(entry -> done.put(entry.object(), entry.counts()));
    }

    @Override
    public synchronized Optional<LoadCounts> loaded(StagedObject object) {
        return Optional.ofNullable(done.get(object));
    }

    @Override
    public synchronized void record(StagedObject object, LoadCounts counts) {
        file.append(new Entry(object, counts));
        done.put(object, counts);
    }

    @Override
    public void close() {
        file.close();
    }
}

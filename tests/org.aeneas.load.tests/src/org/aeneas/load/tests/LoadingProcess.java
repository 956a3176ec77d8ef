package org.aeneas.load.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ItemStore;
import org.aeneas.aws.item.Item;
import org.aeneas.core.Progress;
import org.aeneas.load.Checkpoint;
import org.aeneas.load.CheckpointFile;
import org.aeneas.load.LoadCounts;
import org.aeneas.load.LoadReport;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.RejectFile;
import org.aeneas.load.Rejects;
import org.aeneas.load.TableLoader;
import org.aeneas.load.Target;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.ProfileFile;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;

/** Loads in a process of its own, and waits for its death before or after a change that outlives it. */
final class LoadingProcess {
    static final String WORKS = "goes to work";
    static final String WAITS = "waits for its death";
    static final String DONE = "done";

    private final long lastChange;
    private long changes;

    /** @param lastChange before and after each change are counted, from 0; negative for none to wait at */
    private LoadingProcess(long lastChange) {
        this.lastChange = lastChange;
    }

    /** The task's folder, that of the load's state, and the change to wait at. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        try (AwsSession session = Services.aws().connect(ProfileFile.read(folder.resolve("profile")))) {
            System.out.println(WORKS);
            new LoadingProcess(Long.parseLong(arguments[2])).load(session, folder, Path.of(arguments[1]));
            System.out.println(DONE);
        }
    }

    /** Loads in this process, to the end. */
    static LoadReport finish(AwsSession session, Path folder, Path state) throws IOException {
        return new LoadingProcess(-1).load(session, folder, state);
    }

    private LoadReport load(AwsSession session, Path folder, Path state) throws IOException {
        List<StagedObject> objects = BucketLoad.readObjects(folder.resolve("objects"));
        changed();
        try (CheckpointFile checkpoint = new CheckpointFile(state.resolve("checkpoint"))) {
            changed();
            try (RejectFile rejects = new RejectFile(state.resolve("rejects"), reject -> objects.stream().anyMatch(
                    object -> object.name().equals(reject.object()) && checkpoint.loaded(object).isPresent()))) {
                changed();
                TableLoader loader = new TableLoader(watched(session.items()), Target.of(BucketLoad.TABLE),
                        BucketLoad.OPTIONS);
                return loader.load(objects, ObjectSource.bucket(session.objects(), StandIns.BUCKET, BucketLoad.PREFIX),
                        watched(checkpoint), watched(rejects), -1, Progress.NONE);
            }
        }
    }

    private synchronized void changed() {
        if (changes++ == lastChange) {
            System.out.println(WAITS);
            while (true) {
                try {
                    Thread.sleep(Long.MAX_VALUE); // with the lock: nothing else is changed any more
                } catch (InterruptedException e) {
                    // only killing ends it
                }
            }
        }
    }

    private <T> T changing(Supplier<T> change) {
        changed();
        T result = change.get();
        changed();
        return result;
    }

    private Checkpoint watched(Checkpoint checkpoint) {
        return new Checkpoint() {
            @Override
            public Optional<LoadCounts> loaded(StagedObject object) {
                return checkpoint.loaded(object);
            }

            @Override
            public void record(StagedObject object, LoadCounts counts) {
                changing(() -> {
                    checkpoint.record(object, counts);
                    return counts;
                });
            }
        };
    }

    private Rejects watched(Rejects rejects) {
        return reject -> changing(() -> {
            rejects.add(reject);
            return reject;
        });
    }

    private ItemStore watched(ItemStore items) {
        return new ItemStore() {
            @Override
            public Outcome write(String table, List<Write> writes) {
                return changing(() -> items.write(table, writes));
            }

            @Override
            public List<Item> read(String table, List<Item> keys) {
                return items.read(table, keys);
            }

            @Override
            public void scan(String table, List<String> attributes, int segment, int segments,
                    Consumer<List<Item>> page) {
                items.scan(table, attributes, segment, segments, page);
            }
        };
    }
}

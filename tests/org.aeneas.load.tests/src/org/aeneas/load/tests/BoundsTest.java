package org.aeneas.load.tests;

import static org.aeneas.load.tests.StagedFolder.put;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.aeneas.load.Checkpoint;
import org.aeneas.load.LoadOptions;
import org.aeneas.load.LoadReport;
import org.aeneas.load.ObjectSource;
import org.aeneas.load.TableLoader;
import org.aeneas.load.Target;
import org.aeneas.staging.StagedObject;
import org.aeneas.tests.support.CountingProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading does not run ahead of writing. */
class BoundsTest {
    private static final int BUFFER = 1 << 20;

    @TempDir
    private Path folder;

    @Test
    void should_read_no_more_than_fits_the_buffer_while_nothing_can_be_written() throws Exception {
        StagedFolder staged = new StagedFolder(folder);
        List<StagedObject> objects = new ArrayList<>();
        String value = "x".repeat(2000);
        for (int o = 0; o < 6; o++) {
            String partition = "o" + o + "-";
            objects.add(staged.object(o + ".json",
                    IntStream.range(0, 1000).mapToObj(n -> put(partition + n, n, value)).toList()));
        }
        AtomicLong read = new AtomicLong();
        ObjectSource counting = object -> new Counting(staged.source().open(object), read);
        boolean[] open = new boolean[1];
        MemoryTable table = new MemoryTable().leavingUnprocessed(item -> !open[0]);
        TableLoader loader = new TableLoader(table, new Target("t", "id", Optional.of("n")),
                LoadOptions.DEFAULT.withBufferBytes(BUFFER).withThreads(4));
        LoadReport[] report = new LoadReport[1];
        Thread load = new Thread(() -> report[0] = loader.load(objects, counting, Checkpoint.NONE, reject -> { }, 6000,
                new CountingProgress()));
        load.start();
        Thread.sleep(2000);
        long ahead = read.get();
        open[0] = true;
        load.join();

        // Beside the buffer, each of the four readers has read one block of 128 KB ahead, and holds one.
        assertTrue(ahead <= BUFFER + 4 * 256 * 1024, "bytes read while nothing was written: " + ahead);
        assertTrue(ahead >= BUFFER / 2, "bytes read while nothing was written: " + ahead);
        assertEquals(6000, report[0].counts().items());
    }

    private static final class Counting extends InputStream {
        private final InputStream in;
        private final AtomicLong read;

        Counting(InputStream in, AtomicLong read) {
            this.in = in;
            this.read = read;
        }

        @Override
        public int read() throws IOException {
            throw new IOException("read in blocks");
        }

        @Override
        public int read(byte[] target, int from, int count) throws IOException {
            int n = in.read(target, from, count);
            read.addAndGet(Math.max(n, 0));
            return n;
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

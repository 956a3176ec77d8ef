package org.aeneas.extract.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.extract.ExtractReport;
import org.aeneas.extract.Extraction;
import org.aeneas.extract.TableExtract;
import org.aeneas.extract.Target;
import org.aeneas.tests.support.CountingProgress;
import org.aeneas.tests.support.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTest {
    private static final String PREFIX = "migration/one/";

    private final GeneratedSource source = new GeneratedSource(17, 200, 100);
    private final MemoryStore store = new MemoryStore();
    private final Target target = Target.bucket(store, MemoryStore.BUCKET, PREFIX, new Encryption.BucketDefault());

    @TempDir
    private Path folder;
    private Path work;
    private Map<String, String> expected;

    @BeforeEach
    void extractToAFolder() {
        work = folder.resolve("work");
        Extracts.run(source, Extracts.json(2), folder.resolve("expected"));
        expected = Folders.contents(folder.resolve("expected"));
    }

    @Test
    void should_put_the_same_objects_into_a_bucket_as_into_a_folder() {
        CountingProgress progress = new CountingProgress();
        ExtractReport.Table report = run(Extracts.json(2), progress);
        assertEquals(expected, objects());
        assertEquals(20, report.files().size());
        assertEquals(source.rows() + report.counts().staticItems(), progress.worked(), "rows, not what uploads count");
        assertFalse(Files.exists(work), "nothing is left on this machine");
    }

    @Test
    void should_go_on_when_the_connection_is_back() {
        store.failAfter(5);
        ProblemException failure = assertThrows(ProblemException.class, () -> run(Extracts.json(2), Progress.NONE));
        assertEquals("connection-lost", failure.problem().code());
        assertEquals(5, store.objects().size());
        store.failAfter(1000);
        run(Extracts.json(2), Progress.NONE);
        assertEquals(expected, objects());
        assertTrue(store.uploads() <= 5 + 4 + 16, "confirmed objects were uploaded again: " + store.uploads());
    }

    @Test
    void should_end_soon_when_cancelled_while_it_uploads() {
        store.slowDown(60_000);
        long begun = System.nanoTime();
        assertThrows(CancelledException.class, () -> run(Extracts.json(2), new CountingProgress().cancelledFrom(5000)));
        assertTrue(System.nanoTime() - begun < 20_000_000_000L);
        store.slowDown(0);
        run(Extracts.json(2), Progress.NONE);
        assertEquals(expected, objects());
    }

    @Test
    void should_keep_within_the_disk_limit_while_uploads_are_slow() throws Exception {
        long object = expected.get("data/shop/orders/part-00000002.json").length();
        long limit = object * 3;
        store.slowDown(40);
        AtomicLong most = new AtomicLong();
        ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
        Path staging = work.resolve("shop.orders/staging");
        watch.scheduleAtFixedRate(() -> most.accumulateAndGet(Folders.bytes(staging), Math::max), 0, 1,
                TimeUnit.MILLISECONDS);
        try {
            run(Extracts.json(4).withRunning(running().withThreads(4).withDiskLimit(limit)), Progress.NONE);
        } finally {
            watch.shutdownNow();
            assertTrue(watch.awaitTermination(10, TimeUnit.SECONDS));
        }
        assertEquals(expected, objects());
        assertTrue(most.get() > 0, "nothing was seen on the disk");
        assertTrue(most.get() <= limit, most.get() + " bytes of " + limit);
    }

    @Test
    void should_stage_all_though_writers_get_into_one_another_s_way() {
        long object = expected.get("data/shop/orders/part-00000002.json").length();
        run(Extracts.json(4).withRunning(running().withThreads(4).withDiskLimit(object + object / 4)), Progress.NONE);
        assertEquals(expected, objects());
    }

    @Test
    void should_fail_an_object_that_alone_is_over_the_disk_limit() {
        long object = expected.get("data/shop/orders/part-00000002.json").length();
        TableExtract.Options small = Extracts.json(2).withRunning(running().withThreads(2).withDiskLimit(object / 2));
        ExtractReport.Table report = run(small, Progress.NONE);
        assertFalse(report.complete());
        Problem problem = report.failed().get(0).problem();
        assertEquals("disk-limit", problem.code());
        assertTrue(run(Extracts.json(2), Progress.NONE).complete(), "a higher limit mends it");
        assertEquals(expected, objects());
    }

    @Test
    void should_say_that_there_is_no_such_bucket() {
        Target none = Target.bucket(store, "elsewhere", "", new Encryption.BucketDefault());
        ProblemException failure = assertThrows(ProblemException.class,
                () -> Extracts.of(source, Extracts.json(1)).run(none, work, Progress.NONE));
        assertEquals("bucket-missing", failure.problem().code());
        assertFalse(Files.exists(work), "nothing was begun");
    }

    @Test
    void should_not_replace_another_extraction_in_the_bucket() {
        run(Extracts.json(2), Progress.NONE);
        ProblemException failure = assertThrows(ProblemException.class,
                () -> run(Extracts.json(2).withAsOf(5), Progress.NONE));
        assertEquals("output-exists", failure.problem().code());
        assertEquals("s3://bucket/migration/one/meta/shop/orders/manifest.json", failure.problem().object());
        assertEquals(expected, objects());
    }

    private static Extraction.Options running() {
        return Extracts.json(1).running();
    }

    private ExtractReport.Table run(TableExtract.Options options, Progress progress) {
        return Extracts.of(source, options).run(target, work, progress).tables().get(0);
    }

    private Map<String, String> objects() {
        Map<String, String> objects = new TreeMap<>();
        store.objects().forEach((key, content) -> objects.put(key.substring(PREFIX.length()),
                new String(content, StandardCharsets.ISO_8859_1)));
        return objects;
    }
}

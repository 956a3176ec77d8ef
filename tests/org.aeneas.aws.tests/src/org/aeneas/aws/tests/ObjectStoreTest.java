package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.ObjectStore;
import org.aeneas.aws.ObjectStore.Content;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.aws.ObjectStore.Stored;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Fault.Kind;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(StandIns.Extension.class)
class ObjectStoreTest {
    private static final Encryption BUCKET_DEFAULT = new Encryption.BucketDefault();
    /** Three parts. */
    private static final int LARGE = 20 << 20;

    @TempDir
    private Path folder;

    @Test
    void should_list_buckets_and_try_whether_one_can_be_written_to(StandIns standIns) {
        ObjectStore store = standIns.session().objects();
        assertTrue(store.buckets().contains(StandIns.BUCKET), store.buckets()::toString);
        store.checkWritable(StandIns.BUCKET, "tried/");
        assertEquals(List.of(), store.list(StandIns.BUCKET, "tried/"));
        Problems.of("bucket-missing", () -> store.checkWritable("aeneas-none", ""));
    }

    @Test
    void should_upload_a_large_file_in_parts_and_read_the_same_bytes(StandIns standIns) throws IOException {
        Path file = file(LARGE);
        String sha256 = Sha256.of(file);
        AtomicLong told = new AtomicLong();
        long parts = standIns.traffic().requests(Service.S3, "UploadPart");
        ObjectStore store = standIns.session().objects();
        store.put(StandIns.BUCKET, "large/object", file, sha256, BUCKET_DEFAULT, new Told(told, Long.MAX_VALUE));

        assertEquals(Optional.of(new Stored("large/object", LARGE, Optional.of(sha256))),
                store.head(StandIns.BUCKET, "large/object"));
        assertEquals(LARGE, told.get());
        assertEquals(3, standIns.traffic().requests(Service.S3, "UploadPart") - parts);
        try (InputStream in = store.get(StandIns.BUCKET, "large/object")) {
            assertArrayEquals(Files.readAllBytes(file), in.readAllBytes());
        }
    }

    @Test
    void should_upload_what_a_file_holds_in_parts_where_that_is_not_the_file_itself(StandIns standIns)
            throws IOException {
        Path file = file(LARGE);
        byte[] bytes = Files.readAllBytes(file);
        Path other = Files.write(folder.resolve("other"), new byte[] { 1 });
        ObjectStore store = standIns.session().objects();
        store.put(StandIns.BUCKET, "large/content", new Content(other, LARGE, from -> new ByteArrayInputStream(bytes,
                (int) from, LARGE)), Sha256.of(file), BUCKET_DEFAULT, Progress.NONE);
        try (InputStream in = store.get(StandIns.BUCKET, "large/content")) {
            assertArrayEquals(bytes, in.readAllBytes());
        }
    }

    @Test
    void should_upload_parts_again_that_the_network_lost(StandIns standIns) throws IOException {
        Path file = file(LARGE);
        standIns.traffic().inject(Fault.always(Service.S3, "UploadPart", Kind.RESET).times(2));
        standIns.traffic().inject(Fault.always(Service.S3, "UploadPart", Kind.SERVER_ERROR).after(3).times(1));
        ObjectStore store = standIns.session().objects();
        store.put(StandIns.BUCKET, "lost/object", file, Sha256.of(file), BUCKET_DEFAULT, Progress.NONE);
        try (InputStream in = store.get(StandIns.BUCKET, "lost/object")) {
            assertArrayEquals(Files.readAllBytes(file), in.readAllBytes());
        }
    }

    @Test
    void should_leave_nothing_when_a_part_fails(StandIns standIns) throws IOException {
        Path file = file(LARGE);
        standIns.traffic().inject(Fault.always(Service.S3, "UploadPart", Kind.ACCESS_DENIED).after(1));
        Problem problem = Problems.of("aws-access-denied", () -> standIns.session().objects().put(StandIns.BUCKET,
                "failed/object", file, Sha256.of(file), BUCKET_DEFAULT, Progress.NONE));
        assertEquals("s3://" + StandIns.BUCKET + "/failed/object", problem.object());
        assertNothingLeft(standIns, "failed/");
    }

    @Test
    void should_leave_nothing_when_cancelled(StandIns standIns) throws IOException {
        Path file = file(LARGE);
        long aborts = standIns.traffic().requests(Service.S3, "AbortMultipartUpload");
        assertThrows(CancelledException.class, () -> standIns.session().objects().put(StandIns.BUCKET,
                "cancelled/object", file, Sha256.of(file), BUCKET_DEFAULT, new Told(new AtomicLong(), 1)));
        assertEquals(1, standIns.traffic().requests(Service.S3, "AbortMultipartUpload") - aborts);
        assertNothingLeft(standIns, "cancelled/");
    }

    private static void assertNothingLeft(StandIns standIns, String prefix) throws IOException {
        assertEquals(List.of(), standIns.session().objects().list(StandIns.BUCKET, prefix));
        try (var files = Files.walk(standIns.s3Folder())) {
            String key = prefix.substring(0, prefix.length() - 1);
            List<Path> left = files.filter(Files::isRegularFile).filter(file -> file.toString().contains(key)).toList();
            assertEquals(List.of(), left, "parts cost money, and are not seen");
        }
    }

    @Test
    void should_refuse_a_file_that_is_not_what_its_checksum_says(AwsSession session) throws IOException {
        Path file = file(1000);
        String other = Sha256.of(file(1001));
        Problem problem = Problems.of("checksum-mismatch", () -> session.objects().put(StandIns.BUCKET, "changed",
                file, other, BUCKET_DEFAULT, Progress.NONE));
        assertEquals("s3://" + StandIns.BUCKET + "/changed", problem.object());
        assertEquals(Optional.empty(), session.objects().head(StandIns.BUCKET, "changed"));
    }

    @Test
    void should_encrypt_as_asked(AwsSession session) throws IOException {
        Path file = file(LARGE);
        Encryption kms = new Encryption.Kms("alias/aeneas");
        session.objects().put(StandIns.BUCKET, "kms/large", file, Sha256.of(file), kms, Progress.NONE);
        session.objects().put(StandIns.BUCKET, "kms/small", new byte[10], kms);
        session.objects().put(StandIns.BUCKET, "sse/small", new byte[10], new Encryption.S3Managed());
        assertEquals(2, session.objects().list(StandIns.BUCKET, "kms/").size());

        Encryption unknown = new Encryption.Kms("alias/nobody");
        Problem problem = Problems.of("kms-key-unusable",
                () -> session.objects().put(StandIns.BUCKET, "kms/none", new byte[10], unknown));
        assertEquals("s3://" + StandIns.BUCKET + "/kms/none", problem.object());
    }

    @Test
    void should_list_and_delete_more_objects_than_one_request_holds(AwsSession session) {
        ObjectStore store = session.objects();
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 1005; i++) {
            keys.add("many/%04d".formatted(i));
            store.put(StandIns.BUCKET, keys.get(i), new byte[] {1}, BUCKET_DEFAULT);
        }
        assertEquals(keys, store.list(StandIns.BUCKET, "many/").stream().map(Stored::key).toList());
        store.delete(StandIns.BUCKET, keys);
        assertEquals(List.of(), store.list(StandIns.BUCKET, "many/"));
    }

    @Test
    void should_go_on_reading_where_a_connection_broke(StandIns standIns) throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(4).nextBytes(content);
        standIns.session().objects().put(StandIns.BUCKET, "broken", content, BUCKET_DEFAULT);
        try (CuttingProxy proxy = new CuttingProxy(standIns.endpoint(Service.S3), 700_000);
                AwsSession session = Services.aws().connect(standIns.profileWith(Map.of(Service.S3, proxy.endpoint())));
                InputStream in = session.objects().get(StandIns.BUCKET, "broken")) {
            assertArrayEquals(content, in.readAllBytes());
            assertTrue(proxy.cuts() >= 4, "cut " + proxy.cuts() + " times");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "CreateMultipartUpload", "UploadPart", "CompleteMultipartUpload", "PutObject",
            "ListObjectsV2", "HeadObject", "GetObject", "DeleteObjects" })
    void should_ask_again_when_an_answer_breaks_off_or_never_comes(String operation, StandIns standIns)
            throws IOException {
        for (Kind kind : List.of(Kind.CUT_OFF, Kind.RESET_AFTER)) {
            askAgain(operation, kind, standIns);
        }
    }

    private void askAgain(String operation, Kind kind, StandIns standIns) throws IOException {
        ObjectStore store = standIns.session().objects();
        String folder = "off/" + operation + "/";
        Path file = file(LARGE);
        standIns.traffic().inject(Fault.always(Service.S3, operation, kind).times(2));
        store.put(StandIns.BUCKET, folder + "large", file, Sha256.of(file), BUCKET_DEFAULT, Progress.NONE);
        store.put(StandIns.BUCKET, folder + "small", new byte[10], BUCKET_DEFAULT);
        assertEquals(List.of(folder + "large", folder + "small"),
                store.list(StandIns.BUCKET, folder).stream().map(Stored::key).toList());
        assertEquals(LARGE, store.head(StandIns.BUCKET, folder + "large").orElseThrow().size());
        try (InputStream in = store.get(StandIns.BUCKET, folder + "large")) {
            assertArrayEquals(Files.readAllBytes(file), in.readAllBytes());
        }
        store.delete(StandIns.BUCKET, List.of(folder + "large", folder + "small"));
        assertEquals(List.of(), store.list(StandIns.BUCKET, folder));
    }

    @Test
    void should_not_read_the_rest_of_an_object_that_nobody_wants(AwsSession session) throws IOException {
        session.objects().put(StandIns.BUCKET, "unwanted", new byte[8 << 20], BUCKET_DEFAULT);
        for (int i = 0; i < 260; i++) {
            try (InputStream in = session.objects().get(StandIns.BUCKET, "unwanted")) {
                assertEquals(0, in.read());
            }
        }
    }

    @Test
    void should_name_what_is_missing(AwsSession session) {
        assertEquals("no-such-bucket-at-all",
                Problems.of("bucket-missing", () -> session.objects().checkBucket("no-such-bucket-at-all")).object());
        assertEquals("s3://" + StandIns.BUCKET + "/nothing", Problems.of("object-missing",
                () -> session.objects().get(StandIns.BUCKET, "nothing").close()).object());
        assertEquals(Optional.empty(), session.objects().head(StandIns.BUCKET, "nothing"));
        Problems.of("bucket-name-invalid", () -> session.objects().createBucket("Not_A_Bucket"));
        Problems.of("file-unreadable", () -> session.objects().put(StandIns.BUCKET, "x", folder.resolve("nothing"),
                "00".repeat(32), BUCKET_DEFAULT, Progress.NONE));
        session.objects().createBucket(StandIns.BUCKET);
    }

    private Path file(int size) throws IOException {
        byte[] content = new byte[size];
        new Random(size).nextBytes(content);
        return Files.write(folder.resolve("file-" + size), content);
    }

    /** Counts bytes, and is cancelled from so many on. */
    private record Told(AtomicLong bytes, long cancelledFrom) implements Progress {

        @Override
        public void begin(String work, String unit, long total) {
            throw new AssertionError("what begins is the caller's to say");
        }

        @Override
        public void worked(long units) {
            bytes.addAndGet(units);
        }

        @Override
        public boolean cancelled() {
            return bytes.get() >= cancelledFrom;
        }
    }
}

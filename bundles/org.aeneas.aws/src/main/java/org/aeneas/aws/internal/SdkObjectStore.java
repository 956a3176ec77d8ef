package org.aeneas.aws.internal;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Problem;
import org.aeneas.core.Progress;

import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Error;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** S3. */
final class SdkObjectStore implements ObjectStore, AutoCloseable {
    /** The name of the object metadata that holds the content's SHA-256. */
    static final String SHA_256 = "sha256";

    /** Above this a file goes in parts. */
    private static final long MULTIPART_FROM = 16L << 20;
    /** Over all uploads of a session: enough to fill a network, few enough for a small machine. */
    private static final int UPLOAD_THREADS = 8;
    /** S3's own limit of one request. */
    private static final int DELETE_AT_ONCE = 1000;

    /** The SDK asserts it, in words of its own. */
    private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");

    private final S3Client buckets;
    private final S3Client client;
    private final SdkCall call;
    private final String region;
    private final ExecutorService uploads;

    SdkObjectStore(S3Client buckets, S3Client client, SdkCall call, String region) {
        this.buckets = buckets;
        this.client = client;
        this.call = call;
        this.region = region;
        AtomicInteger number = new AtomicInteger();
        this.uploads = Executors.newFixedThreadPool(UPLOAD_THREADS, work -> {
            Thread thread = new Thread(work, "aeneas-upload-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Asks for one key: an answer to HeadBucket has no body, so it would not say why it refuses. */
    @Override
    public void checkBucket(String bucket) {
        call.run("ListBucket", bucket, () -> buckets.listObjectsV2(r -> r.bucket(bucket).maxKeys(1)));
    }

    @Override
    public void checkWritable(String bucket, String prefix) {
        String key = prefix + "aeneas-write-check-" + UUID.randomUUID();
        put(bucket, key, new byte[0], new Encryption.BucketDefault());
        delete(bucket, List.of(key));
    }

    @Override
    public List<String> buckets() {
        return call.run("ListBuckets", "S3", () -> buckets.listBuckets()).buckets().stream().map(Bucket::name)
                .sorted().toList();
    }

    @Override
    public void createBucket(String bucket) {
        if (!BUCKET.matcher(bucket).matches()) {
            throw ServiceProblems.bucketName(bucket).asException();
        }
        call.run("CreateBucket", bucket, () -> {
            try {
                return buckets.createBucket(r -> {
                    r.bucket(bucket);
                    if (!region.equals("us-east-1")) {
                        // S3's first Region is the only one that must not be named.
                        r.createBucketConfiguration(c -> c.locationConstraint(region));
                    }
                });
            } catch (BucketAlreadyOwnedByYouException alreadyThere) {
                return alreadyThere;
            }
        });
    }

    @Override
    public void put(String bucket, String key, Path file, String sha256, Encryption encryption, Progress progress) {
        progress.check();
        put(bucket, key, FilePart.content(file), sha256, encryption, progress);
    }

    @Override
    public void put(String bucket, String key, Content content, String sha256, Encryption encryption,
            Progress progress) {
        progress.check();
        if (content.size() > MULTIPART_FROM) {
            new MultipartUpload(client, call, uploads, bucket, key).run(content, sha256, encryption, progress);
            return;
        }
        try (FilePart whole = new FilePart(content, 0, content.size())) {
            put(bucket, key, sha256, encryption, whole.body());
        }
        progress.worked(content.size());
    }

    @Override
    public void put(String bucket, String key, byte[] content, Encryption encryption) {
        put(bucket, key, Checksums.sha256(content), encryption, RequestBody.fromBytes(content));
    }

    private void put(String bucket, String key, String sha256, Encryption encryption, RequestBody body) {
        PutObjectRequest.Builder request = PutObjectRequest.builder().bucket(bucket).key(key)
                .metadata(Map.of(SHA_256, sha256))
                .checksumSHA256(Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)));
        if (encryption instanceof Encryption.S3Managed) {
            request.serverSideEncryption("AES256");
        } else if (encryption instanceof Encryption.Kms kms) {
            request.serverSideEncryption("aws:kms").ssekmsKeyId(kms.keyId());
        }
        call.run("PutObject", name(bucket, key), () -> client.putObject(request.build(), body));
    }

    @Override
    public InputStream get(String bucket, String key) {
        return new ObjectStream(client, call, bucket, key);
    }

    @Override
    public Optional<Stored> head(String bucket, String key) {
        return call.run("GetObject", name(bucket, key), () -> {
            try {
                HeadObjectResponse answer = client.headObject(r -> r.bucket(bucket).key(key));
                return Optional.of(new Stored(key, answer.contentLength(),
                        Optional.ofNullable(answer.metadata().get(SHA_256))));
            } catch (S3Exception e) {
                if (e.statusCode() == 404) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public List<Stored> list(String bucket, String prefix) {
        return call.run("ListBucket", bucket, () -> client
                .listObjectsV2Paginator(r -> r.bucket(bucket).prefix(prefix)).contents().stream()
                .map(object -> new Stored(object.key(), object.size(), Optional.empty())).toList());
    }

    @Override
    public void delete(String bucket, List<String> keys) {
        for (int from = 0; from < keys.size(); from += DELETE_AT_ONCE) {
            List<ObjectIdentifier> some = new ArrayList<>();
            for (String key : keys.subList(from, Math.min(keys.size(), from + DELETE_AT_ONCE))) {
                some.add(ObjectIdentifier.builder().key(key).build());
            }
            DeleteObjectsResponse answer = call.run("DeleteObject", bucket,
                    () -> client.deleteObjects(r -> r.bucket(bucket).delete(d -> d.objects(some).quiet(true))));
            if (!answer.errors().isEmpty()) {
                S3Error first = answer.errors().get(0);
                throw new Problem("object-not-deleted", answer.errors().size() + " objects could not be deleted: "
                        + first.message(), name(bucket, first.key()),
                        "Allow s3:DeleteObject, or delete them by hand.").asException();
            }
        }
    }

    @Override
    public void close() {
        uploads.shutdownNow();
    }

    static String name(String bucket, String key) {
        return "s3://" + bucket + "/" + key;
    }
}

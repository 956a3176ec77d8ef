package org.aeneas.aws.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import org.aeneas.aws.ObjectStore.Content;
import org.aeneas.aws.ObjectStore.Encryption;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.CreateMultipartUploadRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.UploadPartResponse;

/**
 * One upload in parts: a few at a time, each with the CRC-32 that S3 compares. What fails or is cancelled leaves
 * nothing at S3, where parts cost money and are not seen.
 */
final class MultipartUpload {
    private static final Logger LOG = LoggerFactory.getLogger(MultipartUpload.class);

    private static final long PART = 8L << 20;
    /** S3's limit. */
    private static final int MAX_PARTS = 10_000;
    private static final int PARTS_AT_ONCE = 4;
    private static final long CANCEL_POLL_MILLIS = 100;
    private static final Set<String> DONE_BEFORE = Set.of("NoSuchUpload", "InvalidPart");

    private final S3Client client;
    private final SdkCall call;
    private final CompletionService<CompletedPart> parts;
    private final String bucket;
    private final String key;
    private final List<Future<CompletedPart>> started = new ArrayList<>();
    private final List<CompletedPart> completed = new ArrayList<>();
    private volatile boolean ended;

    MultipartUpload(S3Client client, SdkCall call, Executor threads, String bucket, String key) {
        this.client = client;
        this.call = call;
        this.parts = new ExecutorCompletionService<>(threads);
        this.bucket = bucket;
        this.key = key;
    }

    void run(Content content, String sha256, Encryption encryption, Progress progress) {
        long size = content.size();
        CreateMultipartUploadRequest.Builder request = CreateMultipartUploadRequest.builder().bucket(bucket).key(key)
                .checksumAlgorithm(ChecksumAlgorithm.CRC32).metadata(Map.of(SdkObjectStore.SHA_256, sha256));
        if (encryption instanceof Encryption.S3Managed) {
            request.serverSideEncryption("AES256");
        } else if (encryption instanceof Encryption.Kms kms) {
            request.serverSideEncryption("aws:kms").ssekmsKeyId(kms.keyId());
        }
        String id = call.run("PutObject", name(), () -> client.createMultipartUpload(request.build())).uploadId();
        try {
            uploadParts(content, id, progress);
            complete(id, size, sha256);
        } catch (RuntimeException e) {
            abort(id, e);
            throw e;
        }
    }

    /** Parts of one size, so many that S3 takes them. */
    static long partSize(long size) {
        long smallest = (size + MAX_PARTS - 1) / MAX_PARTS;
        return Math.max(PART, (smallest + (1 << 20) - 1) >> 20 << 20);
    }

    private void uploadParts(Content content, String id, Progress progress) {
        long size = content.size();
        long partSize = partSize(size);
        int count = (int) ((size + partSize - 1) / partSize);
        while (completed.size() < count) {
            while (started.size() < count && started.size() - completed.size() < PARTS_AT_ONCE) {
                int number = started.size() + 1;
                long from = (number - 1) * partSize;
                long length = Math.min(partSize, size - from);
                started.add(parts.submit(() -> uploadPart(content, from, length, id, number, progress)));
            }
            completed.add(next(progress));
        }
        completed.sort(Comparator.comparing(CompletedPart::partNumber));
    }

    private CompletedPart uploadPart(Content content, long from, long length, String id, int number,
            Progress progress) {
        progress.check();
        if (ended) {
            throw new CancelledException();
        }
        try (FilePart part = new FilePart(content, from, length)) {
            String crc32 = part.crc32();
            UploadPartResponse answer = call.run("PutObject", name(), () -> client.uploadPart(r -> r.bucket(bucket)
                    .key(key).uploadId(id).partNumber(number).checksumCRC32(crc32), part.body()));
            progress.worked(length);
            return CompletedPart.builder().partNumber(number).eTag(answer.eTag()).checksumCRC32(crc32).build();
        }
    }

    private CompletedPart next(Progress progress) {
        try {
            while (true) {
                progress.check();
                Future<CompletedPart> done = parts.poll(CANCEL_POLL_MILLIS, TimeUnit.MILLISECONDS);
                if (done != null) {
                    return done.get();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("uploading " + name(), e.getCause());
        } catch (InterruptedException e) {
            throw CancelledException.of(e);
        }
    }

    /** Asked again after its answer was lost, S3 knows the upload, or its parts, no more: then the object tells. */
    private void complete(String id, long size, String sha256) {
        call.run("PutObject", name(), () -> {
            try {
                return client.completeMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(id)
                        .multipartUpload(m -> m.parts(completed)));
            } catch (S3Exception e) {
                if (DONE_BEFORE.contains(SdkProblems.code(e)) && isThere(size, sha256)) {
                    LOG.debug("{} was complete already", name(), e);
                    return null;
                }
                throw e;
            }
        });
    }

    private boolean isThere(long size, String sha256) {
        try {
            HeadObjectResponse object = client.headObject(r -> r.bucket(bucket).key(key));
            return object.contentLength() == size && sha256.equals(object.metadata().get(SdkObjectStore.SHA_256));
        } catch (NoSuchKeyException e) {
            return false;
        }
    }

    private String name() {
        return SdkObjectStore.name(bucket, key);
    }

    /** Waits for parts that are on their way: one that arrives after the abort would stay. */
    private void abort(String id, RuntimeException reason) {
        ended = true;
        boolean interrupted = Thread.interrupted();
        try {
            awaitRunningParts();
            call.run("AbortMultipartUpload", name(),
                    () -> client.abortMultipartUpload(r -> r.bucket(bucket).key(key).uploadId(id)));
        } catch (ProblemException | InterruptedException e) {
            LOG.warn("Parts of {} stay at S3 until a lifecycle rule or a person removes them", name(), e);
            reason.addSuppressed(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void awaitRunningParts() throws InterruptedException {
        for (Future<CompletedPart> part : started) {
            try {
                part.get();
            } catch (ExecutionException e) {
                LOG.debug("A part of {} ended too", name(), e);
            }
        }
    }
}

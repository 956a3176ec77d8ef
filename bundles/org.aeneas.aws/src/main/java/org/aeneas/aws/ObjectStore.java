package org.aeneas.aws;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.aeneas.core.Progress;

/** Objects in buckets (S3). */
public interface ObjectStore {

    /** @param sha256 of the content in hex, where we stored it with the object; empty otherwise */
    record Stored(String key, long size, Optional<String> sha256) {
    }

    /** How objects are encrypted at rest. */
    sealed interface Encryption {
        /** As the bucket says. */
        record BucketDefault() implements Encryption {
        }

        record S3Managed() implements Encryption {
        }

        /** @param keyId KMS key id, ARN or alias */
        record Kms(String keyId) implements Encryption {
        }
    }

    /**
     * What a file holds that is uploaded: read as often, and by as many threads at once, as its upload takes.
     *
     * @param file for messages
     * @param size of the content in bytes
     */
    record Content(Path file, long size, Opening opening) {

        /** Opens the content at a byte, from 0. */
        @FunctionalInterface
        public interface Opening {
            /** @return whose reads may throw {@link org.aeneas.core.ProblemException}, which ends the upload */
            InputStream from(long position) throws IOException;
        }
    }

    /** @throws org.aeneas.core.ProblemException if the bucket does not exist, or we may not list it */
    void checkBucket(String bucket);

    /**
     * Writes an object of a name that nobody has below the prefix, and deletes it again.
     *
     * @param prefix of keys; empty for the bucket itself
     * @throws org.aeneas.core.ProblemException if the bucket does not exist, or we may not write there
     */
    void checkWritable(String bucket, String prefix);

    /**
     * The names of the account's buckets, in order.
     *
     * @throws org.aeneas.core.ProblemException if we may not list them: then a bucket can be used all the same
     */
    List<String> buckets();

    /** Creates the bucket if it does not exist. */
    void createBucket(String bucket);

    /**
     * Uploads a file and waits until S3 has confirmed it, in parts where it is large; every part is sent with a
     * checksum that S3 verifies. The file's SHA-256 is kept as object metadata.
     *
     * @param sha256   of the file, hex: where it goes in one piece, S3 refuses it if it is not the file's
     * @param progress is told each byte that S3 has (by {@code worked} alone: what begins and ends is the caller's to
     *                 say) and may cancel; then nothing stays at S3
     */
    void put(String bucket, String key, Path file, String sha256, Encryption encryption, Progress progress);

    /** As the other, where the file itself is not what is uploaded, but what it holds. */
    void put(String bucket, String key, Content content, String sha256, Encryption encryption, Progress progress);

    void put(String bucket, String key, byte[] content, Encryption encryption);

    /**
     * The object's content, from one version of it, however often the connection breaks. Close it early at will.
     *
     * @throws org.aeneas.core.ProblemException {@code object-missing}, {@code bucket-missing} and others
     */
    InputStream get(String bucket, String key);

    Optional<Stored> head(String bucket, String key);

    /**
     * All objects whose key begins with the prefix, in key order; without their SHA-256: only {@link #head} knows it.
     */
    List<Stored> list(String bucket, String prefix);

    void delete(String bucket, List<String> keys);
}

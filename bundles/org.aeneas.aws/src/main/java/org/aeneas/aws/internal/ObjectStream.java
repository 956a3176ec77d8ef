package org.aeneas.aws.internal;

import java.io.IOException;
import java.io.InputStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;

/**
 * An object's content. A loader that is held to a rate may read one object for hours, and S3 closes connections that
 * are idle: so a broken one is opened again where it broke, of the same version of the object.
 */
final class ObjectStream extends InputStream {
    private static final Logger LOG = LoggerFactory.getLogger(ObjectStream.class);

    /** Without a byte between them; the SDK repeats each on its own account too. */
    private static final int MAX_FAILURES = 3;

    private final S3Client client;
    private final SdkCall call;
    private final String bucket;
    private final String key;
    private final String etag;
    private final long length;
    private ResponseInputStream<GetObjectResponse> in;
    private long position;
    private int failures;

    ObjectStream(S3Client client, SdkCall call, String bucket, String key) {
        this.client = client;
        this.call = call;
        this.bucket = bucket;
        this.key = key;
        this.in = open(GetObjectRequest.builder().bucket(bucket).key(key).build());
        this.etag = in.response().eTag();
        this.length = in.response().contentLength();
    }

    /** @throws org.aeneas.core.ProblemException {@code aws-unreachable} if S3 sends no more, however often it is asked */
    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    /** As {@link #read()}. */
    @Override
    public int read(byte[] target, int from, int count) throws IOException {
        if (count == 0) {
            return 0;
        }
        while (true) {
            try {
                int read = in.read(target, from, count);
                if (read < 0 && position < length) {
                    throw new IOException("the connection ended after " + position + " of " + length + " bytes");
                }
                position += Math.max(read, 0);
                failures = 0;
                return read;
            } catch (IOException | SdkClientException e) {
                reopen(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (position < length) {
            // Closing would read the rest, to use the connection again.
            in.abort();
        }
        in.close();
    }

    private void reopen(Exception failure) throws IOException {
        failures++;
        if (position == length) {
            throw failure instanceof IOException e ? e : new IOException(failure);
        }
        String name = SdkObjectStore.name(bucket, key);
        if (failures > MAX_FAILURES) {
            throw SdkProblems.of(call, "GetObject", name, SdkClientException.create("the answers break off", failure));
        }
        LOG.debug("Opening {} again at byte {}", name, position, failure);
        in.abort();
        in = open(GetObjectRequest.builder().bucket(bucket).key(key).range("bytes=" + position + "-").ifMatch(etag)
                .build());
    }

    private ResponseInputStream<GetObjectResponse> open(GetObjectRequest request) {
        return call.run("GetObject", SdkObjectStore.name(bucket, key), () -> client.getObject(request));
    }
}

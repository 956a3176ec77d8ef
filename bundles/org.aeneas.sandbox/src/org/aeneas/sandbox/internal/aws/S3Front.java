package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxEndpoints;
import org.aeneas.sandbox.internal.http.HttpBackend;
import org.aeneas.sandbox.internal.http.HttpExchange;
import org.aeneas.sandbox.internal.http.HttpHead;

/**
 * In front of S3Proxy: checks signatures, and remembers the encryption that S3Proxy refuses to know. Bodies stream
 * through.
 */
public final class S3Front extends AwsFront {
    private static final Pattern UPLOAD_ID = Pattern.compile("<UploadId>([^<]+)</UploadId>");
    private static final Pattern SSE_ALGORITHM = Pattern.compile("<SSEAlgorithm>([^<]+)</SSEAlgorithm>");
    private static final Pattern SSE_KEY = Pattern.compile("<KMSMasterKeyID>([^<]+)</KMSMasterKeyID>");
    private static final Set<String> READS = Set.of("GetObject", "HeadObject");
    private static final Set<String> WRITES = Set.of("PutObject", "CopyObject");

    private final HttpBackend backend;
    private final Encryption.Keys keys;
    private final EncryptedObjects encrypted = new EncryptedObjects();

    /** @param kmsAliases the KMS keys that there are, without {@code alias/} */
    public S3Front(URI s3proxy, LocalTraffic traffic, KeyRing keyRing, String region, List<String> kmsAliases) {
        super(Service.S3, Protocol.REST_XML, traffic, keyRing);
        backend = new HttpBackend(s3proxy);
        keys = Encryption.Keys.named(kmsAliases, SandboxEndpoints.ACCOUNT, region);
    }

    @Override
    Call read(HttpExchange exchange) {
        HttpHead request = exchange.request();
        return new Call(exchange, S3Request.of(request).operation(), new byte[0],
                request.header("x-amz-content-sha256").orElse("UNSIGNED-PAYLOAD"));
    }

    @Override
    Answer serve(Call call) throws IOException {
        HttpHead request = call.exchange().request();
        Optional<Encryption.Refused> refused = Encryption.refused(request, keys);
        if (refused.isPresent()) {
            return error(refused.get().status(), refused.get().code(), refused.get().message());
        }
        S3Request meant = S3Request.of(request);
        return switch (call.operation()) {
            case "GetBucketEncryption" -> bucketEncryption(encrypted.ofBucket(meant.object()));
            case "PutBucketEncryption" -> putBucketEncryption(call, meant.object());
            case "DeleteBucketEncryption" -> {
                encrypted.bucket(meant.object(), Encryption.DEFAULT);
                yield content(204, new byte[0]);
            }
            case "CreateMultipartUpload" -> createUpload(call, asked(request, meant));
            default -> pass(call, meant);
        };
    }

    private Encryption asked(HttpHead request, S3Request meant) {
        return Encryption.asked(request, keys).orElseGet(() -> encrypted.ofBucket(meant.object()));
    }

    private Answer pass(Call call, S3Request meant) throws IOException {
        HttpHead request = call.exchange().request();
        HttpBackend.Response response;
        try {
            response = backend.send(Encryption.strip(request), () -> body(call));
        } catch (HashedBody.MismatchException e) {
            return error(400, "XAmzContentSHA256Mismatch",
                    "The provided 'x-amz-content-sha256' header does not match what was computed.");
        }
        HttpHead head = response.head();
        if (head.isSuccess()) {
            head = remember(request, head, meant);
        }
        return meant.operation().equals("CompleteMultipartUpload") ? awaited(response, head)
                : new Passed(response.withHead(head));
    }

    /** S3Proxy answers before it has put the parts together: whose answer is lost then asks again amid it. */
    private static Answer awaited(HttpBackend.Response response, HttpHead head) throws IOException {
        try (response) {
            byte[] content = response.body().readAllBytes();
            HttpHead whole = whole(head, content);
            return exchange -> exchange.respond(whole, content);
        }
    }

    private static HttpHead whole(HttpHead head, byte[] content) {
        return head.without("Connection", "Transfer-Encoding").with("Content-Length",
                Integer.toString(content.length));
    }

    private HttpHead remember(HttpHead request, HttpHead response, S3Request meant) {
        String uploadId = meant.query().getOrDefault("uploadId", "");
        if (meant.operation().equals("CreateBucket")) {
            encrypted.bucket(meant.object(), Encryption.DEFAULT);
        }
        if (WRITES.contains(meant.operation())) {
            encrypted.object(meant.object(), asked(request, meant));
            return encrypted.ofObject(meant.object()).addTo(response);
        }
        if (READS.contains(meant.operation())) {
            return encrypted.ofObject(meant.object()).addTo(response);
        }
        if (meant.operation().equals("UploadPart")) {
            return encrypted.ofUpload(uploadId).addTo(response);
        }
        if (meant.operation().equals("CompleteMultipartUpload")) {
            encrypted.completed(uploadId, meant.object());
            return encrypted.ofObject(meant.object()).addTo(response);
        }
        return response;
    }

    private static InputStream body(Call call) throws IOException {
        InputStream body = call.exchange().body();
        boolean hashed = call.bodyHash().matches("[0-9a-f]{64}");
        return hashed ? new HashedBody(body, call.bodyHash()) : body;
    }

    private Answer createUpload(Call call, Encryption encryption) throws IOException {
        HttpHead request = Encryption.strip(call.exchange().request());
        byte[] body = call.exchange().body().readAllBytes();
        try (HttpBackend.Response response = backend.send(request, body)) {
            byte[] content = response.body().readAllBytes();
            Matcher uploadId = UPLOAD_ID.matcher(new String(content, StandardCharsets.UTF_8));
            if (uploadId.find()) {
                encrypted.upload(uploadId.group(1), encryption);
            }
            HttpHead head = whole(response.head(), content);
            HttpHead told = head.isSuccess() ? encryption.addTo(head) : head;
            return exchange -> exchange.respond(told, content);
        }
    }

    private Answer bucketEncryption(Encryption encryption) {
        String key = encryption.keyArn().map(arn -> Xml.element("KMSMasterKeyID", arn)).orElse("");
        return content(200, ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + "<ServerSideEncryptionConfiguration xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"><Rule>"
                + "<ApplyServerSideEncryptionByDefault>" + Xml.element("SSEAlgorithm", encryption.algorithm()) + key
                + "</ApplyServerSideEncryptionByDefault><BucketKeyEnabled>false</BucketKeyEnabled></Rule>"
                + "</ServerSideEncryptionConfiguration>").getBytes(StandardCharsets.UTF_8));
    }

    private Answer putBucketEncryption(Call call, String bucket) throws IOException {
        String body = new String(call.exchange().body().readAllBytes(), StandardCharsets.UTF_8);
        Matcher algorithm = SSE_ALGORITHM.matcher(body);
        if (!algorithm.find()) {
            return error(400, "MalformedXML", "The XML you provided was not well-formed.");
        }
        Matcher key = SSE_KEY.matcher(body);
        Optional<String> arn = Optional.empty();
        if (algorithm.group(1).startsWith("aws:kms")) {
            arn = Optional.ofNullable(keys.arns().get(key.find() ? key.group(1) : "alias/aws/s3"));
            if (arn.isEmpty()) {
                return error(400, "KMS.NotFoundException", "Key does not exist");
            }
        }
        encrypted.bucket(bucket, new Encryption(algorithm.group(1), arn));
        return content(200, new byte[0]);
    }

    /** A response of S3Proxy's that streams through. */
    private record Passed(HttpBackend.Response response) implements Answer {
        @Override
        public void send(HttpExchange exchange) throws IOException {
            exchange.respond(response);
        }

        @Override
        public void close() throws IOException {
            response.close();
        }
    }
}

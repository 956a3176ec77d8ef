package org.aeneas.sandbox.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.Map;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.sandbox.SandboxKeys;
import org.aeneas.sandbox.tests.SignedClient.Answer;
import org.aeneas.tests.support.StandIns;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(StandIns.Extension.class)
class S3FrontTest {
    private static final String SSE = "x-amz-server-side-encryption";
    private static final String KEY = "x-amz-server-side-encryption-aws-kms-key-id";

    private URI endpoint;
    private SignedClient client;

    @BeforeEach
    void makeBucket(StandIns standIns) throws IOException {
        endpoint = standIns.endpoint(Service.S3);
        client = new SignedClient(standIns.keys());
        call("PUT", "/bucket", "", Map.of());
    }

    private Answer call(String method, String target, String body, Map<String, String> headers) throws IOException {
        return client.s3(method, endpoint, target, body, headers);
    }

    @Test
    void should_give_back_what_was_put() throws IOException {
        assertEquals(200, call("PUT", "/bucket/a%20b/c%2Bd", "content", Map.of()).status());
        assertEquals("content", call("GET", "/bucket/a%20b/c%2Bd", "", Map.of()).body());
        assertEquals("7", call("HEAD", "/bucket/a%20b/c%2Bd", "", Map.of()).headers().get("content-length"));
        assertTrue(call("GET", "/bucket?list-type=2&prefix=a", "", Map.of()).body().contains("<Key>a b/c+d</Key>"));
    }

    @Test
    void should_say_that_objects_are_encrypted_by_s3() throws IOException {
        Answer put = call("PUT", "/bucket/sse", "x", Map.of(SSE, "AES256"));
        assertEquals("AES256", put.headers().get(SSE));
        assertEquals("AES256", call("HEAD", "/bucket/sse", "", Map.of()).headers().get(SSE));
    }

    @Test
    void should_remember_the_key_of_an_object() throws IOException {
        Answer put = call("PUT", "/bucket/kms", "x", Map.of(SSE, "aws:kms", KEY, "alias/aeneas"));
        assertEquals(200, put.status());
        Answer head = call("HEAD", "/bucket/kms", "", Map.of());
        assertEquals("aws:kms", head.headers().get(SSE));
        assertTrue(head.headers().get(KEY).matches("arn:aws:kms:eu-west-1:000000000000:key/[-0-9a-f]{36}"));
        call("PUT", "/bucket/kms", "y", Map.of());
        assertEquals("AES256", call("GET", "/bucket/kms", "", Map.of()).headers().get(SSE));
    }

    @Test
    void should_accept_a_key_by_its_arn() throws IOException {
        call("PUT", "/bucket/kms", "x", Map.of(SSE, "aws:kms", KEY, "alias/aeneas"));
        String arn = call("HEAD", "/bucket/kms", "", Map.of()).headers().get(KEY);
        Answer put = call("PUT", "/bucket/arn", "x", Map.of(SSE, "aws:kms", KEY, arn));
        assertEquals(arn, put.headers().get(KEY));
    }

    @Test
    void should_refuse_an_unknown_key() throws IOException {
        Answer put = call("PUT", "/bucket/none", "x", Map.of(SSE, "aws:kms", KEY, "alias/missing"));
        assertEquals("KMS.NotFoundException", put.code());
        assertEquals(404, call("HEAD", "/bucket/none", "", Map.of()).status());
    }

    @Test
    void should_refuse_a_key_without_its_algorithm() throws IOException {
        Answer put = call("PUT", "/bucket/none", "x", Map.of(SSE, "AES256", KEY, "alias/aeneas"));
        assertEquals("InvalidArgument", put.code());
    }

    @Test
    void should_remember_the_encryption_of_a_multipart_upload() throws IOException {
        Answer created = call("POST", "/bucket/parts?uploads=", "", Map.of(SSE, "aws:kms", KEY, "alias/aeneas"));
        String id = created.body().replaceFirst("(?s)^.*<UploadId>([^<]*)</UploadId>.*$", "$1");
        Answer part = call("PUT", "/bucket/parts?partNumber=1&uploadId=" + id, "x".repeat(6 << 20), Map.of());
        assertEquals("aws:kms", part.headers().get(SSE));
        Answer completed = call("POST", "/bucket/parts?uploadId=" + id,
                "<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>" + part.headers().get("etag")
                        + "</ETag></Part></CompleteMultipartUpload>",
                Map.of());
        assertEquals(200, completed.status(), completed.body());
        Answer head = call("HEAD", "/bucket/parts", "", Map.of());
        assertEquals("aws:kms", head.headers().get(SSE));
        assertEquals(Integer.toString(6 << 20), head.headers().get("content-length"));
    }

    @Test
    void should_encrypt_as_the_bucket_says() throws IOException {
        call("PUT", "/vault", "", Map.of());
        assertTrue(call("GET", "/vault?encryption=", "", Map.of()).body().contains("AES256"));
        call("PUT", "/vault?encryption=", "<ServerSideEncryptionConfiguration><Rule>"
                + "<ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm><KMSMasterKeyID>alias/aeneas"
                + "</KMSMasterKeyID></ApplyServerSideEncryptionByDefault></Rule></ServerSideEncryptionConfiguration>",
                Map.of());
        call("PUT", "/vault/object", "x", Map.of());
        assertEquals("aws:kms", call("HEAD", "/vault/object", "", Map.of()).headers().get(SSE));
    }

    @Test
    void should_refuse_a_body_with_another_hash() throws IOException {
        Answer put = client.send("s3", "PUT", endpoint.resolve("/bucket/forged"), "forged".repeat(50_000),
                SignedClient.sha256("true".getBytes()), Map.of());
        assertEquals("XAmzContentSHA256Mismatch", put.code());
        assertEquals(404, call("HEAD", "/bucket/forged", "", Map.of()).status());
    }

    @Test
    void should_answer_a_large_upload_to_a_missing_bucket() throws IOException {
        Answer put = call("PUT", "/missing/large", "x".repeat(20 << 20), Map.of());
        assertEquals("NoSuchBucket", put.code());
    }

    @Test
    void should_refuse_wrong_credentials(StandIns standIns) throws IOException {
        client = new SignedClient(SandboxKeys.random());
        assertEquals("InvalidAccessKeyId", call("GET", "/", "", Map.of()).code());
        client = new SignedClient(new SandboxKeys(standIns.keys().accessKey(), "wrong"));
        assertEquals("SignatureDoesNotMatch", call("GET", "/", "", Map.of()).code());
        assertEquals(403, call("GET", "/bucket", "", Map.of()).status());
    }
}

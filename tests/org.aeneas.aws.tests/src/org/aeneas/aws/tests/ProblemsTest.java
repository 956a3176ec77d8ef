package org.aeneas.aws.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.AwsSession;
import org.aeneas.aws.Credentials;
import org.aeneas.aws.ServiceProfile;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.tests.support.Problems;
import org.aeneas.tests.support.Services;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of the answers that no stand-in gives. */
class ProblemsTest {
    private static final String SECRET = "secretSecretSecret";

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "400 | InvalidSignatureException | Signature expired: 20260101T000000Z is now earlier than … | aws-clock-skew",
        "400 | InvalidSignatureException | Signature not yet current: 20270101T000000Z | aws-clock-skew",
        "400 | InvalidSignatureException | The request signature we calculated does not match | aws-credentials-wrong",
        "400 | UnrecognizedClientException | The security token is invalid. | aws-credentials-wrong",
        "400 | ExpiredTokenException | The security token is expired | aws-session-expired",
        "400 | AccessDeniedException | User is not authorized | aws-access-denied",
        "400 | LimitExceededException | Too many tables | aws-limit",
        "400 | ValidationException | One or more parameter values were invalid | aws-request-refused",
        "400 | ResourceInUseException | Table is being created | table-busy",
        "400 | UnknownOperationException | what? | aws-operation-unknown",
        "500 | InternalServerError | Internal | aws-unavailable",
        "418 | Teapot | short and stout | aws-failed"})
    void should_translate_answers_of_dynamodb(int status, String code, String message, String expected)
            throws IOException {
        try (CannedServer server = CannedServer.dynamoDb(status, code, message);
                AwsSession session = session(Service.DYNAMODB, server.endpoint())) {
            assertPlain(Problems.of(expected, () -> session.tables().list()));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "403 | RequestTimeTooSkewed | The difference is too large | aws-clock-skew",
        "403 | SignatureDoesNotMatch | The signature does not match | aws-credentials-wrong",
        "403 | InvalidAccessKeyId | The Id does not exist | aws-credentials-wrong",
        "400 | ExpiredToken | The provided token has expired. | aws-session-expired",
        "301 | PermanentRedirect | Use another endpoint | aws-region-wrong",
        "400 | AuthorizationHeaderMalformed | expecting 'eu-west-1' | aws-region-wrong",
        "403 | AccessDenied | Access Denied | aws-access-denied",
        "404 | NoSuchBucket | The specified bucket does not exist | bucket-missing",
        "400 | KMS.DisabledException | The key is disabled | kms-key-unusable",
        "501 | NotImplemented | A header is unsupported | aws-operation-unknown"})
    void should_translate_answers_of_s3(int status, String code, String message, String expected) throws IOException {
        try (CannedServer server = CannedServer.s3(status, code, message);
                AwsSession session = session(Service.S3, server.endpoint())) {
            assertPlain(Problems.of(expected, () -> session.objects().checkBucket("bucket")));
        }
    }

    private static void assertPlain(Problem problem) {
        assertFalse((problem.what() + problem.object() + problem.remedy()).contains(SECRET), problem.toString());
        assertEquals(1, problem.what().lines().count(), problem.what());
        assertFalse(problem.what().contains("Request ID"), problem.what());
    }

    private static AwsSession session(Service service, URI endpoint) {
        Credentials keys = new Credentials.Keys("AKIATEST", SECRET.toCharArray(), Optional.empty());
        return Services.aws().connect(new ServiceProfile("tests", keys, "eu-west-1", Map.of(service, endpoint)));
    }
}

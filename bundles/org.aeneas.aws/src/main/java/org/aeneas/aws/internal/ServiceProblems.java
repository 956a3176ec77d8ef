package org.aeneas.aws.internal;

import java.util.Locale;

import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What AWS answers instead of doing what it was asked, by AWS's error codes. */
final class ServiceProblems {
    private final SdkCall call;
    private final String operation;
    private final String object;
    private final AwsServiceException failure;

    private ServiceProblems(SdkCall call, String operation, String object, AwsServiceException failure) {
        this.call = call;
        this.operation = operation;
        this.object = object;
        this.failure = failure;
    }

    static Problem of(SdkCall call, String operation, String object, AwsServiceException failure) {
        return new ServiceProblems(call, operation, object, failure).problem();
    }

    private Problem problem() {
        return switch (SdkProblems.code(failure)) {
            case "InvalidClientTokenId", "UnrecognizedClientException", "InvalidAccessKeyId", "AuthFailure",
                    "MissingAuthenticationToken", "MissingAuthenticationTokenException" -> unknownKey();
            case "SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature" ->
                isAboutTime() ? clockSkew() : wrongSecret();
            case "RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture" -> clockSkew();
            case "ExpiredToken", "ExpiredTokenException", "InvalidToken", "TokenRefreshRequired" -> expired();
            case "AccessDenied", "AccessDeniedException", "AccessDeniedFault", "AllAccessDisabled", "Forbidden", "403 Forbidden",
                    "KMS.AccessDeniedException" -> denied();
            case "PermanentRedirect", "TemporaryRedirect", "AuthorizationHeaderMalformed",
                    "IllegalLocationConstraintException" -> otherRegion();
            case "NoSuchBucket" -> noBucket();
            case "BucketAlreadyExists" -> bucketTaken();
            case "InvalidBucketName" -> bucketName(object);
            case "NoSuchKey" -> new Problem("object-missing", "There is no such object.", object,
                    "Check the key, and whether the object was deleted by hand or by a lifecycle rule.");
            case "BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch", "XAmzContentChecksumMismatch" -> changed();
            case "ResourceNotFoundException" -> noTable();
            case "ResourceInUseException", "TableInUseException" -> new Problem("table-busy",
                    "The table is being created, changed or deleted.", object, "Wait until it is active.");
            case "LimitExceededException", "TooManyBuckets" -> limit();
            case "KMS.NotFoundException", "KMS.DisabledException", "KMS.InvalidStateException",
                    "KMS.KMSInvalidStateException" -> kmsKey();
            case "ValidationException", "ValidationError" -> new Problem("aws-request-refused",
                    call.serviceName() + " refuses " + action() + ": " + message(), object,
                    "Change what the message names.");
            case "NotImplemented", "UnknownOperationException" -> new Problem("aws-operation-unknown",
                    "The endpoint does not know " + action() + ".", call.where(),
                    "Use an endpoint that has this operation, or switch off what needs it.");
            default -> byStatus();
        };
    }

    /** Answers to HEAD requests have no body, hence no code; stand-ins leave it out elsewhere too. */
    private Problem byStatus() {
        if (SdkProblems.isThrottling(failure)) {
            return new Problem("aws-throttled", call.serviceName() + " keeps refusing calls for their rate.", object,
                    "Start this again with fewer threads or a lower rate, or ask AWS for a higher quota.");
        }
        int status = failure.statusCode();
        if (status == 301 || status == 307) {
            return otherRegion();
        }
        if (status == 403) {
            return denied();
        }
        if (status == 404) {
            return call.service() == Service.S3 ? noBucket() : noTable();
        }
        if (status == 501) {
            return new Problem("aws-operation-unknown", "The endpoint cannot do this: " + message(), call.where(),
                    "Use an endpoint that has this feature, or switch it off.");
        }
        if (status >= 500) {
            return new Problem("aws-unavailable", call.serviceName() + " fails inside: " + message(), object,
                    "Wait a little and start this again; see the AWS Health Dashboard if it stays.");
        }
        return new Problem("aws-failed", action() + " failed: " + message(), object,
                "Look into the log for the cause, then start this again.");
    }

    static Problem bucketName(String bucket) {
        return new Problem("bucket-name-invalid", "S3 does not accept this bucket's name.", bucket,
                "Use 3 to 63 lower-case letters, digits, dots and hyphens, a letter or digit at both ends.");
    }

    private Problem unknownKey() {
        return new Problem("aws-credentials-wrong", "AWS does not know this access key.", call.profile(),
                "Check the access key; it may have been deleted, or belong to another AWS partition.");
    }

    private Problem wrongSecret() {
        return new Problem("aws-credentials-wrong", "The secret key does not belong to the access key.", call.profile(),
                "Correct the secret key of these credentials, or create a new key pair.");
    }

    private Problem expired() {
        return new Problem("aws-session-expired", "The session of these credentials has expired.", call.profile(),
                call.remedyOr("Sign in again (aws sso login, or a new session token), then start this again."));
    }

    private Problem clockSkew() {
        return new Problem("aws-clock-skew", "This machine's clock differs too much from AWS's.", object,
                "Set the clock (timedatectl set-ntp true), then start this again.");
    }

    private Problem denied() {
        if (call.service() != Service.STS && isOfSts()) {
            return new Problem("aws-access-denied", "These credentials may not assume the role that the profile names.",
                    call.profile(), "Allow sts:AssumeRole in their policy, and them in the role's trust policy.");
        }
        return new Problem("aws-access-denied", "These credentials may not do " + action() + " here.", object,
                "Allow " + action() + " on it in the policy of the user or role.");
    }

    private Problem otherRegion() {
        return new Problem("aws-region-wrong", "This is in another Region than " + call.where() + ": " + message(),
                object, "Choose the Region that it is in.");
    }

    private Problem noBucket() {
        return new Problem("bucket-missing", "There is no such bucket.", object,
                "Check the bucket's name, or create it.");
    }

    private Problem bucketTaken() {
        return new Problem("bucket-taken", "Somebody else has a bucket of this name; names are unique in all of AWS.",
                object, "Choose another name.");
    }

    private Problem changed() {
        return new Problem("checksum-mismatch", "Other bytes arrived at S3 than the checksum was made of.", object,
                "Start this again; if it stays, the file was changed after it was written: extract it again.");
    }

    private Problem noTable() {
        return new Problem("table-missing", "There is no such table in " + call.where() + ".", object,
                "Check the table's name and the Region, or let it be created.");
    }

    private Problem limit() {
        return new Problem("aws-limit", "A quota of the AWS account is reached: " + message(), object,
                "Wait, delete what is no longer needed, or ask AWS for a higher quota.");
    }

    private Problem kmsKey() {
        return new Problem("kms-key-unusable", "S3 cannot use the KMS key: " + message(), object,
                "Check the key's id and Region, that it is enabled, and that its policy allows these credentials.");
    }

    private boolean isAboutTime() {
        String message = message().toLowerCase(Locale.ROOT);
        return message.contains("expired") || message.contains("not yet current");
    }

    /** A profile of the machine's may assume a role before each call. */
    private boolean isOfSts() {
        return failure.awsErrorDetails() != null && "Sts".equalsIgnoreCase(failure.awsErrorDetails().serviceName());
    }

    /** As policies name it. */
    private String action() {
        return switch (call.service()) {
            case S3 -> "s3:" + operation;
            case DYNAMODB -> "dynamodb:" + operation;
            case CLOUDWATCH_LOGS -> "logs:" + operation;
            case DMS -> "dms:" + operation;
            case IAM -> "iam:" + operation;
            case STS -> "sts:" + operation;
        };
    }

    private String message() {
        return SdkProblems.message(failure);
    }
}

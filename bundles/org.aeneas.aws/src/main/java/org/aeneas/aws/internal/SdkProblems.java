package org.aeneas.aws.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import javax.net.ssl.SSLException;
import javax.xml.stream.XMLStreamException;

import org.aeneas.core.CancelledException;
import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;

import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK throws, in words for the user. The SDK's own messages hold no secret; its requests are not quoted. */
final class SdkProblems {
    private static final Set<String> THROTTLED = Set.of("ProvisionedThroughputExceededException", "ThrottlingException",
            "Throttling", "ThrottledException", "RequestLimitExceeded", "SlowDown", "TooManyRequestsException",
            "TooManyRequests", "BandwidthLimitExceeded", "PriorRequestNotComplete", "RequestThrottled",
            "RequestThrottledException");
    /** A message of DynamoDB's that it cannot read, or that breaks one of its rules. */
    private static final Set<String> INVALID = Set.of("ValidationException", "SerializationException",
            "RequestEntityTooLarge", "RequestTooLargeException", "ItemCollectionSizeLimitExceededException");

    private SdkProblems() {
    }

    static boolean isThrottling(Throwable failure) {
        return failure instanceof AwsServiceException e && (THROTTLED.contains(code(e)) || e.statusCode() == 429);
    }

    static boolean isInvalid(AwsServiceException failure) {
        return INVALID.contains(code(failure)) || failure.statusCode() == 413;
    }

    /** What may go well when it is done again, apart from throttling. */
    static boolean isTransient(Throwable failure) {
        if (failure instanceof AwsServiceException e) {
            // AWS always names what is wrong with a request; where it is not there, the answer broke off
            boolean brokenOff = e.statusCode() == 400 && code(e).isEmpty();
            boolean again = e.statusCode() >= 500 || brokenOff || "RequestTimeout".equals(code(e))
                    || e.isClockSkewException();
            return again && !isThrottling(e);
        }
        return failure instanceof SdkException && cause(failure, SSLException.class).isEmpty()
                && cause(failure, IOException.class).isPresent();
    }

    /** An answer in XML that ended too early; the SDK takes it for one that nothing can be done about. */
    static boolean isBrokenOff(Throwable failure) {
        return cause(failure, XMLStreamException.class).isPresent()
                || cause(failure, UncheckedIOException.class).isPresent();
    }

    static RuntimeException of(SdkCall call, String operation, String object, SdkException failure) {
        if (failure instanceof AbortedException) {
            // Somebody who no longer wants the answer interrupted this thread.
            Thread.currentThread().interrupt();
            CancelledException cancelled = new CancelledException();
            cancelled.initCause(failure);
            return cancelled;
        }
        Optional<RuntimeException> ours = ours(failure);
        if (ours.isPresent()) {
            return ours.get();
        }
        Problem problem = failure instanceof AwsServiceException e
                ? ServiceProblems.of(call, operation, object, e)
                : ofClient(call, object, failure);
        return problem.asException(failure);
    }

    /** What was to be sent could not be read: the SDK's client and its signer only wrap what we say about it. */
    static Optional<RuntimeException> ours(RuntimeException failure) {
        return cause(failure, ProblemException.class).map(problem -> problem);
    }

    /** What the service says about it. */
    static String message(AwsServiceException failure) {
        String message = failure.awsErrorDetails() == null ? null : failure.awsErrorDetails().errorMessage();
        return sentence(message == null || message.isBlank() ? "status " + failure.statusCode() : message);
    }

    static String code(AwsServiceException failure) {
        return failure.awsErrorDetails() == null || failure.awsErrorDetails().errorCode() == null
                ? "" : failure.awsErrorDetails().errorCode();
    }

    private static Problem ofClient(SdkCall call, String object, SdkException failure) {
        Optional<UnknownHostException> unknownHost = cause(failure, UnknownHostException.class);
        if (unknownHost.isPresent()) {
            return new Problem("aws-host-unknown", "A host of AWS cannot be found.",
                    String.valueOf(unknownHost.get().getMessage()),
                    "Check the Region's name, the endpoint, and that this machine reaches the internet or a VPC "
                            + "endpoint.");
        }
        if (cause(failure, SSLException.class).isPresent()) {
            return new Problem("aws-tls", "The connection to " + call.serviceName() + " is not trusted: "
                    + cause(failure, SSLException.class).get().getMessage(), call.where(),
                    "Check the endpoint, and whether a proxy replaces certificates that this Java does not know.");
        }
        if (isUnreachable(failure)) {
            return new Problem("aws-unreachable", call.serviceName() + " does not answer: " + rootMessage(failure),
                    call.where(), "Check the endpoint, the network and the firewall, then start this again.");
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("SSO")) {
            return new Problem("aws-session-expired", "Nobody is signed in for this profile: " + firstLine(message),
                    call.profile(), call.remedyOr("Sign in with aws sso login, then start this again."));
        }
        if (message.toLowerCase(Locale.ROOT).contains("credentials")) {
            return new Problem("aws-no-credentials", "No usable AWS credentials were found.", call.profile(),
                    call.remedyOr("Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY (and AWS_SESSION_TOKEN, where there "
                            + "is one), name a profile of ~/.aws that has credentials, or run on a machine with a "
                            + "role."));
        }
        return new Problem("aws-failed", "The call of " + call.serviceName() + " failed: " + firstLine(message), object,
                "Look into the log for the cause, then start this again.");
    }

    private static boolean isUnreachable(Throwable failure) {
        return cause(failure, ConnectException.class).isPresent()
                || cause(failure, SocketTimeoutException.class).isPresent()
                || cause(failure, NoRouteToHostException.class).isPresent()
                || cause(failure, SocketException.class).isPresent()
                || cause(failure, IOException.class).isPresent() || isBrokenOff(failure);
    }

    private static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
        }
        return Optional.empty();
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return firstLine(String.valueOf(root.getMessage()));
    }

    private static String firstLine(String text) {
        String line = text.lines().findFirst().orElse("");
        return sentence(line.length() <= 300 ? line : line.substring(0, 300) + "…");
    }

    /** What others say ends with a full stop, or does not. */
    static String sentence(String text) {
        String line = text.strip();
        return line.endsWith(".") || line.endsWith("…") ? line : line + ".";
    }
}

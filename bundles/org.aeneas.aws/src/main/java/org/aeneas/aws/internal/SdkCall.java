package org.aeneas.aws.internal;

import java.io.UncheckedIOException;
import java.util.function.Supplier;

import org.aeneas.aws.ServiceProfile.Service;

import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Calls of one service: with our class loader in place, and with their failures in plain words.
 *
 * @param where   the endpoint that replaces AWS's own, else the Region
 * @param profile the name of the service profile whose credentials are used
 * @param remedy  the profile's own for credentials that are missing or have expired; empty for the usual one
 */
record SdkCall(Service service, String where, String profile, String remedy) {

    /**
     * @param operation as AWS calls it, {@code PutObject}: a missing permission is reported by it
     * @param object    the bucket, table or key that it is about
     */
    <T> T run(String operation, String object, Supplier<T> call) {
        try {
            return inOurClassLoader(call);
        } catch (SdkException e) {
            throw SdkProblems.of(this, operation, object, e);
        } catch (UncheckedIOException e) {
            // So does the SDK's XML reader say that the answer broke off.
            throw SdkProblems.of(this, operation, object, SdkClientException.create(e.getMessage(), e));
        } catch (RuntimeException e) {
            throw SdkProblems.ours(e).orElse(e);
        }
    }

    /** The service's name for people. */
    String serviceName() {
        return switch (service) {
            case DYNAMODB -> "DynamoDB";
            case CLOUDWATCH_LOGS -> "CloudWatch Logs";
            default -> service.name();
        };
    }

    /** What to do about credentials that are missing or have expired. */
    String remedyOr(String usual) {
        return remedy.isEmpty() ? usual : remedy;
    }

    /** The SDK loads by name through the thread's context class loader, which under OSGi knows nothing of it. */
    static <T> T inOurClassLoader(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(SdkCall.class.getClassLoader());
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}

package org.aeneas.aws.internal;

import java.io.ByteArrayInputStream;
import java.util.Optional;

import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.SdkHttpRequest;

/**
 * Sends a body that we wrote in place of the one that the SDK makes of the request object. Staged lines are DynamoDB's
 * JSON already: so they travel without being taken apart and put together again, and the SDK still finds the
 * credentials and the endpoint, signs, repeats and reads the answer.
 */
final class GivenBody implements ExecutionInterceptor {
    static final ExecutionAttribute<byte[]> BODY = new ExecutionAttribute<>("org.aeneas.aws.body");

    @Override
    public SdkHttpRequest modifyHttpRequest(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] body = attributes.getAttribute(BODY);
        return body == null ? context.httpRequest() : context.httpRequest().toBuilder()
                .putHeader("Content-Length", Integer.toString(body.length)).build();
    }

    @Override
    public Optional<RequestBody> modifyHttpContent(Context.ModifyHttpRequest context, ExecutionAttributes attributes) {
        byte[] body = attributes.getAttribute(BODY);
        return body == null ? context.requestBody() : Optional.of(RequestBody.fromContentProvider(
                () -> new ByteArrayInputStream(body), body.length, "application/x-amz-json-1.0"));
    }
}

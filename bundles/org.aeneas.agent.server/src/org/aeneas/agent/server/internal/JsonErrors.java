package org.aeneas.agent.server.internal;

import java.nio.ByteBuffer;

import org.aeneas.agent.api.AgentJson;
import org.aeneas.agent.api.ErrorAnswer;
import org.aeneas.core.Problem;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, in the contract's form and without a word about Jetty. */
final class JsonErrors extends ErrorHandler {

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = response.getStatus();
        ApiHandler.start(response, status);
        response.getHeaders().put("Content-Type", "application/json");
        response.write(true, ByteBuffer.wrap(body(status)), callback);
        return true;
    }

    private static byte[] body(int status) {
        return AgentJson.write(new ErrorAnswer(problem(status)));
    }

    private static Problem problem(int status) {
        return switch (status) {
            case 413, 414, 431 -> new Problem("request-too-large", "The request's path or headers are too long.",
                    "the request", "Send what the agent's openapi.yaml says.");
            case 408 -> new Problem("request-timeout", "The request did not arrive whole in time.", "the request",
                    "Try again; see that the network is not overloaded.");
            case 503 -> ApiHandler.stopping().problem();
            default -> status >= 500 ? ApiHandler.internal() : new Problem("malformed-request",
                    "The request is not what HTTP allows.", "the request", "Send what the agent's openapi.yaml says.");
        };
    }
}

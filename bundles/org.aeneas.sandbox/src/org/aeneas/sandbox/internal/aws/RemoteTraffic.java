package org.aeneas.sandbox.internal.aws;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.aeneas.aws.ServiceProfile.Service;
import org.aeneas.core.Problem;
import org.aeneas.sandbox.Fault;
import org.aeneas.sandbox.Traffic;
import org.aeneas.sandbox.internal.SandboxProblems;

/** The traffic of proxies in another process. */
public final class RemoteTraffic implements Traffic {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI control;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public RemoteTraffic(URI control) {
        this.control = control;
    }

    @Override
    public void inject(Fault fault) {
        try {
            send(HttpRequest.newBuilder(control.resolve("/faults"))
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(fault))));
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    @Override
    public void clear() {
        answer(HttpRequest.newBuilder(control.resolve("/faults")).DELETE());
    }

    @Override
    public long requests(Service service, String operation) {
        return count("/requests/" + service + "/" + operation);
    }

    @Override
    public long injected() {
        return count("/injected");
    }

    private long count(String path) {
        try {
            return JSON.readTree(answer(HttpRequest.newBuilder(control.resolve(path)).GET())).path("count").asLong();
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private String answer(HttpRequest.Builder request) {
        try {
            return send(request);
        } catch (IOException e) {
            throw unreachable(e);
        }
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IOException("The sandbox answered " + response.statusCode() + ": " + response.body());
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SandboxProblems.interrupted(control.toString(), e);
        }
    }

    private RuntimeException unreachable(IOException cause) {
        return new Problem("sandbox-unreachable", "The sandbox's proxies did not take the order.", control.toString(),
                "Start the sandbox: aeneas sandbox start").asException(cause);
    }
}

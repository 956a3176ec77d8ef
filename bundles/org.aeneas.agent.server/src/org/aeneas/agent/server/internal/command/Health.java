package org.aeneas.agent.server.internal.command;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import org.aeneas.agent.settings.AgentSettings;

/** What {@code /health} says: nobody is kept from asking it, so it is asked where the API is closed to us. */
record Health(String line) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int UP = 200;

    static Health of(int port) {
        URI address = URI.create("http://" + AgentSettings.LOOPBACK + ":" + port + "/health");
        try {
            HttpResponse<String> answer = HttpClient.newBuilder().connectTimeout(PATIENCE).build().send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return new Health(answer.statusCode() == UP ? "The agent is up and well, but its API is closed to us:"
                    : "The agent is up and needs someone: " + answer.body());
        } catch (IOException e) {
            return new Health("Neither its API nor " + address + " answers:");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Health("Nobody waited for the answer of " + address);
        }
    }
}

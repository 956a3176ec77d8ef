package org.aeneas.ui.update.internal;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.OperationCanceledException;

/** Reads files by https; what comes no further for half a minute is given up. Never follows to plain http. */
final class HttpsReader {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long POLL_MILLIS = 100;

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NORMAL).build();

    /**
     * @param monitor may be null
     * @return how many bytes it has
     * @throws FileNotFoundException if the server has no such file
     */
    long copy(URI from, OutputStream target, IProgressMonitor monitor) throws IOException {
        AtomicLong bytes = new AtomicLong();
        BodyHandler<Void> into = info -> info.statusCode() == HttpURLConnection.HTTP_OK
                ? BodySubscribers.ofByteArrayConsumer(part -> part.ifPresent(some -> {
                    write(target, some);
                    bytes.addAndGet(some.length);
                })) : BodySubscribers.replacing(null);
        require(from, await(client.sendAsync(request(from).GET().build(), into), bytes, monitor));
        return bytes.get();
    }

    /** @return milliseconds since 1970, 0 if the server does not say */
    long lastModified(URI of, IProgressMonitor monitor) throws IOException {
        HttpRequest head = request(of).method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
        HttpResponse<Void> response = require(of, await(client.sendAsync(head, BodyHandlers.discarding()),
                new AtomicLong(), monitor));
        try {
            return response.headers().firstValue("Last-Modified").map(text -> ZonedDateTime.parse(text,
                    DateTimeFormatter.RFC_1123_DATE_TIME).toInstant().toEpochMilli()).orElse(0L);
        } catch (DateTimeParseException e) {
            return 0;
        }
    }

    private static HttpRequest.Builder request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).header("Cache-Control", "no-cache");
    }

    private static void write(OutputStream target, byte[] some) {
        try {
            target.write(some);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpResponse<Void> require(URI uri, HttpResponse<Void> response) throws IOException {
        int code = response.statusCode();
        if (code == HttpURLConnection.HTTP_NOT_FOUND || code == HttpURLConnection.HTTP_GONE) {
            throw new FileNotFoundException(uri.toString());
        }
        if (code != HttpURLConnection.HTTP_OK) {
            throw new IOException("HTTP " + code);
        }
        return response;
    }

    /** @param bytes how many have come */
    private static <T> T await(CompletableFuture<T> future, AtomicLong bytes, IProgressMonitor monitor)
            throws IOException {
        long last = -1;
        long since = System.nanoTime();
        while (true) {
            try {
                return future.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (monitor != null && monitor.isCanceled()) {
                    future.cancel(true);
                    throw new OperationCanceledException();
                }
                if (bytes.get() != last) {
                    last = bytes.get();
                    since = System.nanoTime();
                } else if (System.nanoTime() - since > PATIENCE.toNanos()) {
                    future.cancel(true);
                    throw new HttpTimeoutException("no more bytes came");
                }
            } catch (InterruptedException e) {
                future.cancel(true);
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            } catch (ExecutionException e) {
                throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
            }
        }
    }
}

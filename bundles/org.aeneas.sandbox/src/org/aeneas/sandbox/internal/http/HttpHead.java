package org.aeneas.sandbox.internal.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The start line and the headers of an HTTP/1.1 message, as they were sent: a signature covers the target and the
 * headers byte for byte, so nothing is decoded, normalised or put into another order.
 */
public record HttpHead(String startLine, List<Header> headers) {
    private static final int MOST_BYTES = 64 * 1024;

    /** One header line. */
    public record Header(String name, String value) {
        boolean is(String other) {
            return name.equalsIgnoreCase(other);
        }
    }

    public HttpHead {
        headers = List.copyOf(headers);
    }

    public static HttpHead response(int status, String contentType, long length) {
        return new HttpHead("HTTP/1.1 " + status + " " + (status < 400 ? "OK" : "Error"),
                List.of(new Header("Content-Type", contentType), new Header("Content-Length", Long.toString(length))));
    }

    /** @return empty if the peer closed before it sent anything */
    public static Optional<HttpHead> read(InputStream in) throws IOException {
        String startLine = line(in, MOST_BYTES);
        if (startLine.isEmpty()) {
            return Optional.empty();
        }
        List<Header> headers = new ArrayList<>();
        int left = MOST_BYTES - startLine.length();
        for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
            left -= line.length();
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("Not an HTTP header: " + line);
            }
            headers.add(new Header(line.substring(0, colon), line.substring(colon + 1).strip()));
        }
        return Optional.of(new HttpHead(startLine, headers));
    }

    static String line(InputStream in, int most) throws IOException {
        StringBuilder line = new StringBuilder();
        int next;
        while ((next = in.read()) != '\n') {
            if (next < 0) {
                if (line.length() > 0) {
                    throw new EOFException("The peer closed within a line");
                }
                return "";
            }
            if (line.length() >= most) {
                throw new IOException("An HTTP header is too long");
            }
            line.append((char) next);
        }
        if (line.length() > 0 && line.charAt(line.length() - 1) == '\r') {
            line.setLength(line.length() - 1);
        }
        return line.toString();
    }

    public void write(OutputStream out) throws IOException {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        headers.forEach(header -> text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
    }

    public String method() {
        return startLine.substring(0, startLine.indexOf(' '));
    }

    /** The path without its query, still encoded. */
    public String path() {
        String target = target();
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** What follows the question mark, still encoded; empty if nothing does. */
    public String query() {
        String target = target();
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    private String target() {
        String[] parts = startLine.split(" ", 3);
        return parts.length > 1 ? parts[1] : "/";
    }

    /** Of a response. */
    public int status() {
        return Integer.parseInt(startLine.split(" ", 3)[1]);
    }

    public boolean isSuccess() {
        return status() / 100 == 2;
    }

    public Optional<String> header(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value).findFirst();
    }

    /** All values of a header, joined by commas. */
    public String joined(String name) {
        return headers.stream().filter(header -> header.is(name)).map(Header::value)
                .collect(Collectors.joining(","));
    }

    public OptionalLong contentLength() {
        return header("Content-Length").map(Long::parseLong).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    public boolean isChunked() {
        return header("Transfer-Encoding").filter(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                .isPresent();
    }

    public boolean closes() {
        return header("Connection").filter(value -> value.equalsIgnoreCase("close")).isPresent();
    }

    /** @return whether the client sends its body only when it is asked for it */
    public boolean expectsContinue() {
        return header("Expect").filter("100-continue"::equalsIgnoreCase).isPresent();
    }

    public HttpHead without(String... names) {
        Set<String> unwanted = Stream.of(names).map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        return new HttpHead(startLine, headers.stream()
                .filter(header -> !unwanted.contains(header.name().toLowerCase(Locale.ROOT))).toList());
    }

    public HttpHead with(String name, String value) {
        List<Header> more = new ArrayList<>(without(name).headers());
        more.add(new Header(name, value));
        return new HttpHead(startLine, more);
    }
}

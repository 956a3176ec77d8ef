package org.aeneas.sandbox.tests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.aeneas.sandbox.SandboxKeys;

/** A client of AWS that signs its requests, as the documentation of Signature Version 4 says. */
final class SignedClient {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final String REGION = "eu-west-1";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SandboxKeys keys;
    private final Map<String, String> always;

    SignedClient(SandboxKeys keys) {
        this(keys, Map.of());
    }

    /** @param always headers of every request: a session token */
    SignedClient(SandboxKeys keys, Map<String, String> always) {
        this.keys = keys;
        this.always = always;
    }

    /** An answer. */
    record Answer(int status, Map<String, String> headers, String body) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError(body, e);
            }
        }

        /** The code of an error: what follows {@code #} in JSON, the element Code in XML. */
        String code() {
            return body.startsWith("<") ? body.replaceFirst("(?s)^.*<Code>([^<]*)</Code>.*$", "$1")
                    : json().path("__type").asText().replaceFirst("^.*#", "");
        }
    }

    Answer dms(URI endpoint, String operation, String body) throws IOException {
        return send("dms", "POST", endpoint.resolve("/"), body, Map.of("content-type", "application/x-amz-json-1.1",
                "x-amz-target", "AmazonDMSv20160101." + operation));
    }

    Answer dynamoDb(URI endpoint, String operation, String body) throws IOException {
        return send("dynamodb", "POST", endpoint.resolve("/"), body,
                Map.of("x-amz-target", "DynamoDB_20120810." + operation, "content-type", "application/x-amz-json-1.0"));
    }

    Answer query(String service, URI endpoint, String form) throws IOException {
        return send(service, "POST", endpoint.resolve("/"), form,
                Map.of("content-type", "application/x-www-form-urlencoded"));
    }

    Answer s3(String method, URI endpoint, String target, String body, Map<String, String> headers)
            throws IOException {
        return send("s3", method, endpoint.resolve(target), body, headers);
    }

    private Answer send(String service, String method, URI uri, String body, Map<String, String> headers)
            throws IOException {
        return send(service, method, uri, body, sha256(body.getBytes(StandardCharsets.UTF_8)), headers);
    }

    /** @param bodyHash what is signed, whatever the body is */
    Answer send(String service, String method, URI uri, String body, String bodyHash, Map<String, String> headers)
            throws IOException {
        Map<String, String> signed = new TreeMap<>(headers);
        signed.putAll(always);
        signed.put("x-amz-date", DATE.format(Instant.now()));
        signed.put("x-amz-content-sha256", bodyHash);
        Map<String, String> withHost = new TreeMap<>(signed);
        withHost.put("host", uri.getAuthority());
        signed.put("authorization", authorization(service, method, uri, withHost, bodyHash));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).method(method,
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        signed.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers().map().entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().get(0))), response.body());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private String authorization(String service, String method, URI uri, Map<String, String> headers, String bodyHash) {
        String names = String.join(";", headers.keySet());
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String canonical = method + "\n" + uri.getRawPath() + "\n" + query + "\n"
                + headers.entrySet().stream().map(e -> e.getKey() + ":" + e.getValue() + "\n")
                        .collect(Collectors.joining()) + "\n" + names + "\n" + bodyHash;
        String date = headers.get("x-amz-date");
        String scope = date.substring(0, 8) + "/" + REGION + "/" + service + "/aws4_request";
        byte[] key = ("AWS4" + keys.secretKey()).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        String text = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n"
                + sha256(canonical.getBytes(StandardCharsets.UTF_8));
        return "AWS4-HMAC-SHA256 Credential=" + keys.accessKey() + "/" + scope + ", SignedHeaders=" + names
                + ", Signature=" + HexFormat.of().formatHex(hmac(key, text));
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

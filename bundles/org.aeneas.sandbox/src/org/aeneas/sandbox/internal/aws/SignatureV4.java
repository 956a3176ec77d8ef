package org.aeneas.sandbox.internal.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.aeneas.sandbox.internal.http.HttpHead;

/**
 * Checks signatures as AWS does ("Authenticating Requests (AWS Signature Version 4)" in its documentation): of the
 * request's headers and the hash of its body. The signatures of single chunks of a streamed body are not checked.
 */
final class SignatureV4 {
    private static final Pattern AUTHORIZATION = Pattern.compile("AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8})/"
            + "([^/]+)/([^/]+)/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})");
    private static final DateTimeFormatter TIMESTAMP = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'")
            .withZone(ZoneOffset.UTC);
    private static final Duration MOST_SKEW = Duration.ofMinutes(15);

    private final KeyRing keys;

    SignatureV4(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * Why a request is refused.
     *
     * @param bodyHash SHA-256 of the body in hex, or what the client said instead of it
     * @return empty if it is signed as it must be
     */
    Optional<Refusal> check(HttpHead request, String bodyHash) {
        Matcher authorization = AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
        if (!authorization.matches()) {
            return Optional.of(Refusal.UNSIGNED);
        }
        Optional<KeyRing.Entry> key = keys.find(authorization.group(1));
        Optional<String> token = request.header("X-Amz-Security-Token");
        if (key.isEmpty() || key.get().sessionToken().isPresent() && !key.get().sessionToken().equals(token)) {
            return Optional.of(Refusal.UNKNOWN_KEY);
        }
        if (isSkewed(request)) {
            return Optional.of(Refusal.SKEWED);
        }
        String expected = signature(request, authorization, key.get().secretKey(), bodyHash);
        boolean same = MessageDigest.isEqual(expected.getBytes(StandardCharsets.US_ASCII),
                authorization.group(6).getBytes(StandardCharsets.US_ASCII));
        return same ? Optional.empty() : Optional.of(Refusal.WRONG_SIGNATURE);
    }

    /** Who signed a request that was checked. */
    String principal(HttpHead request) {
        Matcher authorization = AUTHORIZATION.matcher(request.header("Authorization").orElse(""));
        return authorization.matches() ? keys.find(authorization.group(1)).map(KeyRing.Entry::principal).orElse("")
                : "";
    }

    private static boolean isSkewed(HttpHead request) {
        try {
            Instant signed = TIMESTAMP.parse(request.header("X-Amz-Date").orElse(""), Instant::from);
            return Duration.between(signed, Instant.now()).abs().compareTo(MOST_SKEW) > 0;
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    private static String signature(HttpHead request, Matcher authorization, String secret, String bodyHash) {
        String names = authorization.group(5);
        String canonical = String.join("\n", request.method(), request.path(), canonicalQuery(request.query()),
                canonicalHeaders(request, names), names, bodyHash);
        String scope = authorization.group(2) + "/" + authorization.group(3) + "/" + authorization.group(4)
                + "/aws4_request";
        String text = String.join("\n", "AWS4-HMAC-SHA256", request.header("X-Amz-Date").orElse(""), scope,
                sha256(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        return HexFormat.of().formatHex(hmac(key, text));
    }

    private static String canonicalHeaders(HttpHead request, String names) {
        return Arrays.stream(names.split(";"))
                .map(name -> name.toLowerCase(Locale.ROOT) + ":"
                        + request.joined(name).strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
    }

    private static String canonicalQuery(String query) {
        if (query.isEmpty()) {
            return "";
        }
        return Arrays.stream(query.split("&")).map(SignatureV4::canonicalParameter).sorted()
                .collect(Collectors.joining("&"));
    }

    private static String canonicalParameter(String parameter) {
        int equals = parameter.indexOf('=');
        String name = equals < 0 ? parameter : parameter.substring(0, equals);
        String value = equals < 0 ? "" : parameter.substring(equals + 1);
        return encode(decode(name)) + "=" + encode(decode(value));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-_.~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
            }
        }
        return encoded.toString();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", e);
        }
    }
}

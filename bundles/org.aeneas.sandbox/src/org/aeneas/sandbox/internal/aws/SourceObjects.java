package org.aeneas.sandbox.internal.aws;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import org.aeneas.sandbox.internal.http.HttpBackend;
import org.aeneas.sandbox.internal.http.HttpHead;

/** The objects of S3 as an import reads them: all whose keys begin with its prefix. */
final class SourceObjects {
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final Pattern NEXT = Pattern.compile("<NextContinuationToken>([^<]+)</NextContinuationToken>");

    private final URI s3proxy;
    private final HttpBackend backend;

    SourceObjects(URI s3proxy) {
        this.s3proxy = s3proxy;
        this.backend = new HttpBackend(s3proxy);
    }

    /** S3 refuses: this fails an import as a whole. */
    static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1L;
        private final String code;

        private RefusedException(String code, String message) {
            super(message);
            this.code = code;
        }

        /** As DynamoDB says it: {@code S3NoSuchBucket}. */
        String code() {
            return code;
        }
    }

    List<String> keys(String bucket, String prefix) throws IOException {
        List<String> keys = new ArrayList<>();
        String next = "";
        do {
            String page;
            String query = "?list-type=2&prefix=" + encode(prefix)
                    + (next.isEmpty() ? "" : "&continuation-token=" + encode(next));
            try (InputStream in = get("/" + bucket + query)) {
                page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
            Matcher key = KEY.matcher(page);
            while (key.find()) {
                keys.add(unescape(key.group(1)));
            }
            Matcher more = NEXT.matcher(page);
            next = more.find() ? unescape(more.group(1)) : "";
        } while (!next.isEmpty());
        return keys;
    }

    /** @param compression {@code NONE}, {@code GZIP} or {@code ZSTD} */
    InputStream open(String bucket, String key, String compression) throws IOException {
        InputStream stored = get("/" + bucket + "/" + encode(key).replace("%2F", "/"));
        return switch (compression) {
            case "GZIP" -> new GZIPInputStream(stored);
            case "ZSTD" -> new ZstdInputStreamNoFinalizer(stored);
            default -> stored;
        };
    }

    private InputStream get(String target) throws IOException {
        HttpHead request = new HttpHead("GET " + target + " HTTP/1.1", List.of(new HttpHead.Header("Host",
                s3proxy.getHost() + ":" + s3proxy.getPort()), new HttpHead.Header("Accept", "*/*")));
        HttpBackend.Response response = backend.send(request, new byte[0]);
        if (response.head().isSuccess()) {
            return new FilterInputStream(response.body()) {
                @Override
                public void close() throws IOException {
                    response.close();
                }
            };
        }
        try (response) {
            String error = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
            String code = error.replaceFirst("(?s)^.*<Code>([^<]+)</Code>.*$", "$1");
            throw new RefusedException("S3" + (code.equals(error) ? "InternalError" : code),
                    (code.equals("NoSuchBucket") ? "The specified bucket does not exist" : "S3 refuses to read")
                            + " (Service: Amazon S3; Status Code: " + response.head().status() + "; Error Code: "
                            + code + "; Request ID: SANDBOX)");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String unescape(String xml) {
        return xml.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&apos;", "'")
                .replace("&amp;", "&");
    }
}

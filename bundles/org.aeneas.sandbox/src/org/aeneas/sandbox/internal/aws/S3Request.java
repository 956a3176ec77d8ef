package org.aeneas.sandbox.internal.aws;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import org.aeneas.sandbox.internal.http.HttpHead;

/**
 * Which operation of S3 a request means: S3 tells by method, path and query.
 *
 * @param object {@code bucket/key}; no slash if it is about a bucket
 * @param query  decoded parameters; a parameter without value has the empty one
 */
record S3Request(String operation, String object, Map<String, String> query) {

    static S3Request of(HttpHead head) {
        Map<String, String> query = query(head.query());
        String object = decode(head.path()).replaceFirst("^/", "");
        boolean isObject = object.indexOf('/') >= 0 && object.indexOf('/') < object.length() - 1;
        String operation = isObject ? objectOperation(head, query) : bucketOperation(head, query, object);
        return new S3Request(operation, object, query);
    }

    private static String objectOperation(HttpHead head, Map<String, String> query) {
        boolean part = query.containsKey("uploadId");
        return switch (head.method()) {
            case "GET" -> part ? "ListParts" : "GetObject";
            case "HEAD" -> "HeadObject";
            case "PUT" -> put(head, part);
            case "POST" -> part ? "CompleteMultipartUpload" : "CreateMultipartUpload";
            case "DELETE" -> part ? "AbortMultipartUpload" : "DeleteObject";
            default -> head.method();
        };
    }

    private static String put(HttpHead head, boolean part) {
        boolean copy = head.header("x-amz-copy-source").isPresent();
        if (part) {
            return copy ? "UploadPartCopy" : "UploadPart";
        }
        return copy ? "CopyObject" : "PutObject";
    }

    private static String bucketOperation(HttpHead head, Map<String, String> query, String bucket) {
        return switch (head.method()) {
            case "GET" -> get(query, bucket);
            case "HEAD" -> "HeadBucket";
            case "PUT" -> query.containsKey("encryption") ? "PutBucketEncryption" : "CreateBucket";
            case "POST" -> query.containsKey("delete") ? "DeleteObjects" : "PostObject";
            case "DELETE" -> query.containsKey("encryption") ? "DeleteBucketEncryption" : "DeleteBucket";
            default -> head.method();
        };
    }

    private static String get(Map<String, String> query, String bucket) {
        if (bucket.isEmpty()) {
            return "ListBuckets";
        }
        if (query.containsKey("encryption")) {
            return "GetBucketEncryption";
        }
        if (query.containsKey("uploads")) {
            return "ListMultipartUploads";
        }
        if (query.containsKey("location")) {
            return "GetBucketLocation";
        }
        return query.containsKey("list-type") ? "ListObjectsV2" : "ListObjects";
    }

    private static Map<String, String> query(String text) {
        Map<String, String> query = new TreeMap<>();
        for (String parameter : text.split("&")) {
            int equals = parameter.indexOf('=');
            query.put(decode(equals < 0 ? parameter : parameter.substring(0, equals)),
                    equals < 0 ? "" : decode(parameter.substring(equals + 1)));
        }
        return query;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}

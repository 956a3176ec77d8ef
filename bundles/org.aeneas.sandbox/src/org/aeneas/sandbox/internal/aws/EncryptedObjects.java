package org.aeneas.sandbox.internal.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which objects, uploads and buckets are said to be encrypted how. For many threads. */
final class EncryptedObjects {
    private final Map<String, Encryption> objects = new ConcurrentHashMap<>();
    private final Map<String, Encryption> uploads = new ConcurrentHashMap<>();
    private final Map<String, Encryption> buckets = new ConcurrentHashMap<>();

    Encryption ofObject(String object) {
        return objects.getOrDefault(object, Encryption.DEFAULT);
    }

    Encryption ofBucket(String bucket) {
        return buckets.getOrDefault(bucket.replaceFirst("/.*$", ""), Encryption.DEFAULT);
    }

    Encryption ofUpload(String uploadId) {
        return uploads.getOrDefault(uploadId, Encryption.DEFAULT);
    }

    void object(String object, Encryption encryption) {
        objects.put(object, encryption);
    }

    void upload(String uploadId, Encryption encryption) {
        uploads.put(uploadId, encryption);
    }

    void bucket(String bucket, Encryption encryption) {
        buckets.put(bucket.replace("/", ""), encryption);
    }

    /** The upload's parts became an object. */
    void completed(String uploadId, String object) {
        Encryption encryption = uploads.remove(uploadId);
        if (encryption != null) {
            objects.put(object, encryption);
        }
    }
}

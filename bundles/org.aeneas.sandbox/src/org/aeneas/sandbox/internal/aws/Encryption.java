package org.aeneas.sandbox.internal.aws;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import org.aeneas.sandbox.internal.http.HttpHead;

/**
 * How an object says that it is encrypted at rest. Nothing is encrypted here.
 *
 * @param algorithm {@code AES256} or {@code aws:kms}
 * @param keyArn    of {@code aws:kms}
 */
record Encryption(String algorithm, Optional<String> keyArn) {
    static final String ALGORITHM_HEADER = "x-amz-server-side-encryption";
    static final String KEY_HEADER = "x-amz-server-side-encryption-aws-kms-key-id";
    static final String BUCKET_KEY_HEADER = "x-amz-server-side-encryption-bucket-key-enabled";
    static final String CONTEXT_HEADER = "x-amz-server-side-encryption-context";
    /** What S3 does to every object since 2023 where nothing else is said. */
    static final Encryption DEFAULT = new Encryption("AES256", Optional.empty());

    private static final String KMS = "aws:kms";

    /** Why S3 refuses the encryption that a request asks for. */
    record Refused(int status, String code, String message) {
    }

    /** The keys that the stand-in for KMS knows: what they may be called, and their ARNs. */
    record Keys(Map<String, String> arns) {

        /** @param aliases without {@code alias/}; the keys that AWS manages are always there */
        static Keys named(Iterable<String> aliases, String account, String region) {
            Map<String, String> arns = new TreeMap<>();
            String prefix = "arn:aws:kms:" + region + ":" + account + ":";
            add(arns, prefix, "aws/s3");
            aliases.forEach(alias -> add(arns, prefix, alias));
            return new Keys(arns);
        }

        private static void add(Map<String, String> arns, String prefix, String alias) {
            String id = UUID.nameUUIDFromBytes(alias.getBytes(StandardCharsets.UTF_8))
                    .toString();
            String arn = prefix + "key/" + id;
            for (String name : new String[] { "alias/" + alias, prefix + "alias/" + alias, id, arn }) {
                arns.put(name, arn);
            }
        }
    }

    /** @return what S3 refuses about the headers; empty if they can be met, or if there are none */
    static Optional<Refused> refused(HttpHead request, Keys keys) {
        Optional<String> algorithm = request.header(ALGORITHM_HEADER);
        Optional<String> key = request.header(KEY_HEADER);
        boolean kms = algorithm.filter(KMS::equals).isPresent();
        if (algorithm.isPresent() && !kms && !algorithm.get().equals("AES256")) {
            return Optional.of(new Refused(400, "InvalidArgument", "The encryption method specified is not supported"));
        }
        if (key.isPresent() && !kms) {
            return Optional.of(new Refused(400, "InvalidArgument",
                    "Server Side Encryption with AWS KMS managed key requires HTTP header " + ALGORITHM_HEADER
                            + " : aws:kms"));
        }
        if (key.isPresent() && !keys.arns().containsKey(key.get())) {
            return Optional.of(new Refused(400, "KMS.NotFoundException", "Key '" + key.get() + "' does not exist"));
        }
        return Optional.empty();
    }

    /** The encryption that a request asks for; empty if it says nothing. */
    static Optional<Encryption> asked(HttpHead request, Keys keys) {
        return request.header(ALGORITHM_HEADER).map(algorithm -> new Encryption(algorithm,
                algorithm.equals(KMS) ? Optional.of(keys.arns().get(request.header(KEY_HEADER).orElse("alias/aws/s3")))
                        : Optional.empty()));
    }

    static HttpHead strip(HttpHead request) {
        return request.without(ALGORITHM_HEADER, KEY_HEADER, BUCKET_KEY_HEADER, CONTEXT_HEADER);
    }

    HttpHead addTo(HttpHead response) {
        HttpHead head = response.with(ALGORITHM_HEADER, algorithm);
        return keyArn.isPresent() ? head.with(KEY_HEADER, keyArn.get()) : head;
    }
}

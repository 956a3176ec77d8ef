package org.aeneas.sandbox.internal.dms;

import com.fasterxml.jackson.databind.JsonNode;

/** The folder of a bucket that an S3 source reads. */
final class Folder {
    private Folder() {
    }

    /** @return the prefix of all its keys: empty, or with a slash at its end */
    static String of(JsonNode settings) {
        String folder = settings.path("BucketFolder").asText().replaceAll("^/+|/+$", "");
        return folder.isEmpty() ? "" : folder + "/";
    }
}

package org.aeneas.staging;

/**
 * An object that is whole.
 *
 * @param name   relative to the output folder or the bucket's prefix: {@code data/shop/orders/part-00000001.json.zst}
 * @param bytes  as stored, after compression
 * @param sha256 of the stored bytes, in lower-case hex
 */
public record StagedObject(String name, long bytes, String sha256) {
}

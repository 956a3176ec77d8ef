package org.aeneas.validate;

import java.nio.file.Path;

import org.aeneas.mapping.ItemForm;

/**
 * How to compare.
 *
 * @param sample  share of the items to compare, over 0 to 1; below 1 the items are chosen by their key, the same ones
 *                each time, and what DynamoDB has beyond the source is not looked for
 * @param threads that read each side
 * @param repair  write what is missing or different, delete what is extra
 * @param asOf    epoch second by which it is decided what is expired at the source: that of the plan by which DynamoDB
 *                was loaded, else now
 * @param now     epoch second: an item whose {@code ttl} has passed by then counts as absent on both sides
 * @param scratch a folder for about 64 bytes an item; what is put there is removed
 * @param listed  how many differences the report lists by key
 * @param form    of the items: who loaded them
 */
public record ValidateOptions(double sample, int threads, boolean repair, long asOf, long now, Path scratch,
        int listed, ItemForm form) {

    public ValidateOptions {
        if (!(sample > 0 && sample <= 1)) {
            throw new IllegalArgumentException("sample must be over 0 and at most 1: " + sample);
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1: " + threads);
        }
    }

    boolean all() {
        return sample == 1;
    }
}

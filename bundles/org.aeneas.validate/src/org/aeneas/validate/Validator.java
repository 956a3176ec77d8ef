package org.aeneas.validate;

import java.util.Map;

import org.aeneas.aws.ItemStore;
import org.aeneas.core.Progress;
import org.aeneas.engine.RowSource;
import org.aeneas.mapping.TableMapping;
import org.aeneas.validate.internal.Comparison;
import org.aeneas.validate.internal.Details;
import org.aeneas.validate.internal.Digest;
import org.aeneas.validate.internal.Digests;
import org.aeneas.validate.internal.ScratchFolder;
import org.aeneas.validate.internal.SourceItems;
import org.aeneas.validate.internal.TargetItems;

/**
 * Compares the items that a source's rows make with the items that DynamoDB holds, and mends what differs.
 *
 * <p>Both sides are read once, by parallel parts, into digests on disk, which are joined in memory bucket by bucket;
 * only the items on which the digests disagree are read again. So it holds for tables of any size, and finds what is
 * missing, extra and different alike. An item whose {@code ttl} has passed counts as absent on both sides.
 */
public final class Validator {
    /** Bytes of source data that one part of the work reads. */
    private static final long SPLIT = 64L << 20;
    /** Items a bucket, so that a bucket of both sides takes about 50 MB. */
    private static final long BUCKET = 500_000;
    private static final int MOST_BUCKETS = 2_000;

    private final RowSource source;
    private final TableMapping mapping;
    private final ItemStore store;
    private final ValidateOptions options;

    public Validator(RowSource source, TableMapping mapping, ItemStore store, ValidateOptions options) {
        this.source = source;
        this.mapping = mapping;
        this.store = store;
        this.options = options;
    }

    /** @throws org.aeneas.core.ProblemException if one of the sides cannot be read */
    public ValidationReport run(Progress progress) {
        SourceItems rows = new SourceItems(source, mapping, options, source.splits(SPLIT));
        Details details = new Details(store, mapping, options, source.tellsExpiry());
        SourceItems.Counts counts = options.all() ? compareAll(rows, details, progress)
                : compareSample(rows, details, progress);
        return details.report(counts, options.all());
    }

    private SourceItems.Counts compareAll(SourceItems rows, Details details, Progress progress) {
        TargetItems items = new TargetItems(store, mapping, options, source.tellsExpiry());
        int buckets = (int) Math.min(MOST_BUCKETS, 1 + rows.estimatedRows() / BUCKET);
        try (ScratchFolder scratch = new ScratchFolder(options.scratch());
                Digests ours = new Digests(scratch, "source", buckets);
                Digests theirs = new Digests(scratch, "target", buckets)) {
            progress.begin("Reading " + mapping.source().qualifiedName() + " at the source", "rows",
                    rows.estimatedRows());
            SourceItems.Counts counts = rows.each(ours::add, progress);
            progress.begin("Reading " + mapping.targetTable() + " in DynamoDB", "items", counts.items());
            items.each(theirs::add, progress);
            ours.close();
            theirs.close();
            Comparison comparison = Comparison.of(ours, theirs);
            details.countUnseen(comparison);
            look(comparison, rows, items, details, progress);
            return counts;
        }
    }

    private void look(Comparison comparison, SourceItems rows, TargetItems items, Details details, Progress progress) {
        Map<Digest, Difference.Kind> differing = comparison.differing();
        if (comparison.has(Difference.Kind.MISSING) || comparison.has(Difference.Kind.DIFFERENT)) {
            progress.begin("Looking at what differs in " + mapping.source().qualifiedName(), "rows",
                    rows.estimatedRows());
            rows.each(item -> {
                Difference.Kind kind = differing.get(item.keyDigest());
                if (kind == Difference.Kind.MISSING || kind == Difference.Kind.DIFFERENT) {
                    details.expected(item);
                }
            }, progress);
            details.flush();
        }
        if (comparison.has(Difference.Kind.EXTRA)) {
            progress.begin("Looking at what is extra in " + mapping.targetTable(), "items", -1);
            items.each(item -> {
                if (differing.get(item.keyDigest()) == Difference.Kind.EXTRA) {
                    details.extra(item);
                }
            }, progress);
            details.flush();
        }
    }

    private SourceItems.Counts compareSample(SourceItems rows, Details details, Progress progress) {
        progress.begin("Comparing a sample of " + mapping.source().qualifiedName(), "rows", rows.estimatedRows());
        SourceItems.Counts counts = rows.each(item -> {
            if (item.keyDigest().share() < options.sample()) {
                details.expected(item);
            }
        }, progress);
        details.flush();
        return counts;
    }
}

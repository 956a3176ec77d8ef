package org.aeneas.load.internal;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** What the sending threads count together. */
final class LoadTotals {
    final LongAdder batches = new LongAdder();
    final LongAdder resent = new LongAdder();
    final LongAdder throttled = new LongAdder();
    final DoubleAdder units = new DoubleAdder();
}

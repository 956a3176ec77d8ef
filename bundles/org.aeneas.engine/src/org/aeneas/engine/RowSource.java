package org.aeneas.engine;

import java.util.List;

import org.aeneas.core.row.RowCursor;
import org.aeneas.core.row.TokenRange;
import org.aeneas.core.schema.TableSchema;

/** The live rows of one table, readable in parts and by several threads (a cursor each). */
public interface RowSource extends AutoCloseable {

    TableSchema schema();

    /**
     * Cuts the ring into parts of about equal size, in the ring's order, without gap or overlap. The answer depends on
     * the data and {@code targetBytes} only, so that a plan can be made again. What a token is, only the engine that
     * gave the part knows: the offset of a line will do.
     *
     * @param targetBytes uncompressed size of a part, as far as it can be met: a partition is never cut
     */
    List<Split> splits(long targetBytes);

    /**
     * Opens the rows of a part.
     *
     * @param asOf epoch second: what is expired by then is dead
     */
    RowCursor open(TokenRange range, long asOf);

    /**
     * Whether its rows carry the write times and expiry of all their cells. A query language may tell them in part:
     * then a row has the expiry of some cells, and no write times.
     */
    default boolean tellsExpiry() {
        return true;
    }

    @Override
    void close();

    /**
     * A part of the table.
     *
     * @param estimatedBytes uncompressed
     * @param estimatedRows  -1 if unknown
     */
    record Split(TokenRange range, long estimatedBytes, long estimatedRows) {
    }
}

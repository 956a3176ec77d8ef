package org.aeneas.bench.internal;

import java.util.List;

/** Everything that can be measured. */
public final class Contests {
    /** Threads of every extraction and scan. */
    static final int THREADS = 2;

    private Contests() {
    }

    public static List<Contest> all() {
        return List.of(
                new Extraction("csv", SampleTable.ROWS, "dms-csv", "none"),
                new Extraction("json-zstd", SampleTable.ROWS, "dynamodb-json", "zstd"),
                new Scan("scan", SampleTable.ROWS),
                new Unload("dsbulk", SampleTable.ROWS),
                new Dump("sstabledump", SampleTable.ROWS),
                new Extraction("csv-overlap", SampleTable.OVERLAP, "dms-csv", "none"),
                new Scan("scan-overlap", SampleTable.OVERLAP),
                new Extraction("csv-wide", SampleTable.WIDE, "dms-csv", "none"),
                new Scan("scan-wide", SampleTable.WIDE),
                new Load(),
                new BareLoad(),
                new AgentExtraction("agent-asked", 200),
                new AgentExtraction("agent-quiet", 0),
                new Changes("changes-100k", 100_000),
                new Changes("changes-1m", 1_000_000),
                new Changes("changes-10m", 10_000_000));
    }
}

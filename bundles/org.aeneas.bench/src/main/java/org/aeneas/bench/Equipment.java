package org.aeneas.bench;

import java.nio.file.Path;

import org.aeneas.aws.Aws;
import org.aeneas.engine.SourceEngine;
import org.aeneas.sandbox.Cache;
import org.aeneas.sstable.SSTables;

/**
 * What the benchmark works with.
 *
 * @param program   the product's own start script: extraction is measured as a process
 * @param aws       the product's own clients: loading is measured in this process, for both sides
 * @param cassandra to make the tables of the live node
 * @param sstables  the product's own readers: changes are read in this process
 */
public record Equipment(Cache cache, Path program, Aws aws, SourceEngine cassandra, SSTables sstables) {
}

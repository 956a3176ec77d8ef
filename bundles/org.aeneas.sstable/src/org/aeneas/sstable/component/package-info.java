/**
 * The components of an SSTable as bytes, checked against their checksums and uncompressed: what all readers share.
 * Reads with plain file reads and heap buffers: a mapped file that is cut short under its reader ends the process,
 * Cassandra 3.11 cannot unmap on Java 17, and files behind FUSE must not be mapped.
 */
package org.aeneas.sstable.component;

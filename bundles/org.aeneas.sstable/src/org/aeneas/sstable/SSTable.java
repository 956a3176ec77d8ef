package org.aeneas.sstable;

import java.nio.file.Path;

/**
 * One SSTable on disk.
 *
 * @param data       its Data component
 * @param version    format version: {@code ka}, {@code nb}, …
 * @param format     {@code big} or {@code bti}
 * @param generation as the file name has it: a number, or a time-based id from 4.1 on
 */
public record SSTable(Path data, String version, String format, String generation) {
    private static final String DATA = "Data.db";

    /** @param name as TOC.txt has it: {@code Statistics.db} */
    public Path component(String name) {
        String file = data.getFileName().toString();
        return data.resolveSibling(file.substring(0, file.length() - DATA.length()) + name);
    }
}

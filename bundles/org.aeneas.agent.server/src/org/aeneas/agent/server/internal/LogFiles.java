package org.aeneas.agent.server.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import org.aeneas.staging.DurableFiles;

/** Files one behind the other, opened at once: renaming does not disturb who reads them. */
final class LogFiles {

    private LogFiles() {
    }

    /**
     * @param files the oldest first; those that are not there are left out
     * @param tail  only so many bytes of whole lines from the end; 0 for all
     */
    static InputStream open(List<Path> files, int tail) {
        List<InputStream> opened = new ArrayList<>();
        long skip = tail == 0 ? 0 : Math.max(0, size(files) - tail - 1);
        for (Path file : files) {
            try {
                opened.add(Files.newInputStream(file));
            } catch (NoSuchFileException e) {
                continue;
            } catch (IOException e) {
                close(opened);
                throw DurableFiles.problem(file, e);
            }
        }
        InputStream all = new SequenceInputStream(Collections.enumeration(opened));
        return tail == 0 ? all : lines(all, skip, tail);
    }

    /** What was written meanwhile is behind what was asked for. */
    private static InputStream lines(InputStream all, long skip, int tail) {
        try (all) {
            all.skipNBytes(skip);
            byte[] end = all.readNBytes(tail + 1);
            if (skip == 0 && end.length <= tail) {
                return new ByteArrayInputStream(end);
            }
            int line = 0;
            while (line < end.length && end[line] != '\n') {
                line++;
            }
            return new ByteArrayInputStream(Arrays.copyOfRange(end, Math.min(line + 1, end.length), end.length));
        } catch (IOException e) {
            throw DurableFiles.problem(Path.of("the log"), e);
        }
    }

    private static long size(List<Path> files) {
        return files.stream().mapToLong(file -> file.toFile().length()).sum();
    }

    private static void close(List<InputStream> opened) {
        for (InputStream one : opened) {
            try {
                one.close();
            } catch (IOException e) {
                throw DurableFiles.problem(Path.of("the log"), e);
            }
        }
    }
}

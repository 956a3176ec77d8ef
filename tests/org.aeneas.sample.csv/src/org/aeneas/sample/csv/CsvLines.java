package org.aeneas.sample.csv;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a file of UTF-8 from an offset on, each with its own. A value in quotes may have commas in it. */
final class CsvLines implements AutoCloseable {
    private final InputStream in;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long offset;
    private long next;

    /** @param from where a line begins */
    CsvLines(Path file, long from) throws IOException {
        FileChannel channel = FileChannel.open(file);
        in = new BufferedInputStream(Channels.newInputStream(channel.position(from)), 1 << 16);
        next = from;
    }

    /** @return false at the end of the file */
    boolean next() throws IOException {
        offset = next;
        line.reset();
        int b = in.read();
        while (b >= 0 && b != '\n') {
            line.write(b);
            b = in.read();
        }
        next += line.size() + (b < 0 ? 0 : 1);
        return next > offset;
    }

    /** Bytes from the beginning of the file to that of the line. */
    long offset() {
        return offset;
    }

    /** Bytes of the line, with its end. */
    long length() {
        return next - offset;
    }

    boolean isBlank() {
        return line.toString(StandardCharsets.UTF_8).isBlank();
    }

    List<String> cells() {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c : line.toString(StandardCharsets.UTF_8).toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else if (c != '\r') {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

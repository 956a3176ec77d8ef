package org.aeneas.staging;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipException;

import org.aeneas.core.Problem;
import org.aeneas.core.ProblemException;
import org.aeneas.staging.internal.VerifyingStream;

import com.github.luben.zstd.ZstdIOException;

/**
 * The lines of a staged object, in order; in a CSV object a line break between double quotes is part of the line. The
 * same array holds every line, so that reading makes no object a line. For one thread.
 */
public final class StagedReader implements AutoCloseable {
    /** The longest line, in bytes: an item of 400 KB in which each byte is escaped by six characters, and some. */
    public static final int MAX_LINE = 4 * 1024 * 1024;

    private static final int FIRST_BUFFER = 128 * 1024;

    private final String name;
    private final InputStream in;
    private final Optional<VerifyingStream> verified;
    private final boolean quoted;
    private byte[] buffer = new byte[FIRST_BUFFER];
    private int from;
    private int length;
    private int next;
    private int filled;
    private long number;
    private boolean ended;

    private StagedReader(String name, InputStream in, Optional<VerifyingStream> verified) {
        this.name = name;
        this.in = in;
        this.verified = verified;
        this.quoted = name.endsWith(".csv");
    }

    /** @throws ProblemException if there is no such file, or it is not what its name says */
    public static StagedReader open(Path file) {
        try {
            return open(file.toString(), Files.newInputStream(file), Optional.empty());
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /**
     * @param name   of the object: its ending tells the compression
     * @param stream is closed with the reader
     */
    public static StagedReader open(String name, InputStream stream) {
        return open(name, stream, Optional.empty());
    }

    /** As {@link #open(String, InputStream)}; at the end, fails unless these were the object's very bytes. */
    public static StagedReader open(StagedObject expected, InputStream stream) {
        return open(expected.name(), stream, Optional.of(expected));
    }

    private static StagedReader open(String name, InputStream stream, Optional<StagedObject> expected) {
        Optional<VerifyingStream> verified = expected.map(object -> new VerifyingStream(object, stream));
        InputStream stored = new BufferedInputStream(verified.<InputStream>map(v -> v).orElse(stream), FIRST_BUFFER);
        try {
            return new StagedReader(name, Compression.ofName(name).decompress(stored), verified);
        } catch (IOException e) {
            try {
                stream.close();
            } catch (IOException closing) {
                e.addSuppressed(closing);
            }
            throw problem(name, e);
        }
    }

    /**
     * Moves to the next line.
     *
     * @return false at the end
     * @throws ProblemException if the object cannot be read, is cut short, or has a line above {@link #MAX_LINE}
     */
    public boolean next() {
        from = next;
        int at = from;
        boolean inQuotes = false;
        while (true) {
            for (; at < filled; at++) {
                byte b = buffer[at];
                if (b == '"' && quoted) {
                    inQuotes = !inQuotes;
                } else if (b == '\n' && !inQuotes) {
                    length = at - from;
                    next = at + 1;
                    number++;
                    return true;
                }
            }
            int shift = from;
            if (!fill()) {
                return end();
            }
            at -= shift - from;
        }
    }

    /** The array that holds the line; valid until the next call of {@link #next()}. */
    public byte[] bytes() {
        return buffer;
    }

    /** Where the line begins in {@link #bytes()}. */
    public int offset() {
        return from;
    }

    /** The line's length in bytes, without its line break. */
    public int length() {
        return length;
    }

    /** The line as text. */
    public String text() {
        return new String(buffer, from, length, StandardCharsets.UTF_8);
    }

    /** The line's number, from 1; 0 before the first. */
    public long number() {
        return number;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw problem(name, e);
        }
    }

    /** Moves the line that was begun to the buffer's start and reads on behind it. */
    private boolean fill() {
        int begun = filled - from;
        if (begun > MAX_LINE) {
            throw corrupt("A line is longer than " + MAX_LINE + " bytes.", null);
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, begun);
        } else if (begun == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, MAX_LINE + 1));
        }
        from = 0;
        filled = begun;
        try {
            int read = in.read(buffer, filled, buffer.length - filled);
            if (read < 0) {
                return false;
            }
            filled += read;
            return true;
        } catch (IOException e) {
            throw problem(name, e);
        }
    }

    private boolean end() {
        if (filled > from) {
            throw corrupt("The object ends in the middle of line " + (number + 1) + ".", null);
        }
        if (number == 0 && Compression.ofName(name) != Compression.NONE) {
            throw corrupt("The object is empty.", null);
        }
        if (!ended && verified.isPresent()) {
            verify(verified.get());
        }
        ended = true;
        length = 0;
        next = filled;
        return false;
    }

    private void verify(VerifyingStream stream) {
        try {
            stream.verify();
        } catch (IOException e) {
            throw problem(name, e);
        }
    }

    private ProblemException corrupt(String what, IOException cause) {
        return corrupt(name, what, cause);
    }

    private static ProblemException corrupt(String name, String what, IOException cause) {
        return new Problem("staged-object-corrupt", what, name,
                "Extract the table again, or copy the object again if it was copied.").asException(cause);
    }

    private static ProblemException problem(String name, IOException e) {
        if (e instanceof EOFException || e instanceof ZipException || e instanceof ZstdIOException) {
            return corrupt(name, "The object is cut short or not compressed as its name says.", e);
        }
        if (e instanceof VerifyingStream.ChangedException) {
            return corrupt(name, "The object's bytes are not those that were staged.", e);
        }
        return DurableFiles.problem(Path.of(name), e);
    }
}

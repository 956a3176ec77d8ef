package org.aeneas.staging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.github.luben.zstd.RecyclingBufferPool;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;

/** How a staged object is compressed. The same content gives the same bytes: fixed levels, no time in any header. */
public enum Compression {
    NONE("none", "") {
        @Override
        public OutputStream compress(OutputStream out) {
            return out;
        }

        @Override
        public InputStream decompress(InputStream in) {
            return in;
        }
    },
    GZIP("gzip", ".gz") {
        @Override
        public OutputStream compress(OutputStream out) throws IOException {
            return new LevelledGzip(out);
        }

        @Override
        public InputStream decompress(InputStream in) throws IOException {
            return new GZIPInputStream(in, BUFFER);
        }
    },
    ZSTD("zstd", ".zst") {
        @Override
        public OutputStream compress(OutputStream out) throws IOException {
            return new ZstdOutputStreamNoFinalizer(out, RecyclingBufferPool.INSTANCE, ZSTD_LEVEL).setChecksum(true);
        }

        @Override
        public InputStream decompress(InputStream in) throws IOException {
            return new ZstdInputStreamNoFinalizer(in, RecyclingBufferPool.INSTANCE);
        }
    };

    private static final int BUFFER = 64 * 1024;
    /** Level 1 and level 6 differ by a tenth in size on rows as JSON, by a factor of two and more in time. */
    private static final int GZIP_LEVEL = 1;
    private static final int ZSTD_LEVEL = 1;

    private final String id;
    private final String suffix;

    Compression(String id, String suffix) {
        this.id = id;
        this.suffix = suffix;
    }

    /** As the command line, plans and manifests name it. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What it adds to an object's name; empty for {@link #NONE}. */
    public String suffix() {
        return suffix;
    }

    /** Wraps a stream; closing the answer ends the compressed data and closes {@code out}. */
    public abstract OutputStream compress(OutputStream out) throws IOException;

    /** Wraps a stream; data that was cut short makes the answer's reads fail. */
    public abstract InputStream decompress(InputStream in) throws IOException;

    public static Optional<Compression> named(String id) {
        for (Compression compression : values()) {
            if (compression.id.equals(id)) {
                return Optional.of(compression);
            }
        }
        return Optional.empty();
    }

    /** How the object of that name is compressed. */
    public static Compression ofName(String name) {
        if (name.endsWith(GZIP.suffix)) {
            return GZIP;
        }
        return name.endsWith(ZSTD.suffix) ? ZSTD : NONE;
    }

    @JsonCreator
    static Compression parse(String id) {
        return named(id).orElseThrow(() -> new IllegalArgumentException("no compression is called " + id));
    }

    /** The JDK's header has neither time nor name; only its level cannot be had from outside. */
    private static final class LevelledGzip extends GZIPOutputStream {
        LevelledGzip(OutputStream out) throws IOException {
            super(out, BUFFER);
            def.setLevel(GZIP_LEVEL);
        }
    }
}

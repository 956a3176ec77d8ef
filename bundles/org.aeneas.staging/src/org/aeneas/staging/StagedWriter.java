package org.aeneas.staging;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.aeneas.staging.internal.DigestingFile;

/**
 * Writes one object beside its final name, and gives it that name when it is whole and on the disk. An object without
 * content is not made at all. For one thread at a time; its methods throw
 * {@link org.aeneas.core.ProblemException} where the disk refuses.
 */
public final class StagedWriter implements AutoCloseable {

    /** Asked before bytes go to the disk; may wait, or refuse by throwing. */
    @FunctionalInterface
    public interface Space {
        /** The disk is the only limit. */
        Space UNLIMITED = bytes -> {
            // nothing to wait for
        };

        /** @param bytes that are about to be written, after compression */
        void take(int bytes);
    }

    private final String name;
    private final Path file;
    private final Path partial;
    private final Compression compression;
    private final Space space;
    private final FileForm form;
    private DigestingFile sink;
    private OutputStream out;
    private boolean finished;
    private boolean complete;

    /**
     * @param name of the object, see {@link Layout}; it tells the compression
     * @param file where it will be, and what a problem names: nobody knows the hidden one that it is until then
     */
    public StagedWriter(String name, Path file, Space space) {
        this(name, file, space, FileForm.PLAIN);
    }

    /** @param form of the file; the object is the same in any form */
    public StagedWriter(String name, Path file, Space space, FileForm form) {
        this.name = name;
        this.file = file;
        this.partial = DurableFiles.partial(file);
        this.compression = Compression.ofName(name);
        this.space = space;
        this.form = form;
    }

    /** Many rows at a time, please: each call goes through to the compressor, or to the disk. */
    public void write(byte[] source, int from, int count) {
        if (count == 0) {
            return;
        }
        try {
            if (out == null) {
                open();
            }
            out.write(source, from, count);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /** Nothing more will be written. What is left to {@link #complete()}, by any thread, is to wait for the disk. */
    public void finish() {
        if (out == null || finished) {
            return;
        }
        try {
            out.close();
            finished = true;
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /** The object is whole: it is now at its place and survives a stop of the machine. Empty if nothing was written. */
    public Optional<StagedObject> complete() {
        finish();
        try {
            if (out == null) {
                Files.deleteIfExists(file);
                complete = true;
                return Optional.empty();
            }
            sink.sync();
            DurableFiles.moveIntoPlace(partial, file);
            complete = true;
            return Optional.of(new StagedObject(name, sink.bytes(), sink.sha256()));
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    /** Removes what was written, unless it is complete. */
    @Override
    public void close() {
        if (complete || out == null) {
            return;
        }
        try {
            sink.abandon();
            out.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw DurableFiles.problem(file, e);
        }
    }

    private void open() throws IOException {
        Files.createDirectories(file.getParent());
        FileOutputStream opened = new FileOutputStream(partial.toFile());
        try {
            sink = new DigestingFile(opened, form, space);
        } catch (IOException e) {
            opened.close();
            Files.deleteIfExists(partial);
            throw e;
        }
        out = compression.compress(sink);
    }
}

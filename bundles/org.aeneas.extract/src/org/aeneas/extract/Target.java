package org.aeneas.extract;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.aeneas.aws.ObjectStore;
import org.aeneas.core.Progress;
import org.aeneas.extract.internal.BucketTarget;
import org.aeneas.extract.internal.FolderTarget;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.StagedObject;

/** Where staged objects go. For many threads. All methods throw {@link org.aeneas.core.ProblemException}. */
public interface Target {

    /** A folder of this machine. */
    static Target folder(Path folder) {
        return new FolderTarget(folder);
    }

    /**
     * Objects in S3.
     *
     * @param prefix goes before each object's name; empty, or ending with {@code /}
     */
    static Target bucket(ObjectStore store, String bucket, String prefix, ObjectStore.Encryption encryption) {
        return bucket(store, bucket, prefix, encryption, FileForm.PLAIN);
    }

    /** @param form of files on their way */
    static Target bucket(ObjectStore store, String bucket, String prefix, ObjectStore.Encryption encryption,
            FileForm form) {
        return new BucketTarget(store, bucket, prefix, encryption, form);
    }

    /** For messages: the object of that name as the user finds it. */
    String describe(String name);

    /** Whether objects can be put here, before any work is done. */
    void check();

    /** Objects whose names begin so, with their sizes. */
    Map<String, Long> sizes(String prefix);

    /** A small object's content; empty if there is none of that name. */
    Optional<byte[]> read(String name);

    /** Puts a small object, in place of the one of that name if there is one. */
    void put(String name, byte[] content);

    /** Where an object's file is to be written: its final place, or one in {@code staging} until it is delivered. */
    Path place(String name, Path staging);

    /** Of the files at their {@link #place}, and of others with rows that stay on this machine meanwhile. */
    default FileForm form() {
        return FileForm.PLAIN;
    }

    /** Takes a whole file, written at its {@link #place}; returns when it is confirmed. */
    void deliver(StagedObject object, Path file, Progress progress);

    /** Whether {@link #deliver} takes time, and the file is needed no more after it. */
    boolean remote();

    /** Removes what a killed run left unfinished of objects whose names begin so. */
    void removeUnfinished(String prefix);
}

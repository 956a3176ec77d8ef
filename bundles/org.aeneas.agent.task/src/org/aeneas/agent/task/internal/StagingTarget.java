package org.aeneas.agent.task.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.aeneas.core.Progress;
import org.aeneas.extract.Target;
import org.aeneas.staging.DurableFiles;
import org.aeneas.staging.FileForm;
import org.aeneas.staging.Layout;
import org.aeneas.staging.StagedObject;

/** S3, with what a task wants to know and to keep of what goes there. */
final class StagingTarget implements Target {
    private final Target s3;
    private final Layout layout;
    private final TableMeter meter;
    private final TaskLog log;
    private final Path rejects;
    private final Optional<Path> kept;

    /**
     * @param rejects file for the rows that cannot be represented
     * @param kept    folder for copies of the objects, if they are to stay on this machine
     */
    StagingTarget(Target s3, Layout layout, TableMeter meter, TaskLog log, Path rejects, Optional<Path> kept) {
        this.s3 = s3;
        this.layout = layout;
        this.meter = meter;
        this.log = log;
        this.rejects = rejects;
        this.kept = kept;
    }

    @Override
    public String describe(String name) {
        return s3.describe(name);
    }

    @Override
    public void check() {
        s3.check();
    }

    /** Asked when a run begins: what is there then was confirmed before. */
    @Override
    public Map<String, Long> sizes(String prefix) {
        Map<String, Long> sizes = s3.sizes(prefix);
        if (prefix.equals(layout.data())) {
            meter.bytes(sizes.values().stream().mapToLong(Long::longValue).sum());
        }
        return sizes;
    }

    @Override
    public Optional<byte[]> read(String name) {
        return s3.read(name);
    }

    @Override
    public void put(String name, byte[] content) {
        s3.put(name, content);
        if (name.equals(layout.rejects())) {
            DurableFiles.write(rejects, content, form());
        }
        kept.ifPresent(folder -> DurableFiles.write(folder.resolve(name), content, form()));
    }

    @Override
    public FileForm form() {
        return s3.form();
    }

    @Override
    public Path place(String name, Path staging) {
        return s3.place(name, staging);
    }

    /** A copy is kept before the object counts as done, so that a kill in between loses none. */
    @Override
    public void deliver(StagedObject object, Path file, Progress progress) {
        s3.deliver(object, file, progress);
        if (object.name().equals(layout.rejects())) {
            keep(file, rejects);
        } else {
            meter.addBytes(object.bytes());
            log.debug("On S3: " + s3.describe(object.name()) + ", " + object.bytes() + " bytes");
        }
        kept.ifPresent(folder -> keep(file, folder.resolve(object.name())));
    }

    @Override
    public boolean remote() {
        return s3.remote();
    }

    @Override
    public void removeUnfinished(String prefix) {
        s3.removeUnfinished(prefix);
    }

    /** The same file under a second name, which stays when the first is removed: it is on the disk already. */
    private static void keep(Path file, Path as) {
        try {
            Files.createDirectories(as.getParent());
            Files.deleteIfExists(as);
            Files.createLink(as, file);
            DurableFiles.syncFolder(as.getParent());
        } catch (IOException e) {
            throw DurableFiles.problem(as, e);
        }
    }
}

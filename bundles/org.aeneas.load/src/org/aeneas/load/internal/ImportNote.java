package org.aeneas.load.internal;

import java.nio.file.Path;
import java.util.Optional;

/** Which import is ours, over the death of the process: its token before it begins, its ARN as soon as it has one. */
public final class ImportNote implements AutoCloseable {

    /** @param arn empty as long as DynamoDB has not answered */
    record Entry(String token, String arn) {
    }

    private final LineFile<Entry> file;

    private ImportNote(LineFile<Entry> file) {
        this.file = file;
    }

    /** @throws org.aeneas.core.ProblemException if it cannot be read and written, or is something else */
    public static ImportNote open(Path path) {
        return new ImportNote(LineFile.open(path, Entry.class, entry -> true));
    }

    /** Of an import that may have begun in an earlier run. */
    public Optional<String> token() {
        return last().map(Entry::token);
    }

    /** Of an import that has begun in an earlier run. */
    public Optional<String> arn() {
        return last().map(Entry::arn).filter(arn -> !arn.isEmpty());
    }

    public void begins(String token) {
        file.append(new Entry(token, ""));
    }

    public void began(String token, String arn) {
        file.append(new Entry(token, arn));
    }

    private Optional<Entry> last() {
        return file.kept().isEmpty() ? Optional.empty() : Optional.of(file.kept().get(file.kept().size() - 1));
    }

    @Override
    public void close() {
        file.close();
    }
}

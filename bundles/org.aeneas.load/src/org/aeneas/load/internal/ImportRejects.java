package org.aeneas.load.internal;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.aeneas.aws.TableImports;
import org.aeneas.aws.TableImports.Description;
import org.aeneas.aws.TableImports.ItemError;
import org.aeneas.core.CancelledException;
import org.aeneas.core.ProblemException;
import org.aeneas.core.Progress;
import org.aeneas.load.Rejects;
import org.aeneas.load.Rejects.Reject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The items that an import refused, from its log. */
public final class ImportRejects {
    private static final Logger LOG = LoggerFactory.getLogger(ImportRejects.class);

    /** More are counted, but not listed: who has so many has one reason for all of them. */
    private static final int MOST = 10_000;
    /** CloudWatch Logs shows events some seconds after they were written. */
    private static final long PATIENCE_NANOS = 30_000_000_000L;
    private static final long POLL_MILLIS = 1_000;

    private final TableImports imports;
    private final String prefix;
    private final LineKeys keys;
    private final Rejects rejects;

    /** @param prefix before the staged objects' names */
    public ImportRejects(TableImports imports, String prefix, LineKeys keys, Rejects rejects) {
        this.imports = imports;
        this.prefix = prefix;
        this.keys = keys;
        this.rejects = rejects;
    }

    /** An error log that cannot be read fails nothing: the rejects say where it is. */
    public void write(Description ended, Progress progress) {
        if (ended.errors() == 0) {
            return;
        }
        long listed = 0;
        String why = "";
        try {
            List<ItemError> errors = read(ended, progress);
            errors.stream().collect(Collectors.groupingBy(this::object, TreeMap::new, Collectors.toList()))
                    .forEach((object, ofObject) -> write(ended.table(), object, ofObject));
            listed = errors.size();
        } catch (ProblemException e) {
            LOG.warn("The error log of {} cannot be read: {}", ended.arn(), e.problem().what(), e);
            why = " (" + e.problem().what() + " " + e.problem().remedy() + ")";
        }
        if (listed < ended.errors()) {
            rejects.add(new Reject(ended.table(), "", 0, "", (ended.errors() - listed) + " more are in the log of the "
                    + "import" + why + ": aws logs get-log-events --start-from-head --log-group-name "
                    + TableImports.LOG_GROUP + " --log-stream-name " + ended.errorStream()));
        }
    }

    private List<ItemError> read(Description ended, Progress progress) {
        long start = System.nanoTime();
        while (true) {
            List<ItemError> errors = imports.errors(ended, MOST);
            if (errors.size() >= Math.min(MOST, ended.errors()) || System.nanoTime() - start > PATIENCE_NANOS) {
                return errors;
            }
            progress.check();
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                throw CancelledException.of(e);
            }
        }
    }

    private void write(String table, String object, List<ItemError> errors) {
        Map<Long, String> found = keys.of(object, errors.stream().map(ImportRejects::line).collect(Collectors.toSet()));
        errors.forEach(error -> rejects.add(new Reject(table, object, line(error),
                found.getOrDefault(line(error), ""), error.reason())));
    }

    private static long line(ItemError error) {
        return error.index() + 1;
    }

    private String object(ItemError error) {
        return error.key().startsWith(prefix) ? error.key().substring(prefix.length()) : error.key();
    }
}

package org.aeneas.ssh;

/**
 * How a remote command ended.
 *
 * @param status its exit status; -1 if a signal ended it
 * @param output standard output, read as UTF-8
 * @param errors standard error, read as UTF-8
 */
public record CommandResult(int status, String output, String errors) {

    public boolean succeeded() {
        return status == 0;
    }
}
